import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fieldOf } from '#entry-file/fields.ts';
import { migrations, renamedField } from './migrations.ts';
import { isNewer, migrate, notesBetween } from './upgrade.ts';

const CHANGELOG = `# Changelog

## [0.3.0] - 2027-01-01

### Added

- A thing.

### 升级

- 三要做的事。

## [0.2.0] - 2026-12-01

### 升级

- 二要做的事。

### Fixed

- A fault.

## [0.1.0] - 2026-11-01

### 升级

- 一要做的事。
`;

describe('a version', () => {
  it('is newer by its numbers, not by its letters', () => {
    expect(isNewer('0.10.0', '0.9.9')).toBe(true);
    expect(isNewer('0.9.9', '0.10.0')).toBe(false);
    expect(isNewer('1.0.0', '1.0.0')).toBe(false);
  });
});

describe('the notes of an upgrade', () => {
  it('are those of every version in between, for the office alone', () => {
    expect(notesBetween(CHANGELOG, '0.1.0', '0.3.0')).toEqual(['0.3.0\n- 三要做的事。', '0.2.0\n- 二要做的事。']);
    expect(notesBetween(CHANGELOG, '0.1.0', '0.2.0')).toEqual(['0.2.0\n- 二要做的事。']);
  });
});

describe('a change of format', () => {
  let office = '';
  beforeEach(() => {
    office = mkdtempSync(join(tmpdir(), 'upgrade-'));
    cpSync(join(import.meta.dirname, '../tests/fixtures/office'), office, { recursive: true });
  });
  afterEach(() => rmSync(office, { recursive: true, force: true }));

  const read = (path: string) => readFileSync(join(office, path), 'utf8');

  it('renames a field and leaves every other byte, and touches no other file', () => {
    const change = renamedField('topics', 'summary', 'about');
    expect(migrate(office, [{ version: '9.0.0', what: '', change }])).toContain('topics/water.yaml');
    expect(read('topics/water.yaml')).toBe('name: 饮水安全\nabout: 水井、水管和水质。\n');
    expect(migrate(office, [{ version: '9.0.0', what: '', change }])).toEqual([]);
  });

  it('leads texts to the folder of pictures, once', () => {
    const file = join(office, 'briefings/2020-001.md');
    const text = read('briefings/2020-001.md');
    writeFileSync(file, `${text}\n![井](../../assets/uploads/a.png)\n`);
    expect(migrate(office, migrations)).toEqual(['briefings/2020-001.md']);
    expect(read('briefings/2020-001.md')).toBe(`${text}\n![井](../pictures/a.png)\n`);
    expect(migrate(office, migrations)).toEqual([]);
  });

  it('names icons and approvals as the forms do, once, and keeps what stands around them', () => {
    const story = read('deputies/ding.mdx');
    const settings = `${read('site.yaml')}# 编务台\ndesk:\n  hands:\n    cases: 1\n  smallChange:\n    characters: 4\n    hands: 1\n`;
    writeFileSync(join(office, 'deputies/ding.mdx'), story.replace('\nicon: ', '\nmark: '));
    writeFileSync(join(office, 'site.yaml'), settings);
    expect(migrate(office, migrations).sort()).toEqual(['deputies/ding.mdx', 'site.yaml']);
    expect(fieldOf(read('deputies/ding.mdx'), 'icon')).toBe('jing');
    expect(fieldOf(read('deputies/ding.mdx'), 'mark')).toBeUndefined();
    expect(read('site.yaml')).toBe(settings.replaceAll('hands:', 'approvals:'));
    expect(migrate(office, migrations)).toEqual([]);
  });
});
