import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { inspectArchive } from './archive.ts';
import { diagnosticLine } from '../../tests/diagnostic-line.ts';

it('asks for two sentences in every summary, and says how many there are', () => {
  const root = mkdtempSync(join(tmpdir(), 'summaries-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(new URL('../../tests/fixtures/office/', import.meta.url), root, { recursive: true });
  const edit = (file: string, from: string | RegExp, to: string) => {
    const path = join(root, file);
    const before = readFileSync(path, 'utf8');
    expect(before.replace(from, to)).not.toBe(before);
    writeFileSync(path, before.replace(from, to));
  };
  edit('cases/well.mdx', /summary: .*/, 'summary: 乙镇修好老水井。');
  edit('briefings/2020-001.md', '    place: yi\n', '    place: yi\n    summary: 一句。两句。三句。\n');
  expect(inspectArchive(root, new Date()).diagnostics.map(diagnosticLine).sort()).toEqual([
    'briefings/2020-001.md:14　articles.0.summary　提要现在是3句。请写成两句话。',
    'cases/well.mdx:3　summary　提要现在是1句。请写成两句话。',
  ]);
});
