import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { copyOffice } from '../../tests/fixtures/office-copy.ts';
import { inspectArchive, loadArchive } from './archive.ts';
import { diagnosticLine } from '../../tests/diagnostic-line.ts';
import { sayHeldBack } from './public-at.ts';

const AT = '2020-06-01 08:00';
const BEFORE = new Date('2020-06-01T07:59:59+08:00');
const DUE = new Date('2020-06-01T08:00:00+08:00');

const copy = copyOffice();
const { edit } = copy;
// Its time does not come in any test.
beforeEach(() => rmSync(join(copy.root, 'briefings/2022-002.md')));

const embargo = (file: string, at = AT) => edit(file, '---\n', `---\npublishAt: '${at}'\n`);
const saidAt = (now: Date) => inspectArchive(copy.root, now).diagnostics.map(diagnosticLine);
/** The two issues that are looked at here. */
const of2020 = (entries: readonly { readonly id: string }[]) =>
  entries.map(({ id }) => id).filter((id) => id.startsWith('2020-'));
const idsAt = (now: Date) => of2020(loadArchive(copy.root, now).briefings);

describe('what the archive hands out', () => {
  it('is without an entry until the minute that it names, in Beijing time', () => {
    embargo('briefings/2020-002.md');
    expect(idsAt(BEFORE)).toEqual(['2020-001']);
    expect(idsAt(DUE)).toEqual(['2020-001', '2020-002']);
  });

  it('takes the time with or without quotation marks, and refuses one in another form', () => {
    embargo('briefings/2020-002.md');
    edit('briefings/2020-002.md', `'${AT}'`, AT);
    expect(idsAt(BEFORE)).toEqual(['2020-001']);
    for (const wrong of ['2020-06-01', '2020-06-01T08:00:00Z', '2020-06-31 08:00']) {
      edit('briefings/2020-002.md', /publishAt: .*/, `publishAt: ${wrong}`);
      expect(saidAt(BEFORE), wrong).toEqual([expect.stringContaining('时间应当写成 2026-11-23 17:30（北京时间）')]);
    }
  });

  it('keeps all of it for the checks, and what it held back in the order of its time', () => {
    embargo('briefings/2020-002.md', '2020-07-01 08:00');
    embargo('deputies/ding.mdx');
    const { whole, archive, heldBack } = inspectArchive(copy.root, BEFORE);
    expect([of2020(whole.briefings), of2020(archive.briefings)]).toEqual([['2020-001', '2020-002'], ['2020-001']]);
    expect(whole.deputies.length - archive.deputies.length).toBe(1);
    expect(archive.deputies.map(({ id }) => id)).not.toContain('ding');
    expect(sayHeldBack(heldBack)).toEqual([
      '有2个页面还没有到发布时间，这次没有放进网站：',
      '2020-06-01 08:00　deputies/ding.mdx',
      '2020-07-01 08:00　briefings/2020-002.md',
      '最早的一个到2020-06-01 08:00（北京时间）发布，到那时要再生成一次网站。',
    ]);
    expect(sayHeldBack(inspectArchive(copy.root, new Date('2020-07-01T08:00:00+08:00')).heldBack)).toEqual([]);
  });

  it('makes everything public at no moment that is none', () => {
    embargo('briefings/2020-002.md');
    expect(idsAt(new Date(Number.NaN))).toEqual(['2020-001']);
  });

  it('checks what is not public as well', () => {
    embargo('briefings/2020-002.md');
    edit('briefings/2020-002.md', 'place: yi', 'place: nowhere');
    expect(saidAt(BEFORE)).toEqual([expect.stringContaining('地方里没有「nowhere」')]);
  });
});

describe('what leads to an entry that is not public', () => {
  it('is wrong in each field and component that cites it, until its time', () => {
    embargo('briefings/2020-001.md');
    const wait = `简报「2020-001」要到${AT}才发布，这里不能先用它。`;
    const both = `${wait}请给这个文件也写上 publishAt: '${AT}'（或更晚），或先不引用。`;
    expect(saidAt(BEFORE)).toEqual([
      `cases/well.mdx:5　source　${both}`,
      `cases/well.mdx:13　Fact.source　${both}`,
      `cases/well.mdx:15　Figures.source　${both}`,
      `cases/well.mdx:13　${both}`,
      `deputies/ding.mdx:6　source　${both}`,
      `brands/watch.mdx:7　source　${both}`,
      `brands/watch.mdx:11　Fact.source　${both}`,
      `mechanisms/well-watch.yaml:4　sources.0　${wait}请等它发布以后再写上。`,
      `glossary/lao-jing.yaml:5　sources.0　${wait}请等它发布以后再写上。`,
    ]);
    expect(saidAt(DUE)).toEqual([]);
  });

  it('is wrong in a relation, a card and a link', () => {
    embargo('brands/watch.mdx');
    edit('briefings/2020-002.md', '会议开了。', '会议开了。\n\n见[看井人](/brands/watch/)。');
    expect(saidAt(BEFORE)).toEqual([
      `briefings/2020-002.md:17　工作品牌「watch」要到${AT}才发布，这里不能先用它。请给这个文件也写上 publishAt: '${AT}'（或更晚），或先不引用。`,
      expect.stringContaining('cases/well.mdx:17　BrandCard.brand　工作品牌「watch」'),
    ]);
    embargo('cases/well.mdx', '2020-06-01 09:00');
    expect(saidAt(BEFORE)).toEqual([
      expect.stringContaining('briefings/2020-002.md:17　'),
      expect.stringContaining('briefings/2020-002.md:21　案例「well」'),
      expect.stringContaining('brands/watch.mdx:7　case　案例「well」要到2020-06-01 09:00才发布'),
    ]);
  });

  it('may wait as long as that entry, or longer', () => {
    embargo('briefings/2020-002.md');
    edit('deputies/ding.mdx', 'source: 2020-001', 'source: 2020-002/two');
    expect(saidAt(BEFORE)).not.toEqual([]);
    embargo('deputies/ding.mdx');
    expect(saidAt(BEFORE)).toEqual([]);
    edit('deputies/ding.mdx', AT, '2020-06-01 07:59');
    expect(saidAt(new Date('2020-06-01T07:00:00+08:00'))).toEqual([
      expect.stringContaining('deputies/ding.mdx:7　source　简报「2020-002」要到'),
    ]);
  });
});
