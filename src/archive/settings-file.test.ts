import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnosticLine } from '../../tests/diagnostic-line.ts';
import { loadSettings, parseSettings, readSettings } from './settings-file.ts';
import { settingsModule } from './settings-in-vite.ts';

const least = 'name: 甲县人大\nsite: https://example.test\nbase: /\n';
const said = (text: string) => parseSettings(text).diagnostics.map(diagnosticLine);

describe('the settings of an office', () => {
  it('need a name, an address and a path, and nothing else', () => {
    expect(parseSettings(least).settings?.values).toEqual({
      name: '甲县人大',
      site: 'https://example.test',
      base: '/',
    });
    expect(said('')).toEqual([
      expect.stringContaining('site.yaml:1　name　缺少「网站名称」。'),
      expect.stringContaining('site.yaml:1　site　「site」应当是网址'),
      expect.stringContaining('site.yaml:1　base　「base」应当是路径'),
    ]);
  });

  it.each([
    ['an address with a path', least.replace('.test', '.test/rd/'), ':2　site　「site」只写到域名为止'],
    ['a path without its slashes', least.replace('base: /', 'base: rd'), ':3　base　「base」应当以“/”开头'],
    ['a misspelt name', `${least}slogen: 甲\n`, ':4　slogen　没有「slogen」这一项。可以写的有：name（网站名称）'],
    ['a link that runs a program', `${least}correction: javascript:alert(1)\n`, ':4　correction　「纠错入口」应当以'],
    [
      'a moved page without slashes',
      `${least}redirects:\n  - from: old\n    to: /b/\n`,
      ':5　redirects.0.from　「原地址」',
    ],
    [
      'more hands than there are steps',
      `${least}desk:\n  approvals:\n    cases: 4\n`,
      ':6　desk.approvals.cases　「案例」不能大于3',
    ],
    ['a setting written twice', `${least}name: 乙\n`, ':4　同一项写了两次。请删去一个。'],
    ['no YAML', `${least}slogan: 甲: 乙\n`, ':4　格式不对。每项写成“名称: 值”'],
  ])('name file, line and field of %s', (_what, text, sentence) => {
    expect(said(text)).toEqual([expect.stringContaining(`site.yaml${sentence}`)]);
  });

  it('are asked for when the file is not there', () => {
    const root = mkdtempSync(join(tmpdir(), 'settings-'));
    expect(readSettings(root).diagnostics.map(diagnosticLine)).toEqual([
      'site.yaml　没有这个文件。网站的名称、网址和路径都写在这里，写法见 docs/content-guide.md。',
    ]);
    expect(() => loadSettings(root)).toThrow('内容有1处要改');
    rmSync(root, { recursive: true });
  });
});

describe('the settings in a bundle', () => {
  it('are a module of their own, and no other', () => {
    const { settings } = parseSettings('name: 甲县\nsite: https://www.example.test\nbase: /rd/\n');
    if (settings === undefined) throw new Error('the settings of the test are wrong');
    const { load, resolveId } = settingsModule(settings.values) as unknown as Record<string, (id: string) => unknown>;
    const id = resolveId?.('virtual:office-settings');
    expect(load?.(String(id))).toBe(
      'export const settings = {"name":"甲县","site":"https://www.example.test","base":"/rd/"};\nexport const isTrial = false;',
    );
    expect(resolveId?.('#site')).toBeNull();
    expect(load?.('/office/src/site.ts')).toBeNull();
  });
});
