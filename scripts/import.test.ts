/** The command itself, as an editor runs it. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import CFB from 'cfb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LARGEST } from '#importer/detect.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const fixtures = join(root, 'tests/fixtures/briefings/files');
const folder = mkdtempSync(join(tmpdir(), 'import-'));
const GOOD = ['三月简报.docx', '旧简报.doc', '当中的文字.txt'] as const;
const BAD = {
  '空白.docx': ['empty', /文件是空的/],
  '空格.txt': ['empty', /没有文字/],
  '损坏.docx': ['corrupt', /已损坏/],
  '损坏.doc': ['corrupt', /已损坏/],
  '加密.docx': ['password', /打开密码/],
  '表格.xlsx': ['unsupported', /压缩包|表格/],
  '照片.docx': ['unsupported', /PNG 图片/],
  '很大.pdf': ['toolarge', /超过 80 MB/],
  '没有.docx': ['unsupported', /没有这个文件/],
  文件夹: ['unsupported', /文件夹/],
} as const;

function run(...options: string[]): { code: number | null; out: string[]; progress: string[] } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'scripts/import.ts'), ...options],
    { cwd: folder, encoding: 'utf8' },
  );
  const lines = (text: string) => text.split('\n').filter((line) => line !== '');
  return { code: status, out: lines(stdout), progress: lines(stderr) };
}

/** A locked Word file is a compound file around an encrypted package. */
function lockedFile(): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from([4, 0, 4, 0]));
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(4096, 7));
  return CFB.write(container, { type: 'buffer' }) as Uint8Array;
}

/** Puts a stretch of zeros into a file, its beginning kept. */
function damaged(file: string): Uint8Array {
  const bytes = Uint8Array.from(readFileSync(join(fixtures, file)));
  return bytes.fill(0, 600, Math.floor(bytes.length * 0.9));
}

beforeAll(() => {
  const put = (name: string, content: Uint8Array | string) => writeFileSync(join(folder, name), content);
  cpSync(join(fixtures, 'docx-1.docx'), join(folder, GOOD[0]));
  cpSync(join(fixtures, 'doc-1.doc'), join(folder, GOOD[1]));
  cpSync(join(fixtures, 'txt-5-gb18030.txt'), join(folder, GOOD[2]));
  put('空白.docx', '');
  put('空格.txt', ' \n\n　　\n');
  put('损坏.docx', damaged('docx-1.docx'));
  put('损坏.doc', damaged('doc-1.doc'));
  put('加密.docx', lockedFile());
  // The end mark of an empty ZIP alone.
  put('表格.xlsx', Uint8Array.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)]));
  put('照片.docx', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]));
  put('很大.pdf', '%PDF-1.7\n');
  truncateSync(join(folder, '很大.pdf'), LARGEST + 1);
  mkdirSync(join(folder, '文件夹'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the import command', () => {
  const names = Object.keys(BAD) as (keyof typeof BAD)[];
  // Bad files first, so that none of them may stop the rest.
  const batch = [...names, ...GOOD];

  it('imports the good files of a batch, gives each bad one a Chinese sentence, and counts as it goes', () => {
    const { code, out, progress } = run(...batch, '--out', '草稿');
    expect(code).toBe(1);
    names.forEach((name, index) => {
      expect(out[index]).toMatch(new RegExp(`^${name}：.*\\p{Script=Han}.*。$`, 'u'));
      expect(out[index]).toMatch(BAD[name][1]);
    });
    for (const [index, name] of GOOD.entries())
      expect(out[names.length + index]).toMatch(new RegExp(`^${name}：已写成 草稿`));
    expect(progress).toHaveLength(batch.length);
    expect(progress.at(-1)).toMatch(
      new RegExp(`^\\[${batch.length}/${batch.length}\\] 成功${GOOD.length}，失败${names.length}，要看的\\d+处$`),
    );
    const written = readdirSync(join(folder, '草稿'));
    expect(written.filter((name) => name.endsWith('.md'))).toHaveLength(GOOD.length);
    expect(written.filter((name) => name.endsWith('.report.txt'))).toHaveLength(GOOD.length);
    expect(written).toHaveLength(2 * GOOD.length);
  });

  it('writes whole drafts that begin with their fields and end with their text', () => {
    const { out } = run(...GOOD, '--out', '整份');
    expect(out).toHaveLength(GOOD.length);
    for (const name of readdirSync(join(folder, '整份')).filter((file) => file.endsWith('.md'))) {
      const draft = readFileSync(join(folder, '整份', name), 'utf8');
      expect(draft).toMatch(/^---\n.*\n---\n\n<!-- article: /s);
      expect(draft).toMatch(/\n$/);
    }
  });

  it('never overwrites: what an editor changed stays, and the refusal says so', () => {
    const [first = ''] = GOOD;
    run(first, '--out', '改过');
    const [name = ''] = readdirSync(join(folder, '改过')).filter((file) => file.endsWith('.md'));
    const path = join(folder, '改过', name);
    writeFileSync(path, '编辑改过的稿子');
    const { code, out } = run(first, '--out', '改过');
    expect(code).toBe(1);
    expect(out[0]).toMatch(/已经有 .*没有覆盖.*。$/);
    expect(readFileSync(path, 'utf8')).toBe('编辑改过的稿子');
    expect(readdirSync(join(folder, '改过'))).toHaveLength(2);
  });

  it('gives each issue without number or date a name of its own', () => {
    const plain = '甲镇：办实事\n\n　　代表走访了群众，问题件件有回音。\n\n（甲镇人大供稿）\n';
    writeFileSync(join(folder, '无号一.txt'), plain);
    writeFileSync(join(folder, '无号二.txt'), plain);
    expect(run('无号一.txt', '无号二.txt', '--out', '无号').code).toBe(0);
    expect(run('无号一.txt', '--out', '无号').code).toBe(0);
    expect(readdirSync(join(folder, '无号')).filter((file) => file.endsWith('.md'))).toHaveLength(3);
  });

  it('says what is wrong and leaves nothing behind when it may not write', () => {
    writeFileSync(join(folder, '占位'), '');
    const { code, out } = run(GOOD[0], '--out', '占位');
    expect(code).toBe(1);
    expect(out[0]).toMatch(/写不了 .*。$/);
    expect(readFileSync(join(folder, '占位'), 'utf8')).toBe('');
  });

  it('prints one JSON object a line, each of the agreed shape, and writes nothing', () => {
    const before = readdirSync(folder);
    const { code, out, progress } = run(...batch, '--json');
    expect(code).toBe(1);
    expect(out).toHaveLength(batch.length);
    const objects = out.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(objects.map(({ file }) => file)).toEqual(batch);
    objects.forEach((object, index) => {
      const name = names[index];
      if (name === undefined) expectShape(object);
      else {
        expect(Object.keys(object)).toEqual(['file', 'status', 'diagnostics']);
        expect(object['status']).toBe(BAD[name][0]);
        const sentence: unknown = expect.stringMatching(/\p{Script=Han}.*。$/u);
        const remedy: unknown = expect.any(String);
        expect(object['diagnostics']).toEqual([{ severity: 'error', rule: object['status'], sentence, remedy }]);
      }
    });
    expect(progress).toHaveLength(batch.length);
    expect(readdirSync(folder)).toEqual(before);
    expect(existsSync(join(folder, 'imported'))).toBe(false);
  });

  it('says how it is used when it is asked for nothing or for something unknown', () => {
    for (const options of [[], ['--nonsense', GOOD[0]]]) {
      const { code, out, progress } = run(...options);
      expect(code).toBe(2);
      expect(out).toEqual([]);
      expect(progress.at(-1)).toMatch(/^用法：/);
    }
  });
});

/** Names of the fields of an object are among those agreed, and every one that is there has a value. */
function expectFields(value: unknown, allowed: readonly string[], required: readonly string[] = []): void {
  const object = value as Record<string, unknown>;
  expect(allowed).toEqual(expect.arrayContaining(Object.keys(object)));
  expect(Object.keys(object)).toEqual(expect.arrayContaining([...required]));
  for (const field of Object.values(object)) expect(field).not.toBeNull();
}

function expectShape(object: Record<string, unknown>): void {
  expect(Object.keys(object)).toEqual(['file', 'status', 'briefing', 'diagnostics']);
  expect(object['status']).toBe('ok');
  const briefing = object['briefing'] as Record<string, unknown>;
  const head = ['series', 'year', 'edition', 'issue', 'totalIssue', 'date', 'issuer', 'editorNote', 'contents'];
  expectFields(briefing, [...head, 'articles', 'imprint'], ['articles', 'imprint']);
  if ('date' in briefing) expect(briefing['date']).toMatch(/^\d{4}(?:-\d\d){0,2}$/);
  for (const article of briefing['articles'] as { blocks: { kind: string }[] }[]) {
    expectFields(
      article,
      ['column', 'place', 'titleLines', 'subtitle', 'credit', 'byline', 'blocks'],
      ['titleLines', 'blocks'],
    );
    for (const block of article.blocks) {
      expectFields(block, ['kind', 'level', 'runIn', 'text', 'rows'], ['kind']);
      expect(['paragraph', 'heading', 'table', 'figure', 'footnote']).toContain(block.kind);
    }
  }
  expectFields(briefing['imprint'], [
    ...['reportedTo', 'sentTo', 'distributedTo', 'printedBy', 'printedOn', 'copies', 'staff'],
  ]);
  for (const diagnostic of object['diagnostics'] as { severity: string }[]) {
    expectFields(
      diagnostic,
      ['rule', 'severity', 'sentence', 'remedy', 'field', 'page', 'excerpt'],
      ['rule', 'severity', 'sentence', 'remedy'],
    );
    expect(['error', 'warning', 'note']).toContain(diagnostic.severity);
  }
}
