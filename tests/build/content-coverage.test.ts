import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dist, fileAt, root, wordsOf } from './built-site.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly paths: readonly string[];
  readonly words: readonly string[];
}

/** The fact rows (those that name a page) of docs/content-coverage.md: | id | fact | pages | words that must stand on the first page |. */
function coverageRows(): Row[] {
  return readFileSync(join(root, 'docs/content-coverage.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| [A-Z]+\d+ \| [^|]+ \| \//.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, id = '', name = '', paths = '', words = '']) => ({
      id,
      name,
      paths: paths.split(/\s+/),
      words: words.split('；').filter(Boolean),
    }));
}

const rows = coverageRows();

describe('the facts of the printed briefing', () => {
  it('are listed in full: 17 mechanisms, 5 brands, 20 numbers', () => {
    const count = (prefix: string) => rows.filter(({ id }) => new RegExp(`^${prefix}\\d+$`).test(id)).length;
    expect(count('M')).toBe(17);
    expect(count('B')).toBe(5);
    expect(count('N')).toBe(20);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it.each(rows)('$id $name stands on its page', ({ paths, words }) => {
    const files = paths.map((path) => fileAt(dist, path));
    expect(files).not.toContain(undefined);
    expect(words.length).toBeGreaterThan(0);
    const page = wordsOf(readFileSync(files[0] ?? '', 'utf8'));
    expect(words.filter((word) => !page.includes(word.replace(/\s+/g, '')))).toEqual([]);
  });
});
