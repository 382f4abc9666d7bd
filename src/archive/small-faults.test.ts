/** Mistakes in content that lie one step beside what is allowed: each has to be found, and its neighbour let through. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOffice } from '../../tests/fixtures/office-copy.ts';
import { siteAddresses } from './addresses.ts';
import { diagnosticLine } from '../../tests/diagnostic-line.ts';
import { inspectArchive, loadArchive } from './archive.ts';
import { readWithdrawals } from './withdrawals.ts';

const NOW = new Date('2026-11-23T10:00:00+08:00');

const copy = copyOffice();
const { edit, write } = copy;

const said = () => inspectArchive(copy.root, NOW).diagnostics.map(diagnosticLine);

describe('the tree of places', () => {
  it.each([
    ['a place inside one of its own level', 'level: township', 'level: county', '「乙镇」是县（市、区）级'],
    ['a place inside itself', 'parent: jia', 'parent: yi', '「乙镇」是乡镇（街道）级'],
  ])('has no %s', (_what, from, to, words) => {
    edit('places/yi.yaml', from, to);
    expect(said()).toEqual([expect.stringContaining(words)]);
    expect(said()[0]).toMatch(/^places\/yi\.yaml:3　parent　/);
  });

  it('has no two places inside each other', () => {
    edit('places/yi.yaml', 'level: township', 'level: county');
    edit('places/jia.yaml', 'level: county', 'level: county\nparent: yi');
    expect(said()).toHaveLength(2);
  });

  it('may leave levels out', () => {
    edit('places/jia.yaml', 'level: county', 'level: province');
    edit('places/yi.yaml', 'level: township', 'level: village');
    expect(said()).toEqual([]);
  });
});

describe('a 提要', () => {
  it.each([
    ['cases/well.mdx', '乙镇修好3口老水井。'],
    ['deputies/ding.mdx', '照看老水井。'],
    ['brands/watch.mdx', '乙镇有老水井。'],
  ])('has two sentences in %s', (file, one) => {
    edit(file, /summary: .*/, `summary: ${one}`);
    expect(said()).toEqual([expect.stringMatching(/summary　提要现在是1句。请写成两句话。$/)]);
  });
});

describe('the addresses that a link may lead to', () => {
  const addresses = () => [
    ...siteAddresses(loadArchive(copy.root, NOW), [{ from: '/cases/old/', to: '/topics/new/' }]),
  ];

  it.each([
    ['a column that has entries', '/cases/'],
    ['a page without a column', '/accessibility/'],
    ['an entry', '/cases/well/'],
    ['an issue of a single article', '/briefings/2020-001/'],
    ['an article of several', '/briefings/2020-002/two/'],
    ['the old address of a moved page', '/cases/old/'],
  ])('hold %s: %s', (_what, address) => {
    expect(addresses()).toContain(address);
  });

  it.each([
    ['where a redirect leads, when nothing is there', '/topics/new/'],
    ['the single article of an issue apart from it', '/briefings/2020-001/well/'],
    ['a word of the glossary, which has no page of its own', '/glossary/lao-jing/'],
  ])('do not hold %s: %s', (_what, address) => {
    expect(addresses()).not.toContain(address);
  });

  it('do not hold a column without entries', () => {
    rmSync(join(copy.root, 'glossary'), { recursive: true });
    expect(addresses()).not.toContain('/glossary/');
  });
});

describe('the notice of a withdrawn page', () => {
  const good = "title: 乙镇的旧井\naddresses:\n  - /cases/old-well/\nwithdrawnAt: '2026-11-23 10:00'\n";

  it('is read with all it says', () => {
    write('withdrawn/cases-old-well.yaml', good);
    const { withdrawals, diagnostics: found } = readWithdrawals(copy.root);
    expect(found).toEqual([]);
    expect(withdrawals.map(({ title }) => title).sort()).toEqual(['乙镇的旧井', '撤下的案例'].sort());
  });

  it('that cannot be read is one problem, and no notice', () => {
    write('withdrawn/cases-old-well.yaml', good.replace("'2026-11-23 10:00'", "'2026-11-23 10:00"));
    const { withdrawals, diagnostics: found } = readWithdrawals(copy.root);
    expect(withdrawals).toHaveLength(1);
    expect(found).toEqual([expect.objectContaining({ file: 'withdrawn/cases-old-well.yaml' })]);
  });

  it.each([
    ['title', 'title: 乙镇的旧井\n', ''],
    ['addresses', '/cases/old-well/', '/cases/old-well'],
    ['withdrawnAt', '2026-11-23 10:00', '2026-11-31 10:00'],
  ])('names a wrong %s with its line', (field, from, to) => {
    write('withdrawn/cases-old-well.yaml', good.replace(from, to));
    expect(readWithdrawals(copy.root).diagnostics).toEqual([
      {
        rule: expect.any(String) as string,
        severity: 'error',
        file: 'withdrawn/cases-old-well.yaml',
        line: expect.any(Number) as number,
        field: expect.stringMatching(new RegExp(`^${field}`)) as string,
        sentence: expect.any(String) as string,
        remedy: expect.any(String) as string,
      },
    ]);
  });

  it('may be missing altogether', () => {
    rmSync(join(copy.root, 'withdrawn'), { recursive: true });
    expect(readWithdrawals(copy.root)).toEqual({ withdrawals: [], diagnostics: [] });
  });

  it('is read from YAML files only', () => {
    write('withdrawn/说明.txt', '不是撤稿说明');
    expect(readWithdrawals(copy.root).diagnostics).toEqual([]);
  });
});

describe('a story', () => {
  it.each([
    [
      'a figure that is only the end of the source’s',
      '3口老水井</Fact>',
      '1名代表照看的</Fact>',
      '没有「1名代表照看的」',
    ],
    ['words of another paragraph', '3口老水井</Fact>', '先修好</Fact>', '没有「先修好」'],
    ['an empty quotation', '>3口老水井</Fact>', '></Fact>', '里面没有文字'],
  ])('may not cite %s', (_what, from, to, words) => {
    edit('cases/well.mdx', from, to);
    expect(said().some((one) => one.includes(words))).toBe(true);
  });

  it('may cite words from the middle of a paragraph', () => {
    edit('cases/well.mdx', '3口老水井</Fact>', '每口井有1名代表照看</Fact>');
    expect(said()).toEqual([]);
  });
});
