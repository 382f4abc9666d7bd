/** What the readers' server still gives of a page after it was taken down: real builds, asked over HTTP. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officeFolder } from '#archive/office-folder.ts';
import { secondOffice } from '../build/second-office.ts';
import { openOffice, send } from './office.ts';
import type { Office } from './office.ts';

const ISSUE = 'briefings/2020-002.md';

let root = '';
let office: Office;
/** The built site before and after, as paths from the site's root. */
let before: string[] = [];
let after: string[] = [];

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length));

const shown = (): string => office.desk.releases.folder() ?? '';
const get = (path: string) => send(office.port, encodeURI(path));

beforeAll(async () => {
  root = await secondOffice();
  office = await openOffice({
    office: officeFolder(root),
    buildScript: join(import.meta.dirname, '../../desk/server/build-process.ts'),
  });
  await office.desk.builder.request();
  // What another version of the program left: styles and a script that open pages still ask for.
  writeFileSync(join(shown(), '_astro/older.Ab12Cd34.css'), 'main { color: red }');
  writeFileSync(join(shown(), '_astro/older.Ab12Cd34.js'), 'export default 1;');
  writeFileSync(join(shown(), 'older.js'), 'export default 1;');
  before = filesOf(shown());
  for (const path of before) expect((await get(path)).status, path).toBe(200);
  const ding = await office.as('定丙');
  expect((await ding.withdraw(ISSUE, '数字有误。')).status).toBe(200);
  await office.desk.builder.idle();
  after = filesOf(shown());
});

afterAll(async () => {
  await office.close();
  rmSync(root, { recursive: true, force: true });
});

describe('a withdrawn issue', () => {
  it('has a notice at each of its addresses', async () => {
    for (const path of ['/briefings/2020-002/', '/briefings/2020-002/one/', '/briefings/2020-002/two/']) {
      const { status, text } = await get(path);
      expect([status, text.includes('这个页面已经撤下'), text.includes('会议听了')], path).toEqual([200, true, false]);
    }
  });

  it.each([
    '/briefings/2020-002/2020-002.pdf',
    '/briefings/2020-002/2020-002.docx',
    '/briefings/2020-002/2020-002.json',
    '/print/2020-002/',
    '/print/2020-002/index.html',
    `/pictures/${encodeURIComponent('老水井-png')}.jpg`,
  ])('answers 404 for its file %s', async (path) => {
    expect(before).toContain(decodeURIComponent(path).replace(/\/$/, '/index.html'));
    expect((await send(office.port, path)).status).toBe(404);
  });

  it('gives of the older site nothing but what pages run on: no words, no picture, no piece of the index', async () => {
    const gone = before.filter((path) => !after.includes(path));
    expect(gone.filter((path) => /^\/_astro\/.*\.webp$/.test(path)).length).toBeGreaterThan(0);
    expect(gone.filter((path) => path.startsWith('/search-index/')).length).toBeGreaterThan(5);
    const given: string[] = [];
    for (const path of gone) if ((await get(path)).status !== 404) given.push(path);
    expect(given.sort()).toEqual(['/_astro/older.Ab12Cd34.css', '/_astro/older.Ab12Cd34.js']);
  });

  it('is not reached by another way of writing an older path', async () => {
    const json = 'briefings/2020-002/2020-002.json';
    for (const path of [
      `/_astro/../${json}`,
      `/_astro/%2e%2e/${json}`,
      `/_astro/..%2f${json}`,
      `//${json}`,
      `/${json}?v=1`,
      `/${json.replace('json', 'JSON')}`,
      `/_astro/..%2fbriefings%2f2020-002%2f2020-002.json%3f.css`,
    ]) {
      expect((await send(office.port, path)).status, path).toBe(404);
    }
  });
});
