/** A drawing that an entry names has to be among the office's. The fields that name one are found through the model. */
import { memoised } from '#lib/memoised.ts';
import { ICON_FOLDER } from '#model/icon.ts';
import { kindOf } from '#model/kinds.ts';
import type { Archive, Entry } from './entry.ts';
import { errorAt } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';

/** @param names of the files in the folder, those that are refused for what is in them among them. */
export function checkIcons(archive: Archive, names: ReadonlySet<string>): Diagnostic[] {
  return (Object.values(archive).flat() as readonly Entry[]).flatMap((entry) =>
    namedDrawings(entry)
      .filter(({ icon }) => !names.has(icon))
      .map(({ field, icon }) => {
        const there = names.size === 0 ? '文件夹里还没有图' : `有的是：${[...names].join('、')}`;
        const said = `${ICON_FOLDER} 文件夹里没有 ${icon}.svg。${there}。请改成有的，放进这张图，或者删去这一项。`;
        return errorAt('icons', { file: entry.file, line: entry.lineOf([field]), field }, said);
      }),
  );
}

interface NamedDrawing {
  readonly field: string;
  readonly icon: string;
}

/** The drawings that an entry names, and in which field. */
export const namedDrawings = memoised(({ collection, data }: Entry): readonly NamedDrawing[] =>
  Object.entries(kindOf(collection).fields).flatMap(([field, { control }]) => {
    const icon = control.drawing === true ? (data as Readonly<Record<string, unknown>>)[field] : undefined;
    return icon === undefined ? [] : [{ field, icon: String(icon) }];
  }),
);
