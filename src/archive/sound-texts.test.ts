import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectArchive } from './archive.ts';
import { SoundEntry, SoundTexts } from './sound-texts.ts';

const fixture = fileURLToPath(new URL('../../tests/fixtures/office', import.meta.url));
const now = new Date('2026-11-30T10:00:00+08:00');

describe('texts that were sound before', () => {
  let office = '';
  let memory = '';
  beforeEach(() => {
    office = mkdtempSync(join(tmpdir(), 'sound-'));
    memory = mkdtempSync(join(tmpdir(), 'sound-memory-'));
    cpSync(fixture, office, { recursive: true });
  });
  afterEach(() => {
    for (const folder of [office, memory]) rmSync(folder, { recursive: true, force: true });
  });

  const look = (version = '1') => inspectArchive(office, now, { sound: new SoundTexts(memory, version) });
  const remembered = ({ whole }: ReturnType<typeof look>) =>
    Object.values(whole)
      .flat()
      .filter((entry) => entry instanceof SoundEntry).length;
  const plain = ({ whole, diagnostics }: ReturnType<typeof look>) => ({
    diagnostics,
    entries: Object.values(whole)
      .flat()
      .map(({ file, data, body, bodyLine }) => ({ file, data, body, bodyLine })),
  });

  it('give the entries and the diagnostics that reading them again would', () => {
    const first = look();
    const again = look();
    expect([remembered(first), remembered(again)]).toEqual([0, Object.values(first.whole).flat().length]);
    expect(plain(again)).toEqual(plain(inspectArchive(office, now)));
  });

  it.each([
    ['briefings/2020-001.md', /<!-- article: .* -->/, '<!-- article: nobody -->'],
    ['briefings/2020-001.md', /^---\n/, '---\nissue: 几\n'],
    ['places/jia.yaml', /^name/m, 'nane'],
    ['topics/water.yaml', /^/, 'a: ['],
  ])('do not hide what is wrong with %s now', (file, from, to) => {
    look();
    const path = join(office, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    const anew = inspectArchive(office, now).diagnostics;
    expect(anew.length).toBeGreaterThan(0);
    expect(look().diagnostics).toEqual(anew);
    // What is wrong is not remembered as sound either.
    expect(look().diagnostics).toEqual(anew);
  });

  it('do not hide what another file breaks', () => {
    look();
    rmSync(join(office, 'places/jia.yaml'));
    expect(look().diagnostics).toEqual(inspectArchive(office, now).diagnostics);
  });

  it('are looked at again by another program, and when the memory was cut off', () => {
    look();
    expect(remembered(look('2'))).toBe(0);
    const [name = ''] = readdirSync(memory);
    const text = readFileSync(join(memory, name), 'utf8');
    writeFileSync(join(memory, name), text.slice(0, text.length - 40));
    expect(remembered(look('2'))).toBe(0);
  });
});
