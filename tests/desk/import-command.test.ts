/** Old issues from a folder to drafts at the desk: one command, and what is open stays with each draft. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importFile } from '#importer/import-file.ts';
import { readFileSync } from 'node:fs';
import { importCabinet } from '../../scripts/cabinet/import-cabinet.ts';
import { signIn } from '../../scripts/cabinet/desk-door.ts';
import { openOffice, PASSWORD, threeApprovers, type Office } from './office.ts';

let office: Office;
let folder: string;

beforeEach(async () => {
  office = await openOffice();
  folder = mkdtempSync(join(tmpdir(), 'import-command-'));
});
afterEach(async () => {
  delete process.env['DESK_PASSWORD'];
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

const issue = (number: number, words: string) =>
  `云溪人大简报\n\n第${number}期\n\n云溪县人大常委会办公室　1998年4月2日\n\n甲镇：办实事\n\n　　${words}\n\n（甲镇人大供稿）\n`;

async function importAll(files: readonly string[], password = PASSWORD): Promise<string[]> {
  process.env['DESK_PASSWORD'] = password;
  const lines: string[] = [];
  await importCabinet(files, {
    ...{ folder: join(folder, 'imported'), places: new Map(), preview: false },
    desk: await signIn(`http://127.0.0.1:${office.port}`, '推甲'),
    bytesOf: (file) => readFileSync(file),
    read: (_file, bytes) => importFile(bytes),
    say: (line) => lines.push(line),
  });
  return lines;
}

it('makes a draft of each file, with its doubts, and none twice', async () => {
  const files = [1, 2, 3].map((number) => join(folder, `第${number}期.txt`));
  files.forEach((file, index) =>
    writeFileSync(
      file,
      issue(index + 1, index === 1 ? '代表进站，5年月收到建议，已经办结。' : `代表进站，收到建议${index + 5}件。`),
    ),
  );
  await importAll(files);
  const again = await importAll(files);
  expect(again.every((line) => line.includes('以前读过'))).toBe(true);
  const [tui] = await threeApprovers(office);
  for (const number of [1, 2, 3]) expect(await tui.open(`briefings/1998-00${number}`)).toBeDefined();
  expect(await tui.open('briefings/1998-001-2')).toBeUndefined();
  const { body } = await tui.send('/desk/api/doubts?path=briefings/1998-002.md');
  expect(JSON.stringify(body)).toContain('日期像是掉了数字');
});

it('cannot be published with an open error, whoever approves it', async () => {
  const file = join(folder, '第4期.txt');
  writeFileSync(file, issue(4, '代表进站，5年月收到建议，已经办结。'));
  await importAll([file]);
  const [tui, shen, ding] = await threeApprovers(office);
  await tui.move('briefings/1998-004', 'pending_review');
  await shen.move('briefings/1998-004', 'pending_publish');
  const refused = await ding.send('/desk/api/decap', {
    method: 'POST',
    json: {
      action: 'publishUnpublishedEntry',
      params: {
        branch: 'main',
        collection: 'briefings',
        slug: '1998-004',
        version: await ding.open('briefings/1998-004'),
      },
    },
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('待核');
});

it('says what the desk says to a wrong password', async () => {
  await expect(importAll([], 'falsch')).rejects.toThrow('姓名或密码不对');
});
