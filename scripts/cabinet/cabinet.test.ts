/** A cabinet of old issues, as an editor has it imported: folders, doubles, a run broken off, a second run. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OPEN_QUESTION } from '#lib/open-question.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const issue = (number: number, words: string) =>
  `云溪人大简报\n\n第${number}期\n\n云溪县人大常委会办公室　2020年4月2日\n\n甲镇：办实事\n\n　　${words}\n\n（甲镇人大供稿）\n`;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cabinet-'));
  mkdirSync(join(folder, '柜子/2020/旧'), { recursive: true });
  writeFileSync(join(folder, '柜子/第1期.txt'), issue(1, '代表走访了群众，收到建议12件，件件有回音。'));
  writeFileSync(join(folder, '柜子/2020/第2期.txt'), issue(2, '代表察看了水渠，收到建议7件，已经办结。'));
  writeFileSync(join(folder, '柜子/2020/旧/坏的.docx'), 'PK\u0003\u0004坏了');
  writeFileSync(join(folder, '柜子/~$第1期.docx'), 'x');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...options: string[]): { code: number | null; out: string[] } {
  const command = ['--disable-warning=ExperimentalWarning', join(root, 'scripts/import.ts'), '柜子', ...options];
  const { status, stdout } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout.split('\n').filter((line) => line !== '') };
}

const drafts = () => readdirSync(join(folder, 'imported')).filter((name) => name.endsWith('.md'));
const read = (name: string) => readFileSync(join(folder, 'imported', name), 'utf8');

describe('a folder of old issues', () => {
  it('is searched below, told of file by file, and laid out in one table', () => {
    const { code, out } = run();
    expect(code).toBe(1);
    expect(out.filter((line) => /^\[\d\/3\] /.test(line))).toHaveLength(3);
    expect(drafts()).toEqual(['2020-001.md', '2020-002.md']);
    const table = read('导入结果.csv');
    expect(table.split('\r\n').filter((line) => line !== '')).toHaveLength(4);
    for (const words of ['第1期.txt,已写成', '第2期.txt,已写成', '坏的.docx,没有读成']) expect(table).toContain(words);
    expect(read('导入结果.html')).toContain('3个文件：写成2份草稿，重复0个，没有读成1个');
  });

  it('is taken up where it was left: only what is new is read, and drafts that were changed stay', () => {
    run();
    writeFileSync(join(folder, 'imported/2020-001.md'), '编辑改过');
    writeFileSync(join(folder, '柜子/第3期.txt'), issue(3, '代表接待了群众，收到建议5件，正在办理。'));
    const { out } = run();
    expect(out.filter((line) => line.includes('以前读过'))).toHaveLength(2);
    expect(drafts()).toHaveLength(3);
    expect(read('2020-001.md')).toBe('编辑改过');
    expect(
      read('导入结果.csv')
        .split('\r\n')
        .filter((line) => line !== ''),
    ).toHaveLength(5);
  });

  it('goes on after a kill between a draft and its line in the ledger', () => {
    run();
    const ledger = join(folder, 'imported/.import-ledger.jsonl');
    writeFileSync(ledger, `${readFileSync(ledger, 'utf8').split('\n')[0] ?? ''}\n{"file":"柜`);
    expect(run().out.filter((line) => line.includes('没有覆盖'))).toEqual([]);
    expect(drafts()).toEqual(['2020-001.md', '2020-002.md']);
  });

  it('tells the same file, the same words in another format and the same issue with other words apart', () => {
    cpSync(join(folder, '柜子/第1期.txt'), join(folder, '柜子/副本.txt'));
    writeFileSync(join(folder, '柜子/另存.txt'), `\ufeff${readFileSync(join(folder, '柜子/第1期.txt'), 'utf8')}`);
    writeFileSync(join(folder, '柜子/改过的.txt'), issue(1, '代表走访了群众，收到建议13件，件件有回音。'));
    const said = run().out.join('\n');
    expect(said).toMatch(/是同一个文件，没有再写/);
    expect(said).toMatch(/文字和「[^」]+」一样，没有再写/);
    expect(said).toMatch(/是同一期，文字有出入，没有再写/);
    expect(drafts()).toHaveLength(2);
  });

  it('takes names and places as they were said once for all', () => {
    run('--preview');
    expect(existsSync(join(folder, 'imported/2020-001.md'))).toBe(false);
    const names = read('对照.yaml');
    expect(names).toContain('云溪人大简报: ""');
    writeFileSync(
      join(folder, 'imported/对照.yaml'),
      names.replace('云溪人大简报: ""', '云溪人大简报: 云溪县人大简报').replace('甲镇: ""', '甲镇: jiazhen'),
    );
    run();
    for (const name of drafts()) {
      expect(read(name)).toContain('series: 云溪县人大简报');
      expect(read(name)).toContain('place: jiazhen');
    }
  });

  it('keeps an open error in the draft, where no check lets it be published', () => {
    writeFileSync(join(folder, '柜子/第4期.txt'), issue(4, '代表走访了群众，5年月收到建议，件件有回音。'));
    run();
    expect(read('2020-004.md').match(OPEN_QUESTION)).toHaveLength(1);
    expect(read('2020-001.md').match(OPEN_QUESTION)).toBeNull();
  });
});
