import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectArchive } from '#archive/archive.ts';
import { checkText, TextMemory } from './check-text.ts';

const fixture = fileURLToPath(new URL('../tests/fixtures/office', import.meta.url));

describe('the text checks of an archive', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'check-text-'));
    cpSync(fixture, root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const rules = (day = '2026-11-23') => {
    const { archive, settings } = inspectArchive(root, new Date());
    if (settings === undefined) throw new Error('the fixture has no settings');
    return checkText(new TextMemory(root), archive, settings, new Date(`${day}T10:00:00+08:00`)).map(
      ({ rule }) => rule,
    );
  };

  it('find the same from memory as at first, and what changed since', async () => {
    const file = join(root, 'briefings/2020-002.md');
    const first = rules();
    expect(rules()).toEqual(first);
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n身份证号11010519491231002X。\n`);
    expect(rules().filter((rule) => !first.includes(rule))).toEqual(['personal-data']);
  });

  it('know on another day what they would find anew', () => {
    const file = join(root, 'briefings/2020-002.md');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n2026年11月24日开了会。\n`);
    const found = (day: string) => rules(day).filter((rule) => rule === 'dates').length;
    const later = found('2026-11-25');
    expect(['2026-11-23', '2026-11-24', '2026-11-23', '2026-11-25'].map(found)).toEqual([
      later + 1,
      later,
      later + 1,
      later,
    ]);
  });

  it('look at the settings as they look at the content', () => {
    const file = join(root, 'site.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}slogan: 请打13912345678\n`);
    expect(rules()).toContain('personal-data');
    writeFileSync(file, `${readFileSync(file, 'utf8')}contact: 值班电话13912345678\n`);
    expect(rules()).not.toContain('personal-data');
  });

  it('start afresh when the memory was cut off', () => {
    const first = rules();
    writeFileSync(join(root, 'text-checks.json'), '{"key"');
    expect(rules()).toEqual(first);
  });
});
