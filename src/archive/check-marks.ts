/** A drawing that an entry names has to be among the office's. */
import { MARK_FOLDER } from '#model/mark.ts';
import type { Archive } from './archive.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';

/** @param names of the files in the folder, those that are refused for what is in them among them. */
export function checkMarks({ cases, deputies, brands }: Archive, names: ReadonlySet<string>): Diagnostic[] {
  return [...cases, ...deputies, ...brands].flatMap(({ file, data, lineOf }) => {
    const { mark } = data;
    if (mark === undefined || names.has(mark)) return [];
    const there = names.size === 0 ? '文件夹里还没有图' : `有的是：${[...names].join('、')}`;
    const said = `${MARK_FOLDER} 文件夹里没有 ${mark}.svg。${there}。请改成有的，放进这张图，或者删去这一项。`;
    return [errorAt('marks', { file, line: lineOf(['mark']), field: 'mark' }, said)];
  });
}
