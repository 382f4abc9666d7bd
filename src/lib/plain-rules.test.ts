/** The small rules of src/lib at their borders: what each takes, and what lies one step beside it. */
import { parseExpressionAt } from 'acorn';
import { describe, expect, it } from 'vitest';
import { articlePath } from './article-path.ts';
import { briefingFiles } from './briefing-files.ts';
import { articleTitle, briefingYear, compareBriefings, dateLabel, issueLabel, yearLabel } from './briefing-label.ts';
import { kindNames } from '#model/kinds.ts';
import { columns, columnsWith } from './columns.ts';
import { groupByPlace } from './compare-places.ts';
import { datedSentences } from './dated-sentences.ts';
import { wordsOf } from './diagnostic.ts';
import { entryParts } from '#entry-file/parts.ts';
import { fieldOf } from '#entry-file/fields.ts';
import { entryPath } from './entry-path.ts';
import { listLine } from './list-line.ts';
import { literal } from './literal.ts';
import { explainWords, linkTerms } from './link-terms.ts';
import { paragraphText, renderMarkdown } from './markdown.ts';
import { markdownDiagnostics } from './markup-diagnostics.ts';
import { readMdx } from './mdx-document.ts';
import { publicSiteMeta } from './meta.ts';
import { OPEN_QUESTION, openQuestion } from './open-question.ts';
import { timesInAYear } from './period.ts';
import { pictureAddresses, pictureName, pictureNames, plainPicture, withPlainPictures } from './pictures.ts';
import { readDrawing } from './read-drawing.ts';
import { countSentences } from './sentences.ts';
import { sharedTraits } from './shared-traits.ts';
import { sayDigits, sayNumber } from './spoken-numbers.ts';
import { LONGEST_PIECE, speakable, spokenPieces } from './speech-text.ts';
import { isOwnPath } from './urls.ts';
import { withWholeLinks } from './whole-links.ts';
import { withIndex } from './with-index.ts';

describe('what must not stand in a text', () => {
  const said = (text: string) => markdownDiagnostics(text).map(wordsOf)[0];
  const found = (text: string) => markdownDiagnostics(text).map(({ line, runs }) => [line, runs === true]);

  it.each([
    ['[a](javascript:x)', true],
    ['[a](JavaScript:x)', true],
    ['[a](vbscript:x)', true],
    ['[a](data:text/html,x)', true],
    ['[a](<\u0001javascript:x>)', true],
    ['![a](data:image/png;base64,x)', true],
    ['[a][b]\n\n[b]: data:x', true],
    ['[a](ftp://x)', false],
    ['[a](file:///x)', false],
  ])('is the address of %j, which runs: %s', (text, runs) => {
    expect(found(text).map(([, one]) => one)).toContain(runs);
    expect(found(text)).toHaveLength(1);
  });

  it.each([
    '[a](https://example.test/)',
    '[a](http://example.test/)',
    '[a](mailto:a@b.cn)',
    '[a](tel:1)',
    '[a](/cases/)',
    '[a](../pictures/a.png)',
    '[a](#p1)',
    '[a](cases/well/)',
    '[a](HTTPS://example.test/)',
    '1 * 2',
    '**重点**',
    '见 https://example.test/ 和',
  ])('is not %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['<script>x</script>', true],
    ['< script>x', undefined],
    ['a <iframe src="x">', true],
    ['a <object data="x">', true],
    ['a <embed src="x">', true],
    ['a <svg onload=x>', true],
    ['a <b onclick="x">', true],
    ['a <a href="javascript:x">', true],
    ['a <b>', false],
    ['a <u class="once">', false],
    ['</form>', true],
    ['<formula>', false],
  ])('is HTML: %s runs, %s', (text, runs) => {
    expect(found(text)[0]?.[1]).toBe(runs);
  });

  it('is named with its line and what the reader would see', () => {
    expect(markdownDiagnostics('甲\n\n乙**“丙”**丁')).toEqual([
      {
        rule: 'markup',
        severity: 'error',
        line: 3,
        sentence: expect.stringContaining('「乙**“丙”**丁」里的星号') as string,
        remedy: expect.any(String) as string,
      },
    ]);
    expect(said('甲\n\n<b>\n')).toContain('请删去「<b>」');
    expect(said('[a](https://a.test/%E4%B8%AD，x)')).toContain('「https://a.test/中，x」');
    expect(said('[a](https://a.test/%zz，x)')).toContain('%zz');
  });
});

describe('a word of the glossary', () => {
  it.each([
    ['with & in its name', 'A&B', '<p>A&amp;B</p>', 'A&amp;B'],
    ['with signs of HTML in its name', '<甲>', '<p>&lt;甲&gt;</p>', '&lt;甲&gt;'],
    ['with signs of patterns in its name', 'C++(甲)', '<p>C++(甲)</p>', 'C++(甲)'],
    ['with a dot in its name', '3.5', '<p>325 3.5</p>', '3.5'],
  ])('%s is marked', (_what, name, html, marked) => {
    const { html: out, found } = linkTerms(html, [{ id: 'x', name }]);
    expect(found).toEqual(['x']);
    expect(out).toBe(html.replace(marked, `<a class="term" href="#term-x">${marked}</a>`));
  });

  it.each([
    'a',
    'button',
    'h1',
    'h6',
    'figure',
    'svg',
    'blockquote',
    'code',
    'pre',
    'script',
    'style',
    'summary',
    'section',
  ])('is left alone in <%s>, and marked behind it', (tag) => {
    const html = `<${tag}>网格</${tag}><p>网格</p>`;
    expect(linkTerms(html, [{ id: 'x', name: '网格' }]).html).toBe(
      `<${tag}>网格</${tag}><p><a class="term" href="#term-x">网格</a></p>`,
    );
  });

  it.each(['<br>', '<hr>', '<img src="x">', '<section/>', '<input>'])(
    'is marked behind %s, which has no inside',
    (tag) => {
      expect(linkTerms(`${tag}网格`, [{ id: 'x', name: '网格' }]).found).toEqual(['x']);
    },
  );

  it.each(['article', 'aside', 'data', 'strong', 'p'])('is marked in <%s>', (tag) => {
    expect(linkTerms(`<${tag}>网格</${tag}>`, [{ id: 'x', name: '网格' }]).found).toEqual(['x']);
  });

  it('brings its note, in the order of the text', () => {
    const words = [
      { id: 'a', name: '甲', summary: '甲义' },
      { id: 'b', name: '乙', aliases: ['丙'], summary: '乙义' },
    ];
    expect(explainWords('<p>丙和甲和乙</p>', words).notes).toEqual([
      { id: 'term-b', name: '乙', summary: '乙义' },
      { id: 'term-a', name: '甲', summary: '甲义' },
    ]);
  });
});

describe('frontmatter', () => {
  it.each([
    ['---\na: 1\n---\n文', 'a: 1\n', '文'],
    ['---\n---\n文', '', '文'],
    ['---\na: 1\n---', 'a: 1\n', ''],
    ['\uFEFF--- \t\r\na: 1\r\n---\t\r\n文', 'a: 1\r\n', '文'],
    ['---\na: 1\n---\n---\n文', 'a: 1\n', '---\n文'],
  ])('%j is parted without losing a byte', (raw, yaml, body) => {
    const parts = entryParts(raw);
    expect([parts?.yaml, parts?.body]).toEqual([yaml, body]);
    expect(parts && parts.open + parts.yaml + parts.close + parts.body).toBe(raw);
  });

  it.each([
    '',
    '文',
    ' ---\na: 1\n---\n',
    '---\na: 1\n',
    '---a\n---\n',
    '---\na: 1---\n',
    '---\na: 1\n----\n',
    '\n---\n---\n',
  ])('%j is none', (raw) => {
    expect(entryParts(raw)).toBeUndefined();
  });
});

describe('a value written in a component', () => {
  const read = (text: string) => literal(parseExpressionAt(text, 0, { ecmaVersion: 'latest' }));

  it.each([
    ["'甲'", '甲'],
    ['3', 3],
    ['true', true],
    ['null', null],
    ["['甲', 1]", ['甲', 1]],
    ["{ a: '甲', 'b-c': [1], 2: 3 }", { a: '甲', 'b-c': [1], 2: 3 }],
    ['[]', []],
  ])('%s is read', (text, value) => {
    expect(read(text)).toEqual(value);
  });

  it.each([
    '/a/',
    '1n',
    '[,1]',
    '[...a]',
    '{ ...a }',
    '{ [a]: 1 }',
    '{ get a() { return 1 } }',
    '{ a() {} }',
    'a',
    '-1',
    '`a`',
    'f()',
    "['a', b]",
  ])('%s is a program and refused', (text) => {
    expect(() => read(text)).toThrow('not a literal');
  });
});

describe('the meta tags of a public site', () => {
  const site = { name: '甲县人大', site: 'https://www.example.test', base: '/', siteIdCode: '1234' } as Parameters<
    typeof publicSiteMeta
  >[0];
  const article = { title: '题', publishedAt: '2026-11-23 18:00', source: '某机关', keywords: ['甲', '乙'], url: 'u' };

  it('name the site, and the column or the article', () => {
    expect(publicSiteMeta(site, { description: 'd' })).toEqual([
      ['SiteName', '甲县人大'],
      ['SiteDomain', 'www.example.test'],
      ['SiteIDCode', '1234'],
    ]);
    const column = { name: '案例', description: '说明', keywords: ['甲', '乙'], type: '类' };
    expect(publicSiteMeta(site, { column, description: 'd' }).slice(3)).toEqual([
      ['ColumnName', '案例'],
      ['ColumnDescription', '说明'],
      ['ColumnKeywords', '甲,乙'],
      ['ColumnType', '类'],
    ]);
    expect(publicSiteMeta(site, { article, description: 'd' }).slice(3)).toEqual([
      ['ArticleTitle', '题'],
      ['PubDate', '2026-11-23 18:00'],
      ['ContentSource', '某机关'],
      ['Keywords', '甲,乙'],
      ['Description', 'd'],
      ['Url', 'u'],
    ]);
  });

  it('leave out what is not known', () => {
    const bare = { ...article, publishedAt: undefined, source: '', keywords: [] };
    const names = publicSiteMeta({ ...site, siteIdCode: undefined }, { article: bare, description: '' });
    expect(names.map(([name]) => name)).toEqual(['SiteName', 'SiteDomain', 'ArticleTitle', 'Url']);
  });
});

describe('a picture of the library', () => {
  it.each([
    ['../pictures/a.png', 'a.png'],
    ['../../pictures/a.png', 'a.png'],
    ['../pictures/%E4%BA%95.png', '井.png'],
    ['../pictures/e\u0301.png', '\u00e9.png'],
    ['pictures/a.png', undefined],
    ['/pictures/a.png', undefined],
    ['../pictures/x/a.png', undefined],
    ['../pictures/', undefined],
    ['../pictures/a.png?x', undefined],
    ['../pictures/a.png#x', undefined],
    ['../pictures/%zz.png', undefined],
    ['x../pictures/a.png', undefined],
  ])('is named by %s: %s', (address, name) => {
    expect(pictureName(address)).toBe(name);
  });

  it('is found wherever a text names it, each once', () => {
    const text = '![a](../pictures/a.png) file: ../../pictures/井-1_2.jpg，![b](../pictures/a.png) ../pictures/%zz';
    expect([...pictureNames(text)]).toEqual(['a.png', '井-1_2.jpg']);
    expect([...pictureNames('无')]).toEqual([]);
    expect(pictureAddresses('![看井 的人](../pictures/a.png)')).toEqual(['../pictures/a.png']);
    expect(pictureAddresses('![a](../pictures/a.png) ![a](../pictures/a.png "t") ![x](https://x/a.png)')).toEqual([
      '../pictures/a.png',
    ]);
  });

  it('has a plain copy at an address of its own', () => {
    expect(plainPicture('井.PNG')).toBe('/pictures/%E4%BA%95-PNG.jpg');
    expect(plainPicture('a.b.webp')).toBe('/pictures/a.b-webp.jpg');
    expect(withPlainPictures('![a](../pictures/a.png "t") ![x](https://x/a.png)', (path) => `https://s${path}`)).toBe(
      '![a](https://s/pictures/a-png.jpg "t") ![x](https://x/a.png)',
    );
  });
});

describe('sentences', () => {
  it.each([
    ['甲。乙。', 2],
    ['甲。乙', 2],
    ['甲！乙？', 2],
    ['他说“甲。乙。”。', 1],
    ['甲（乙。丙。）。', 1],
    ['《甲。乙》好。', 1],
    ['“甲。”', 1],
    ['甲。）', 1],
    ['', 0],
    ['。。', 0],
    ['甲……乙。', 1],
  ])('%s has %i', (text, count) => {
    expect(countSentences(text)).toBe(count);
  });
});

describe('what two pages have in common', () => {
  const traits = (placeId: string | undefined, topics: string[], mechanisms: string[]) => ({
    belongs: { places: placeId === undefined ? [] : [placeId], topics, mechanisms },
  });

  it.each([
    [traits('a', ['t'], ['m']), traits('a', ['t'], ['m']), '同一地方、同样做法、同一专题'],
    [traits('a', [], ['m']), traits('b', [], ['n', 'm']), '同样做法'],
    [traits(undefined, ['t', 'u'], []), traits(undefined, ['u'], []), '同一专题'],
    [traits(undefined, [], []), traits(undefined, [], []), ''],
    [traits('a', ['t'], []), traits('b', ['u'], []), ''],
  ])('%j and %j: %s', (one, other, said) => {
    expect(sharedTraits(one, other)).toBe(said);
  });
});

describe('a number as it is said', () => {
  it.each([
    ['0', '零'],
    ['10', '十'],
    ['12', '十二'],
    ['20', '二十'],
    ['110', '一百一十'],
    ['105', '一百零五'],
    ['1000', '一千'],
    ['1005', '一千零五'],
    ['1050', '一千零五十'],
    ['10000', '一万'],
    ['10050', '一万零五十'],
    ['100500', '十万零五百'],
    ['120000', '十二万'],
    ['1000000', '一百万'],
    ['12345678', '一千二百三十四万五千六百七十八'],
    ['100000000', '一亿'],
    ['100005003000', '一千亿零五百万三千'],
    ['100003000', '一亿零三千'],
    ['100000001', '一亿零一'],
    ['100010000', '一亿零一万'],
    ['0000', '零零零零'],
    ['007', '零零七'],
    ['123456789012', '一千二百三十四亿五千六百七十八万九千零一十二'],
    ['1234567890123', '一二三四五六七八九零一二三'],
  ])('%s: %s', (figures, words) => {
    expect(sayNumber(figures)).toBe(words);
  });

  it('or digit by digit', () => {
    expect(sayDigits('2024-A')).toBe('二零二四-A');
  });
});

describe('a text as it is said', () => {
  it.each([
    ['一、甲', '第一，甲'],
    ['（二）甲', '二，甲'],
    ['3.甲', '第三，甲'],
    ['十一、甲', '第十一，甲'],
    [' 一、甲', '第一，甲'],
    ['甲一、乙', '甲一、乙'],
    ['（十二）甲', '十二，甲'],
    ['甲（二）乙', '甲，二，乙'],
    ['12.甲', '第十二，甲'],
    ['甲3.乙', '甲三.乙'],
    ['3.25公里', '三点二五公里'],
    ['12.55%', '百分之十二点五五'],
    ['甲。（乙）丙', '甲。乙，丙'],
    ['、；甲', '甲'],
    ['3.5公里', '三点五公里'],
    ['2024-03-05', '二零二四年三月五日'],
    ['2024年', '二零二四年'],
    ['4～6人', '四至六人'],
    ['4-6人', '四至六人'],
    ['12.5%', '百分之十二点五'],
    ['5％', '百分之五'],
    ['2名', '两名'],
    ['12名', '十二名'],
    ['第2次', '第二次'],
    ['2月', '二月'],
    ['《甲》“乙”', '甲乙'],
    ['甲（乙）丙', '甲，乙，丙'],
    ['甲（乙）。', '甲，乙。'],
    ['甲——乙……丙·丁→戊', '甲，乙，丙，丁，戊'],
    ['，甲', '甲'],
    ['  甲  ', '甲'],
  ])('%s: %s', (text, said) => {
    expect(speakable(text)).toBe(said);
  });

  it('is parted behind its sentences, and none is lost', () => {
    const text = '甲。“乙！”丙；丁\n戊？';
    expect(spokenPieces(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '甲。',
      '“乙！”',
      '丙；',
      '丁\n',
      '戊？',
    ]);
    expect(spokenPieces('……。——')).toEqual([]);
    expect(spokenPieces('')).toEqual([]);
  });

  it('takes breath at the comma nearest the middle of what is too long', () => {
    const text = `${'甲'.repeat(20)}，${'乙'.repeat(60)}，${'丙'.repeat(60)}`;
    const pieces = spokenPieces(text);
    expect(pieces.map(({ start, end }) => [start, end])).toEqual([
      [0, 82],
      [82, 142],
    ]);
  });

  it('is never given more than a voice takes, nor half of a character or figure', () => {
    const whole = spokenPieces('甲'.repeat(LONGEST_PIECE));
    expect(whole).toHaveLength(1);
    for (const text of [
      '甲'.repeat(LONGEST_PIECE + 1),
      '𠮷'.repeat(90),
      `${'甲'.repeat(60)}123456${'乙'.repeat(60)}`,
    ]) {
      const pieces = spokenPieces(text);
      expect(pieces.length).toBeGreaterThan(1);
      expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      for (const { start, end, spoken } of pieces) {
        expect(spoken.length).toBeLessThanOrEqual(LONGEST_PIECE);
        expect(text.slice(start, end)).toBe(text.slice(start, end).toWellFormed());
        expect(/\d$/.test(text.slice(start, end)) && /^\d/.test(text.slice(end))).toBe(false);
      }
    }
  });
});

describe('a month that a text names', () => {
  const months = (text: string, id = 'p1') =>
    datedSentences([{ id, tag: 'p', text }], 2024).map(({ month, text: sentence }) => [month, sentence]);

  it.each([
    ['1月开会。', [[1, '1月开会。']]],
    [
      '12月开会！9月再开？',
      [
        [9, '9月再开？'],
        [12, '12月开会！'],
      ],
    ],
    ['于2024年10月开会。', [[10, '于2024年10月开会。']]],
    ['他说“3月来。”走了。', [[3, '他说“3月来。”']]],
    ['0月。13月。3个月。2023年3月。2024-3月。', []],
    ['甲', []],
  ])('%s', (text, expected) => {
    expect(months(text)).toEqual(expected);
  });

  it('is not taken from a heading', () => {
    expect(months('3月', 's1')).toEqual([]);
  });
});

describe('the name of a briefing', () => {
  it('is of the year that is written, or else of its date', () => {
    expect(briefingYear({ year: 2023, date: '2024-01-02' })).toBe(2023);
    expect(briefingYear({ date: '2024-01' })).toBe(2024);
    expect([briefingYear({ date: 'soon' }), briefingYear({})]).toEqual([undefined, undefined]);
    expect([yearLabel({ year: 2024 }), yearLabel({})]).toEqual(['2024年', '年份未载明']);
  });

  it.each([
    [{ issue: 3 }, '第3期'],
    [{ totalIssue: 7 }, '总第7期'],
    [{ issue: 3, totalIssue: 7 }, '第3期（总第7期）'],
  ])('%j is %s', (numbers, label) => {
    expect(issueLabel(numbers)).toBe(label);
  });

  it.each([
    [['甲', '乙'], '甲 乙'],
    [['甲，', '乙'], '甲，乙'],
    [['甲', '，乙'], '甲，乙'],
    [['甲（', '乙'], '甲（乙'],
    [['甲', '）乙'], '甲）乙'],
    [['甲“', '乙', '”丙'], '甲“乙”丙'],
    [['甲'], '甲'],
  ])('%j on one line is %s', (titleLines, title) => {
    expect(articleTitle({ titleLines })).toBe(title);
  });

  it('comes before that of an older one, a higher number first, then by its address', () => {
    const order = (...list: Parameters<typeof compareBriefings>[0][]) =>
      list.sort(compareBriefings).map(({ id }) => id);
    expect(order({ id: 'a', date: '2024-01-02' }, { id: 'b', date: '2024-02-01' })).toEqual(['b', 'a']);
    expect(order({ id: 'a', year: 2024, issue: 1 }, { id: 'b', year: 2024, issue: 2 })).toEqual(['b', 'a']);
    expect(order({ id: 'b', year: 2024 }, { id: 'a', year: 2024 })).toEqual(['a', 'b']);
    expect(order({ id: 'a', year: 2024 }, { id: 'b', year: 2024, issue: 1 })).toEqual(['b', 'a']);
    expect(compareBriefings({ id: 'a' }, { id: 'a' })).toBe(0);
    expect([dateLabel({ date: '2024' }), dateLabel({})]).toEqual(['2024年', '印发日期未载明']);
  });
});

describe('links of a text that is read elsewhere', () => {
  const whole = (markdown: string) => withWholeLinks(markdown, (path) => `{${path}}`);

  it.each([
    ['[a](/b/c/#p1)', '[a]({/b/c/#p1})'],
    ['[a](</b/c/>)', '[a](<{/b/c/}>)'],
    ['[a](/b "题")', '[a]({/b} "题")'],
    ['[来源]: /b/c/', '[来源]: {/b/c/}'],
    ['甲\n\n   [来源]:\t \t</b/c/>', '甲\n\n   [来源]:\t \t<{/b/c/}>'],
    ['见[来源]: /b/c/', '见[来源]: /b/c/'],
    ['    [来源]: /b/c/', '    [来源]: /b/c/'],
    ['[a](//b/) [a](#c) [a](b/) [a](https://b/)', '[a](//b/) [a](#c) [a](b/) [a](https://b/)'],
  ])('%j becomes %j', (text, result) => {
    expect(whole(text)).toBe(result);
  });
});

describe('a drawing', () => {
  it.each(['1', '1.5', '-1 2,3e4', ''])('has a shape with the numbers “%s”', (numbers) => {
    const { diagnostics } = readDrawing(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="${numbers}"/></svg>`,
    );
    expect(diagnostics).toEqual([]);
  });

  it.each(['url(x) 1', '1 url(x)', 'x'])('has none with “%s”', (numbers) => {
    const { diagnostics } = readDrawing(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="${numbers}"/></svg>`,
    );
    expect(diagnostics).toHaveLength(1);
  });
});

it.each([
  ['---\nname: 甲\n---\n', '甲'],
  ['name: 甲\n', '甲'],
  ['---\nname: [甲\n---\n', undefined],
  ['- 甲\n', undefined],
  ['', undefined],
])('of %j the field name is %s', (raw, value) => {
  expect(fieldOf(raw, 'name')).toBe(value);
});

it.each([
  ['{1 + 1}', true],
  ['甲{1}', true],
  ['<Fact {...x}>甲</Fact>', true],
  ['<Fact source={f()}>甲</Fact>', true],
  ['<甲>', false],
])('%s would run: %s', (source, runs) => {
  expect(readMdx(source).diagnostics.map(({ runs }) => runs === true)).toContain(runs);
});

describe('addresses', () => {
  it('of a briefing: one page for a single article, one more for each of several', () => {
    const article = (slug: string) =>
      ({ slug, titleLines: ['题'] }) as Parameters<typeof articlePath>[0]['articles'][number];
    expect(articlePath({ id: 'a', articles: [article('x')] }, 'x')).toBe('/briefings/a/');
    expect(articlePath({ id: 'a', articles: [article('x'), article('y')] }, 'y')).toBe('/briefings/a/y/');
    expect(briefingFiles('a')).toEqual({
      print: '/print/a/',
      pdf: '/briefings/a/a.pdf',
      docx: '/briefings/a/a.docx',
      json: '/briefings/a/a.json',
    });
  });

  it('of entries: a page each, but for the words of the glossary', () => {
    expect([entryPath('cases', 'a'), entryPath('glossary', 'a')]).toEqual(['/cases/a/', '/glossary/#a']);
  });

  it.each([
    ['/a/', true],
    ['/', true],
    ['//a', false],
    ['#p', false],
    ['a/', false],
    ['https://a/', false],
  ])('%s is the site’s own: %s', (address, own) => {
    expect(isOwnPath(address)).toBe(own);
  });

  it.each([
    ['/a/', true, '/a/index.html'],
    ['/a/?q=/', true, '/a/index.html?q=/'],
    ['/a/#x/', true, '/a/index.html#x/'],
    ['/a.xml', true, '/a.xml'],
    ['/a/', false, '/a/'],
    ['/a/', undefined, '/a/'],
  ])('%s with file names, %s: %s', (address, asked, result) => {
    expect(withIndex(address, asked)).toBe(result);
  });
});

describe('the columns of a site', () => {
  it('are those of which there is something, and those that are always there', () => {
    const without = columns.filter(({ kind }) => kind === undefined);
    expect(columnsWith(() => 0)).toEqual(without);
    expect(columnsWith(() => 1)).toEqual(columns);
    expect(columnsWith((kind) => (kind === 'cases' ? 2 : 0))).toHaveLength(without.length + 1);
  });

  it('stand in the menu with those that a reader looks for', () => {
    const menu = columns.flatMap(({ inMenu }) => inMenu ?? []);
    for (const name of ['案例', '典型代表', '品牌', '简报', '地方', '专题', '机制做法', '找代表'])
      expect(menu).toContain(name);
  });

  it('are of every kind of content, each of one', () => {
    const kinds = columns.flatMap(({ kind }) => kind ?? []);
    expect([...kinds].sort()).toEqual([...kindNames].sort());
  });

  it('each have an address of their own that ends in a slash, and a name', () => {
    expect(new Set(columns.map(({ path }) => path)).size).toBe(columns.length);
    for (const { path, label, kind } of columns) {
      expect(path).toMatch(/^\/(?:[a-z-]+\/)?$/);
      expect(label).toMatch(/^\p{Script=Han}+$/u);
      if (kind) expect(path).toBe(`/${kind}/`);
    }
  });
});

describe('lists', () => {
  it('say where and when, or why', () => {
    const item = { title: '题', href: '/a/', summary: undefined, placeName: '甲县', date: '2024年' };
    expect(listLine(item, '案例')).toEqual({
      title: '题',
      href: '/a/',
      summary: undefined,
      kindLabel: '案例',
      where: '甲县　2024年',
    });
    expect(listLine({ ...item, why: '同一地方' }).where).toBe('甲县　同一地方');
    expect(listLine({ ...item, placeName: undefined }).where).toBe('2024年');
    expect(listLine({ ...item, placeName: undefined, date: '' }).where).toBe('');
  });

  it('keep the order in which places come first', () => {
    const practice = (placeId: string | undefined, placeName?: string) => ({ placeId, placeName });
    expect(
      groupByPlace([practice('b', '乙'), practice(undefined), practice('a', '甲'), practice('c')]).map(
        ({ placeName }) => placeName,
      ),
    ).toEqual(['乙', '甲', '地方未载明', '地方未载明']);
  });
});

describe('numbered blocks', () => {
  const { html, blocks } = renderMarkdown(
    '甲\n乙\n\n## 丙\n\n- 丁\n- 戊\n\n> 己\n\n见[庚](/a/)和[辛](https://x/)',
    (path) => `/base${path}`,
  );

  it('are the paragraphs, lists and quotations of the top level, and the headings apart', () => {
    expect(blocks.map(({ id, tag }) => `${id} ${tag}`)).toEqual(['p1 p', 's1 h2', 'p2 ul', 'p3 blockquote', 'p4 p']);
    expect(blocks[0]?.text).toBe('甲乙');
    expect([paragraphText(blocks, 3), paragraphText(blocks, 5), paragraphText(blocks, 1)]).toEqual([
      '己',
      undefined,
      '甲乙',
    ]);
  });

  it('carry a link that names their number, paragraphs only', () => {
    expect(html).toContain('aria-label="复制第1段的引用"');
    expect(html).toContain('href="#p4"');
    expect(html).toContain('href="#p4"');
    expect(html).not.toContain('href="#p2"');
  });

  it('lead to the site’s own pages below its base, and elsewhere as it is written', () => {
    expect(html).toContain('href="/base/a/"');
    expect(html).toContain('href="https://x/"');
    expect(renderMarkdown('[a](/b/)').html).toContain('href="/b/"');
  });
});

it.each([
  ['每月', 12],
  ['每两个月', 6],
  ['每季度', 4],
  ['每季', 4],
  ['每半年', 2],
  ['每年', 1],
  ['不定期', undefined],
])('what comes %s comes %s times a year', (period, times) => {
  expect(timesInAYear(period)).toBe(times);
});

it('an open question is found again, also half answered', () => {
  const found = (text: string) => text.match(OPEN_QUESTION) ?? [];
  expect(openQuestion('公式')).toBe('〔待核：公式〕');
  expect(found(`甲${openQuestion('公式')}乙〔待核丙`)).toEqual(['〔待核：公式〕', '〔待核丙']);
  expect(found('〔2024〕3号')).toEqual([]);
});
