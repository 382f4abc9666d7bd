import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inspectArchive, loadArchive } from './archive.ts';
import { ContentChanged } from './kept-entry.ts';
import { officeStamp, settledStamp } from './office-stamp.ts';
import { keepPublic, publicArchive, readSnapshot, withSnapshot, writeSnapshot } from './snapshot.ts';

const fixture = fileURLToPath(new URL('../../tests/fixtures/office/', import.meta.url));
const CASE = 'cases/well.mdx';

let office = '';
let snapshot = '';
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
  office = join(folder, 'office');
  snapshot = join(folder, 'kept/snapshot.jsonl');
  cpSync(fixture, office, { recursive: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(join(office, '..'), { recursive: true, force: true });
});

function leave(now = new Date()): void {
  const stamp = settledStamp(office);
  writeSnapshot(snapshot, stamp, keepPublic(office, inspectArchive(office, now)));
}

describe('a snapshot of the archive', () => {
  it('holds what the reading held, and gives the words when they are asked for', () => {
    leave();
    const { archive } = readSnapshot(snapshot, office);
    const plain = (entries: ReturnType<typeof loadArchive>) =>
      Object.values(entries)
        .flat()
        .map(({ collection, id, file, data, text, body, bodyLine }) => ({
          ...{ collection, id, file, data, text, body, bodyLine },
        }));
    expect(plain(archive)).toEqual(plain(loadArchive(office, new Date())));
  });

  it('leaves out what is not public at its moment, and says when it will be', () => {
    const path = join(office, CASE);
    writeFileSync(path, readFileSync(path, 'utf8').replace('---\n', "---\npublishAt: '2040-01-01 08:00'\n"));
    leave();
    const { archive, heldBack } = readSnapshot(snapshot, office);
    expect(archive.cases.map(({ file }) => file)).not.toContain(CASE);
    expect(heldBack).toEqual([
      { file: CASE, publishAt: '2040-01-01 08:00' },
      { file: 'briefings/2022-002.md', publishAt: '2999-01-01 08:00' },
    ]);
  });

  it.each([
    ['a word of the same length at the same time', CASE, (text: string) => text.replace('水井', '水塘')],
    ['the settings', 'site.yaml', (text: string) => `${text}# x\n`],
  ])('is refused after a change of %s', (_what, file, change) => {
    leave();
    const path = join(office, file);
    const { atime, mtime } = statSync(path);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    utimesSync(path, atime, mtime);
    expect(() => readSnapshot(snapshot, office)).toThrow(ContentChanged);
  });

  it.each([
    ['is gone', () => rmSync(join(office, CASE))],
    ['is new', () => cpSync(join(office, CASE), join(office, 'cases/other.mdx'))],
  ])('is refused when a file %s', (_what, change) => {
    leave();
    change();
    expect(() => readSnapshot(snapshot, office)).toThrow('请再生成一次');
  });

  it('never gives words other than those that were checked', () => {
    leave();
    const { archive } = readSnapshot(snapshot, office);
    writeFileSync(join(office, CASE), readFileSync(join(office, CASE), 'utf8').replace('水井', '水塘'));
    const changed = archive.cases.find(({ file }) => file === CASE);
    expect(changed?.data.title).toBeDefined();
    expect(() => changed?.body).toThrow(CASE);
  });

  it('is what the processes of a build take over; without one they read for themselves', () => {
    leave();
    expect(Object.keys(publicArchive(office, new Date()).archive)).toContain('briefings');
    vi.stubEnv(...(Object.entries(withSnapshot(snapshot))[0] as [string, string]));
    rmSync(join(office, CASE));
    expect(() => publicArchive(office, new Date())).toThrow(ContentChanged);
  });
});

it('a stamp stays while nothing changes', () => {
  expect(officeStamp(office)).toBe(settledStamp(office));
});
