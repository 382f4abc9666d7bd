/** The list of decisions names each of them, and says of each what replaced it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../docs/decisions/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const list = read('README.md').split('\n');

/** The files that a text says it is superseded by. */
function supersedersIn(text: string): string[] {
  const [sentence = ''] = /\bsuperseded (?:in part )?by [^\n]+/i.exec(text) ?? [];
  return [...sentence.matchAll(/\]\((\d{4}-[^)]+\.md)\)/g)].map(([, name = '']) => name);
}

/** What a decision says above its first section. */
function topOf(name: string): string {
  return read(name).split(/\n(?:## |\*\*Context)/)[0] ?? '';
}

describe('the list of decisions', () => {
  it('has numbers that no two share', () => {
    const numbers = files.map((name) => name.slice(0, 4));
    expect(files.filter((name) => !/^\d{4}-[a-z0-9-]+\.md$/.test(name))).toEqual([]);
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  });

  it.each(files)('has one line for %s, with its number, its title and what was decided', (name) => {
    const [, title = ''] = /^# (.+)/.exec(read(name)) ?? [];
    expect(title).toMatch(new RegExp(`^${Number(name.slice(0, 4))}\\. `));
    const lines = list.filter((line) => line.startsWith('- ') && line.includes(`](${name}): `));
    expect(lines.map((line) => line.split('](')[0])).toEqual([`- [${title}`]);
  });

  it('names no decision that is not there, and stands in the order of their numbers', () => {
    const named = list.flatMap((line) => /^- \[.*?\]\((\d{4}-[^)]+)\)/.exec(line)?.[1] ?? []);
    expect(named).toEqual([...files].sort());
  });

  it('marks those that are superseded, as they say at their top, and by decisions that exist', () => {
    const superseded = files.filter((name) => /superseded/i.test(topOf(name)));
    expect(superseded.length).toBeGreaterThan(0);
    for (const name of files) {
      const replaced = supersedersIn(topOf(name));
      const line = list.find((one) => one.includes(`](${name}): `)) ?? '';
      expect([name, supersedersIn(line)]).toEqual([name, replaced]);
      expect(replaced.filter((other) => !files.includes(other))).toEqual([]);
      expect(replaced.filter((other) => other <= name)).toEqual([]);
      if (superseded.includes(name)) expect([name, replaced.length > 0]).toEqual([name, true]);
    }
  });
});
