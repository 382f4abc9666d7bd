/** From files to entries: what a file is, where its parts stand, and what is said of one that is none. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyOffice } from '../../tests/fixtures/office-copy.ts';
import { errorAt, listDiagnostics, printDiagnostic, wordsOf } from '#lib/diagnostic.ts';
import { diagnosticLine } from '../../tests/diagnostic-line.ts';
import { inspectArchive } from './archive.ts';
import { articleMarker, splitArticles } from './briefing-body.ts';
import { buildMoment, withBuildMoment } from './build-moment.ts';
import { CitedText } from './cited-text.ts';
import { entryBody, parseEntryFile } from '#entry-file/parse.ts';
import { ContentError } from './content-error.ts';
import { mayBeLeftOut } from './left-out.ts';
import { isLeftBehind } from './office-folder.ts';
import { namedArticles, paragraphName } from './paragraphs.ts';
import { settledStamp } from './office-stamp.ts';
import { keepPublic, publicArchive, withSnapshot, writeSnapshot } from './snapshot.ts';
import { isTrialBuild, trialEnvironment } from './trial-build.ts';

/** The entries that show a drawing. */
const MARKED = ['deputies/ding.mdx', 'cases/yin.mdx', 'brands/buludui.mdx'];
const NOW = new Date('2026-11-23T10:00:00+08:00');

const copy = copyOffice();
const { edit, write } = copy;

const saidOfAll = () => inspectArchive(copy.root, NOW).diagnostics.map(diagnosticLine);

describe('an entry’s file', () => {
  const text = '---\na: 1\nlist:\n  - b: 2\n  - c: 3\n---\n\n正文\n';

  it('is its fields, its body and the line on which that begins', () => {
    expect(parseEntryFile(text, '.md')).toMatchObject({
      data: { a: 1, list: [{ b: 2 }, { c: 3 }] },
      body: '\n正文\n',
      bodyLine: 7,
      syntaxErrors: [],
    });
    expect(parseEntryFile(`\uFEFF${text}`, '.mdx')).toMatchObject({ body: '\n正文\n', bodyLine: 7 });
    expect(parseEntryFile('\uFEFFa: 1\n', '.yaml')).toMatchObject({ data: { a: 1 }, body: '', bodyLine: 1 });
    expect([entryBody(text), entryBody('\uFEFF正文'), entryBody('正文')]).toEqual(['\n正文\n', '正文', '正文']);
  });

  it.each<[PropertyKey[], number]>([
    [['a'], 2],
    [['list'], 4],
    [['list', 0], 4],
    [['list', 1, 'c'], 5],
    [['list', 1, 'missing'], 5],
    [['list', 7], 4],
    [['missing'], 2],
    [[], 2],
  ])('says on which line %j stands, or what is nearest: %i', (path, line) => {
    expect(parseEntryFile(text, '.md').lineOf(path)).toBe(line);
    expect(parseEntryFile('a: 1\nb: 2\n', '.yaml').lineOf(['b'])).toBe(2);
  });

  it.each([
    ['no frontmatter', '正文', 1, '文件开头缺少基本信息。请写在文件开头，用两行“---”围起来。'],
    ['a field written twice', '---\na: 1\na: 2\n---\n', 3, '同一项写了两次。请删去一个。'],
    ['no YAML', '---\na: 1\nb: "2\n---\n', 4, '格式不对'],
  ])('with %s says so, with its line', (_what, raw, line, said) => {
    const { data, syntaxErrors, lineOf } = parseEntryFile(raw, '.md');
    expect(data).toBeUndefined();
    expect(syntaxErrors[0]).toMatchObject({ line, severity: 'error' });
    expect(syntaxErrors[0] && wordsOf(syntaxErrors[0])).toContain(said);
    expect(lineOf(['zzz'])).toBeLessThanOrEqual(2);
  });
});

describe('the folders', () => {
  it.each([
    ['briefings/说明.txt', 'x', 'briefings/说明.txt　这个文件夹里的文件应当以 .md 结尾。请改名或移走。'],
    [
      'cases/Well.mdx',
      '---\n---\n',
      'cases/Well.mdx　文件名「Well」会成为网址，不能这样写。只能用小写字母、数字和连字符，例如 xinmi.mdx',
    ],
    ['topics/con.yaml', 'name: 甲', 'topics/con.yaml　文件名「con」会成为网址'],
    ['icons/Big.svg', '<svg/>', 'icons/Big.svg　icons 文件夹里只放图记'],
    ['icons/x/a.svg', '<svg/>', 'icons/x/a.svg　icons 文件夹里只放图记'],
    ['icons/a.png', 'x', 'icons/a.png　icons 文件夹里只放图记'],
    [
      'topics/x/water.yaml',
      'name: 甲\nsummary: 乙。丙。\n',
      'topics/x/water.yaml　编码「water」与 topics/water.yaml 重复',
    ],
  ])('do not take %s', (file, text, said) => {
    write(file, text);
    expect(saidOfAll()).toEqual([expect.stringContaining(said)]);
  });

  it.each([
    'briefings/_示例.md',
    'briefings/.x.md',
    'topics/Thumbs.db',
    'topics/desktop.ini',
    'topics/~$a.yaml',
    'topics/._a.yaml',
  ])('leave %s aside', (file) => {
    write(file, 'x');
    expect(saidOfAll()).toEqual([]);
  });

  it.each([
    ['.DS_Store', true],
    ['THUMBS.DB', true],
    ['thumbs.db.md', false],
    ['a~$.md', false],
    ['desktop.md', false],
  ])('%s is left behind by others: %s', (name, left) => {
    expect(isLeftBehind(name)).toBe(left);
  });

  it('may be missing, and are read through to the last file', () => {
    rmSync(join(copy.root, 'glossary'), { recursive: true });
    rmSync(join(copy.root, 'icons'), { recursive: true });
    for (const file of MARKED) edit(file, /icon: .*\n/, '');
    expect(saidOfAll()).toEqual([]);
  });

  it('say of a drawing that it is not there, and which are', () => {
    for (const file of MARKED) edit(file, /icon: .*\n/, file === 'deputies/ding.mdx' ? 'icon: gone\n' : '');
    expect(saidOfAll()).toEqual([expect.stringContaining('没有 gone.svg。有的是：jing。')]);
    rmSync(join(copy.root, 'icons'), { recursive: true });
    expect(saidOfAll()).toEqual([expect.stringContaining('没有 gone.svg。文件夹里还没有图。')]);
  });

  it('hold every relation that is named, however deep it stands', () => {
    edit('briefings/2020-002.md', 'place: yi', 'place: yi\n    topics: [nowhere]');
    expect(saidOfAll()).toEqual([
      'briefings/2020-002.md:11　articles.1.topics.0　专题里没有「nowhere」。请改成已有的编码（oversight、roads、school-way、talks、water……），或先新建 topics/nowhere.yaml。',
    ]);
  });
});

describe('the articles of a briefing', () => {
  it('are what stands behind their markers', () => {
    const body = '\n甲\n<!-- article: one -->\n\n乙\n\n<!-- article: two -->\n丙\n\n<!-- article: three -->';
    expect(splitArticles(body)).toEqual({
      stray: '甲',
      articles: [
        { slug: 'one', markdown: '乙', line: 5 },
        { slug: 'two', markdown: '丙', line: 8 },
        { slug: 'three', markdown: '', line: 10 },
      ],
    });
    expect(splitArticles('甲').articles).toEqual([]);
    expect(splitArticles('x <!-- article: one -->\n<!-- article: two --> y').articles).toEqual([]);
    expect(splitArticles(`${articleMarker('a')} \t\r\n乙`).articles).toEqual([{ slug: 'a', markdown: '乙', line: 2 }]);
  });

  it('have the names by which sources cite them', () => {
    expect(namedArticles('i', '<!-- article: a -->\n甲').map(({ name }) => name)).toEqual(['i']);
    expect(namedArticles('i', '<!-- article: a -->\n甲\n<!-- article: b -->\n乙').map(({ name }) => name)).toEqual([
      'i/a',
      'i/b',
    ]);
    expect(paragraphName('i/a', 3)).toBe('i/a#p3');
  });

  it.each<[string, string | RegExp, string, string[]]>([
    [
      'words before the first',
      '<!-- article: one -->',
      '多余\n\n<!-- article: one -->',
      [':12　正文开头的文字不属于任何一篇。请在它前面写一行 <!-- article: one -->。'],
    ],
    ['one without words', '会议开了。', '', [':17　「one」这一篇没有正文。']],
    [
      'two in the other order',
      /article: one([\s\S]*)article: two/,
      'article: two$1article: one',
      [':12　正文里的各篇（two、one）与基本信息里的 articles（one、two）不一致。'],
    ],
    [
      'one code for two',
      /slug: two([\s\S]*)article: two/,
      'slug: one$1article: one',
      [':8　articles.1.slug　篇编码「one」在本期里用了两次'],
    ],
    [
      'HTML in the second',
      '会议听了。',
      '会议<b>听</b>了。',
      [':19　正文里不能写网页代码。请删去「<b>」', ':19　正文里不能写网页代码。请删去「</b>」'],
    ],
  ])('are refused with %s', (_what, from, to, said) => {
    edit('briefings/2020-002.md', from, to);
    expect(saidOfAll()).toEqual(said.map((one) => expect.stringContaining(`briefings/2020-002.md${one}`) as string));
  });

  it('without any marker are said to be none', () => {
    edit('briefings/2020-001.md', '<!-- article: well -->\n', '');
    expect(saidOfAll().join('\n')).toContain('正文里的各篇（没有）与基本信息里的 articles（well）不一致');
  });
});

describe('a source', () => {
  const find = (source: string) => new CitedText(inspectArchive(copy.root, NOW).whole.briefings).find(source);

  it.each([
    ['新密', '出处「新密」写法不对。'],
    ['2099-001', '没有编码为「2099-001」的简报。'],
    ['2020-002', '这期简报有2篇，出处要写明哪一篇：2020-002/one、2020-002/two。'],
    ['2020-001/well#p1', '这期简报只有一篇，出处写成「2020-001#p1」，不写篇编码。'],
    ['2020-002/three', '简报「2020-002」里没有「three」这一篇，只有：one、two。'],
    ['2020-001#p3', '这一篇只有2段，没有第3段。'],
  ])('“%s” names nothing: %s', (source, missing) => {
    expect(find(source)).toEqual({ missing });
  });

  it.each([
    ['2020-001#p1', ['3口老水井'], ['先修好', '乙镇修好老水井']],
    ['2020-001#p2', ['先修好'], ['3口老水井']],
    ['2020-001', ['3口老水井', '先修好', '乙镇修好老水井', '乙镇人大', '2020年'], ['会议']],
    ['2020-002/two', ['会议听了', '乙镇听会'], ['会议开了']],
  ])('“%s” names its words', (source, there, elsewhere) => {
    const found = find(source);
    const text = 'text' in found ? found.text.text : '';
    for (const words of there) expect(text).toContain(words);
    for (const words of elsewhere) expect(text).not.toContain(words);
  });

  it('is read once', () => {
    const cited = new CitedText(inspectArchive(copy.root, NOW).whole.briefings);
    expect(cited.find('2020-001#p1')).toBe(cited.find('2020-001#p1'));
  });
});

describe('diagnostics', () => {
  it('are one line each, with what is known of their place', () => {
    const line = (place: { line?: number; field?: string }) =>
      printDiagnostic(errorAt('rule', { file: 'a', ...place }, '甲。'));
    expect(line({})).toBe('a　要改正　甲。 [rule]');
    expect(line({ line: 3 })).toBe('a:3　要改正　甲。 [rule]');
    expect(line({ line: 3, field: 'f' })).toBe('a:3　要改正　f　甲。 [rule]');
  });

  it('that say the same of many files are told twenty times', () => {
    const many = Array.from({ length: 25 }, (_, index) =>
      errorAt('rule', { file: `f${index}` }, `「${index}」和“${index}”《${index}》第${index}行。`),
    );
    const lines = listDiagnostics([
      ...many,
      errorAt('rule', { file: 'x' }, '别的。'),
      errorAt('rule', { file: 'y', field: 'z' }, '别的。'),
    ]);
    expect(lines).toHaveLength(23);
    expect(lines[20]).toBe('　……同类的还有5处');
  });

  it('are raised together', () => {
    const error = new ContentError([errorAt('rule', { file: 'a' }, '甲。')]);
    expect([error.name, error.message, error.diagnostics.length]).toEqual([
      'ContentError',
      '内容有1处要改，网站没有生成（上一次的网站不受影响）：\na　要改正　甲。 [rule]',
      1,
    ]);
  });
});

describe('a build', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('leaves out what it was told to, and its processes the same', () => {
    const file = 'cases/well.mdx';
    const whole = inspectArchive(copy.root, NOW);
    const inspected = inspectArchive(copy.root, NOW, { without: new Set([file]) });
    const files = ({ cases, deputies }: typeof whole.whole) => [...cases, ...deputies].map((one) => one.file);
    expect(files(whole.whole)).toContain(file);
    expect(files(inspected.whole)).toEqual(files(whole.whole).filter((one) => one !== file));
    const snapshot = join(copy.root, '.renda/cache/snapshot.jsonl');
    writeSnapshot(snapshot, settledStamp(copy.root), keepPublic(copy.root, inspected));
    for (const [name, value] of Object.entries(withSnapshot(snapshot))) vi.stubEnv(name, value);
    expect(publicArchive(copy.root, NOW).archive.cases.map((one) => one.file)).toEqual(
      whole.archive.cases.map((one) => one.file).filter((one) => one !== file),
    );
  });

  it.each([
    ['cases/well.mdx', true],
    ['briefings/2020-001.md', true],
    ['site.yaml', false],
    ['withdrawn/cases-gone.yaml', false],
    ['toString/x', false],
  ])('may leave out %s: %s', (file, may) => {
    expect(mayBeLeftOut(file)).toBe(may);
  });

  it('takes one moment for now, whichever process asks', () => {
    vi.stubEnv('SITE_BUILD_MOMENT', undefined);
    const before = Date.now();
    expect(buildMoment().getTime()).toBeGreaterThanOrEqual(before);
    vi.stubEnv('SITE_BUILD_MOMENT', withBuildMoment(NOW)['SITE_BUILD_MOMENT']);
    expect(buildMoment()).toEqual(NOW);
    expect(withBuildMoment(NOW)).toHaveProperty('PATH');
    vi.stubEnv('SITE_BUILD_MOMENT', 'soon');
    expect(() => buildMoment()).toThrow('SITE_BUILD_MOMENT is no time: soon');
  });

  it('is one of a trial only when it is told so', () => {
    vi.stubEnv('SITE_IS_TRIAL', undefined);
    expect(isTrialBuild()).toBe(false);
    for (const [name, value] of Object.entries(trialEnvironment)) vi.stubEnv(name, value);
    expect(isTrialBuild()).toBe(true);
    vi.stubEnv('SITE_IS_TRIAL', 'no');
    expect(isTrialBuild()).toBe(false);
  });
});
