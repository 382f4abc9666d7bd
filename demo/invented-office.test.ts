import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectArchive } from '#archive/archive.ts';
import { checkText, TextMemory } from '#publication/check-text.ts';
import { inventedOffice } from './invented-office.ts';

const NOW = new Date('2026-01-01T00:00:00Z');

describe('the invented office', () => {
  const files = inventedOffice();
  const folder = mkdtempSync(join(tmpdir(), 'invented-'));

  beforeAll(() => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('passes every check that an office’s words have to pass', () => {
    const { whole, settings, diagnostics } = inspectArchive(folder, NOW);
    expect(diagnostics).toEqual([]);
    if (settings === undefined) throw new Error('no settings');
    const errors = checkText(new TextMemory(join(folder, '.tmp')), whole, settings, NOW).filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors).toEqual([]);
  });

  it('has three hundred issues of ten years, and something of every kind', () => {
    const { archive } = inspectArchive(folder, NOW);
    expect(archive.briefings.length).toBe(300);
    expect(new Set(archive.briefings.map(({ data }) => data.year)).size).toBe(10);
    const counts = Object.fromEntries(Object.entries(archive).map(([kind, entries]) => [kind, entries.length]));
    expect(Object.entries(counts).filter(([, count]) => count < 8)).toEqual([]);
    expect(new Set(archive.places.map(({ data }) => data.level)).size).toBe(5);
  });

  it('is the same each time', () => {
    expect(inventedOffice()).toEqual(files);
  });

  it('calls itself a trial in its name, its prints and its imprint, and knows no real place', () => {
    expect(files['site.yaml']).toMatch(/^name: 试用：/m);
    const issues = Object.entries(files).filter(([path]) => path.startsWith('briefings/'));
    expect(issues.filter(([, text]) => !/^series: .*试用/m.test(text))).toEqual([]);
    expect(Object.values(files).join('\n')).not.toMatch(/河南|新密|舞钢|孙营|郑州|开封/);
  });
});
