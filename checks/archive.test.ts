import { describe, expect, it } from 'vitest';
import { checkDigests } from './archive.ts';
import { digestOf } from './digest.ts';
import { parseDocument } from './document.ts';
import { officeOf } from './office.ts';

const office = officeOf({}, new Date('2026-11-23T10:00:00+08:00'));
const long = (letter: string) => letter.repeat(40);

function diagnostics(files: Readonly<Record<string, string>>) {
  const digests = Object.entries(files).map(([file, text]) => digestOf(parseDocument(file, text)));
  return checkDigests({ digests, addresses: new Set(['/', '/cases/well/']) }, office).map(
    ({ severity, rule, file, line }) => `${severity} ${rule} ${file}:${line}`,
  );
}

describe('the checks of the whole archive', () => {
  it('find a link that leads nowhere, and its line', () => {
    expect(diagnostics({ 'cases/a.mdx': '---\ntitle: 甲\n---\n\n正文。\n\n见[乙](/cases/gone/)。\n' })).toEqual([
      'error dead-links cases/a.mdx:7',
    ]);
  });

  it('let links to pages, paragraphs and other sites pass', () => {
    const body = '[甲](/cases/well/#p3) [乙](/cases/well) [丙](https://example.com/x) [丁](#p1)';
    expect(diagnostics({ 'cases/a.mdx': body })).toEqual([]);
  });

  it('find an article that was published twice', () => {
    const body = ['甲', '乙', '丙', '丁'].map(long).join('\n\n');
    expect(diagnostics({ 'a.md': body, 'b.md': `${body}\n\n${long('戊')}` })).toEqual([
      'warning repeated-articles b.md:1',
    ]);
  });

  it('let articles that share a formula pass', () => {
    const body = (letters: string) => Array.from(letters).map(long).join('\n\n');
    expect(diagnostics({ 'a.md': body('甲乙丙丁'), 'b.md': body('甲乙戊己') })).toEqual([]);
  });

  it('find a column that was not touched for half a year', () => {
    expect(diagnostics({ 'briefings/a.md': '---\nyear: 2024\n---\n' })).toEqual([
      'warning stale-columns briefings/a.md:1',
    ]);
  });

  it('count the last day of a month as its day', () => {
    expect(diagnostics({ 'briefings/a.md': "---\ndate: '2026-05'\n---\n" })).toEqual([]);
    expect(diagnostics({ 'briefings/a.md': "---\ndate: '2026-04'\n---\n" })).toHaveLength(1);
  });
});
