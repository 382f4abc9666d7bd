import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectArchive } from '#archive/archive.ts';
import { checkText, settingsOf } from './check-text.ts';

const fixture = fileURLToPath(new URL('../tests/fixtures/office/src', import.meta.url));

describe('the text checks of an archive', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'check-text-'));
    mkdirSync(join(root, 'node_modules'));
    cpSync(join(fixture, 'content'), join(root, 'src/content'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const rules = async () => {
    const site = await settingsOf(fileURLToPath(new URL('..', import.meta.url)));
    const { archive } = inspectArchive(root);
    return checkText(root, archive, site, new Date('2026-11-23T10:00:00+08:00')).map(({ rule }) => rule);
  };

  it('find the same from memory as at first, and what changed since', async () => {
    const file = join(root, 'src/content/briefings/2020-002.md');
    const first = await rules();
    expect(await rules()).toEqual(first);
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n身份证号11010519491231002X。\n`);
    expect((await rules()).filter((rule) => !first.includes(rule))).toEqual(['personal-data']);
  });

  it('start afresh when the memory was cut off', async () => {
    const first = await rules();
    writeFileSync(join(root, 'node_modules/.cache/text-checks.json'), '{"key"');
    expect(await rules()).toEqual(first);
  });
});
