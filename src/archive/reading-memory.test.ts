import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFolder, ReadingMemory } from './read-folder.ts';

it('a folder read again gives the same entries, but for the files that were named as changed', () => {
  const office = mkdtempSync(join(tmpdir(), 'reading-'));
  const write = (name: string, words: string) => writeFileSync(join(office, 'topics', name), `name: ${words}\n`);
  try {
    mkdirSync(join(office, 'topics'));
    write('a.yaml', '水');
    write('b.yaml', '路');
    const memory = new ReadingMemory();
    const read = () => readFolder(office, 'topics', new Set(), memory).entries;
    const before = read();
    write('a.yaml', '井');
    expect(read()).toEqual(before);
    memory.forget(['topics/a.yaml']);
    const after = read();
    expect(after.map(({ data }) => data)).toEqual([{ name: '井' }, { name: '路' }]);
    expect(after[1]).toBe(before[1]);
    rmSync(join(office, 'topics/b.yaml'));
    expect(read().map(({ id }) => id)).toEqual(['a']);
  } finally {
    rmSync(office, { recursive: true });
  }
});
