import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kinds } from '#model/kinds.ts';
import { inspectArchive, loadArchive } from './archive.ts';
import type { Archive, Entry } from './entry.ts';
import { checkLedger } from './check-ledger.ts';
import { CitedText } from './cited-text.ts';
import { parseEntryFile } from '#entry-file/parse.ts';
import { FactText } from './facts.ts';
import { diagnosticLine } from '../../tests/diagnostic-line.ts';

const office = fileURLToPath(new URL('../../tests/fixtures/office/', import.meta.url));

type Story = Entry<'cases' | 'deputies' | 'brands' | 'mechanisms' | 'glossary'>;

describe('every figure of the stories', () => {
  const archive = loadArchive(office, new Date());
  const cited = new CitedText(archive.briefings);
  const story: Story[] = [
    ...archive.cases,
    ...archive.deputies,
    ...archive.brands,
    ...archive.mechanisms,
    // What a word means in general is held against no source.
    ...archive.glossary.filter(({ data }) => data.sources),
  ];
  /** Codes, dates, the places that are cited and what was put right: not words of the story. */
  const code =
    /^(?:publishedAt|publishAt|source|place|case|icon|mechanisms|topics):.*$|^ +(?:- at|text|on):.*$|source="[^"]*"|20\d\d-\S+/gmu;

  function isFound(entry: Story, text: string): boolean {
    const raw = parseEntryFile(text, kinds[entry.collection].extension);
    const checked = kinds[entry.collection].schema.safeParse(raw.data);
    if (!checked.success) return true;
    const changed = { ...entry, ...raw, data: checked.data };
    const only = { ...archive, cases: [], deputies: [], mechanisms: [], glossary: [] };
    const others = entry.collection === 'brands' ? archive.brands.filter(({ id }) => id !== entry.id) : archive.brands;
    const laid = { ...only, brands: others, [entry.collection]: [changed] } as unknown as Archive;
    return checkLedger(laid, cited).length > 0;
  }

  /** Each text that differs from the entry's in one of the characters, and what was changed. */
  function* changes(entry: Story, characters: string): Generator<{ readonly text: string; readonly change: string }> {
    const { text } = entry;
    const codes = [...text.matchAll(code)].map(({ 0: one, index }) => ({ start: index, end: index + one.length }));
    for (const [index, was] of [...text].entries()) {
      if (!characters.includes(was) || codes.some(({ start, end }) => start <= index && index < end)) continue;
      for (const now of characters) {
        if (now === was) continue;
        const change = `${entry.file} ${text.slice(Math.max(0, index - 6), index)}[${was}→${now}]${text.slice(index + 1, index + 6)}`;
        yield { text: text.slice(0, index) + now + text.slice(index + 1), change };
      }
    }
  }

  it.each([
    ['digit', '0123456789', 300],
    ['Chinese numeral', '〇一二三四五六七八九十百千万亿两几', 500],
  ])('is found when one %s is another, wherever it stands', (_kind, characters, atLeast) => {
    const all = story.flatMap((entry) => [...changes(entry, characters)].map((change) => ({ entry, ...change })));
    expect(all.length).toBeGreaterThan(atLeast);
    expect(all.filter(({ entry, text }) => !isFound(entry, text)).map(({ change }) => change)).toEqual([]);
  });
});

describe('a fact of a story', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ledger-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** What is said when a source and a deputy's story say this. */
  function said(
    source: string,
    { body = '照看老水井。', summary = '乙镇有老水井。丁某照看它们。', uncited = '' },
  ): string[] {
    cpSync(office, root, { recursive: true });
    const lay = (file: string, change: (text: string) => string) => {
      const path = join(root, file);
      writeFileSync(path, change(readFileSync(path, 'utf8')));
    };
    lay('briefings/2020-001.md', (text) => text.replace('先修好，再管好。', `先修好，再管好。\n\n${source}`));
    lay('deputies/ding.mdx', (text) =>
      text
        .replace(/^summary: .*$/m, `summary: '${summary}'${uncited && `\nuncited: [${uncited}]`}`)
        .replace('丁某照看老水井。', body),
    );
    return inspectArchive(root, new Date()).diagnostics.map(diagnosticLine);
  }

  const fact = (words: string) => `丁某看过<Fact source="2020-001#p3">${words}</Fact>。`;

  it.each([
    ['part of a longer number', '共23口井。', '3口井'],
    ['part of a decimal', '共3.5公里。', '5公里'],
    ['part of a number in groups', '共1,234人。', '234人'],
    ['part of full-width digits', '共２３口井。', '3口井'],
    ['one end of a range', '联系4至6名。', '6名'],
    ['one end of a range written otherwise', '联系4～6名。', '4名'],
    ['a percentage without its sign', '占90%。', '90'],
    ['a number without 余', '服务100余名群众。', '100'],
    ['a number without 多', '新修10多处。', '10'],
    ['a number without 约', '服务约100名群众。', '100名'],
    ['a number without 以上', '服务100名以上群众。', '100名'],
    ['a bound left out', '每年不少于2次。', '2次'],
    ['another day', '2024年4月2日开工。', '2024年4月12日'],
    ['part of a Chinese numeral', '三十六名代表。', '六名代表'],
    ['another ordinal', '第八届会议。', '第九届会议'],
    ['an ordinal without 第', '第八届会议。', '八届会议'],
    ['another tenth', '提高两成。', '三成'],
    ['another percentage in Chinese', '占百分之九十。', '百分之八十'],
    ['a Chinese numeral without 余', '开会十余次。', '十次'],
    ['another long numeral', '共一百二十人。', '一百三十人'],
    ['a quotation that nobody said', '都说“看得好”。', '“看得真好”'],
    ['words that nobody quoted', '都说看得好。', '「看得好」'],
  ])('is refused: %s', (_name, source, story) => {
    expect(said(source, { body: fact(story) }).join('\n')).toContain(`没有「${story}」`);
  });

  it.each([
    [
      'the unit behind it',
      '共3口井，4名代表。',
      `看过${fact('3')}`.replace('</Fact>。', '</Fact>名代表。'),
      '没有「3名」',
    ],
    ['a qualifier before it', '共100名。', `约${fact('100名').slice(4)}`, '没有「约100名」'],
    [
      'the unit of another number',
      '共6名镇级代表，8名县级代表。',
      `有${fact('8名').slice(4, -1)}镇级代表。`,
      '还有「6名」',
    ],
  ])('is read with what stands around its tag: %s', (_name, source, body, message) => {
    expect(said(source, { body }).join('\n')).toContain(message);
  });

  it.each([
    ['digits of another width', '共２３口井。', '23口井'],
    ['a range written otherwise', '联系4～6名。', '4至6名'],
    ['quotation marks of another kind', '都说“看得好”。', '『看得好』'],
    ['a quotation within one', '“不摆‘架子’”。', '“不摆「架子」”'],
    ['a day of the month', '2024年4月2日开工。', '4月2日'],
  ])('passes in %s', (_name, source, story) => {
    expect(said(source, { body: fact(story) })).toEqual([]);
  });

  it.each([
    '十五口老水井',
    '群众三百余人',
    '占比百分之九十',
    '『看井第一人』',
    '“没有说完的话',
    '20口老水井',
    '**3**0口老水井',
    '![20口老水井](../pictures/%E8%80%81%E6%B0%B4%E4%BA%95.png)',
  ])('is refused in the prose of a body: %s', (words) => {
    expect(said('先修后管。', { body: `丁某照看${words}。` }).length).toBeGreaterThan(0);
  });

  it('is refused in a figure of which the source says another unit', () => {
    const body = `<Figures source="2020-001#p3" items={[{ value: '3', unit: '名', label: '井' }]} />`;
    expect(said('共3口井。', { body }).join('\n')).toContain('没有「3名」');
  });

  it('is refused in a summary: a number of which the source holds only the end', () => {
    expect(said('共23口井。', { summary: '有13口井。都好。' }).join('\n')).toContain('没有「13口」');
  });

  it('is no ordinary word, though it is written with a numeral', () => {
    const words = '大家一起商量，统一安排，进一步做好百姓的一些事，第一时间到场，十分用心，搬一张小板凳。';
    expect(said('先修后管。', { body: words, summary: '一起照看。一直照看。' })).toEqual([]);
  });

  it('is a number, though it is written as an ordinary word, where the source counts so', () => {
    expect(said('调解三起纠纷。', { body: '丁某调解一起纠纷。' }).join('\n')).toContain('没有「一起」');
  });

  it('is its author’s own when the story says so, and only there', () => {
    const body = '丁某说“井水甜”，走遍四里八乡。';
    expect(said('先修后管。', { body })).toHaveLength(3);
    expect(said('先修后管。', { body, uncited: '“井水甜”, 四里八乡' })).toEqual([]);
    expect(said('先修后管。', { body: body.replace('四', '五'), uncited: '“井水甜”, 四里八乡' }).join('\n')).toMatch(
      /没有「五里」[^]*没有「八乡」[^]*没有用到「四里八乡」/,
    );
    expect(said('先修后管。', { body, uncited: '“井水甜”, 四里八乡, 3口井' }).join('\n')).toContain(
      '阿拉伯数字都要有出处',
    );
  });

  it('is found when a numeral of it is another, whatever is counted', () => {
    const units = fc.constantFrom('口', '名', '次', '家', '万', '%', '公里', '期');
    const numeral = fc.constantFrom(...'二三四五六七八九十百千两');
    const number = fc.oneof(
      fc.integer({ min: 0, max: 99999 }).map(String),
      fc.array(numeral, { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
    );
    const around = fc.constantFrom('', '约', '不少于', '第');
    const behind = fc.constantFrom('', '老井', '以上', '，另有3条路');
    const text = fc.tuple(around, number, units, behind).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (written, at, to) => {
        const source = new FactText(`乙镇有${written}。`);
        const story = new FactText(`丁某照看${written}。`);
        const troubles = (one: FactText) =>
          one.facts.flatMap(({ figure }) => (figure && source.troubleWith(figure, one) ? [figure] : []));
        expect(troubles(story)).toEqual([]);
        const places = [...written].flatMap((sign, place) =>
          /[0-9二三四五六七八九十百千两]/u.test(sign) ? [place] : [],
        );
        const place = places[at % places.length] ?? 0;
        const all = /[0-9]/.test(written[place] ?? '') ? '0123456789' : '一二三四五六七八九十百千两';
        const others = [...all].filter((sign) => sign !== written[place]);
        const changed = written.slice(0, place) + (others[to % others.length] ?? '') + written.slice(place + 1);
        expect(troubles(new FactText(`丁某照看${changed}。`))).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
