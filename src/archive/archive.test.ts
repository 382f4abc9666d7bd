import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderMarkdown } from '#lib/markdown.ts';
import { inspectArchive, loadArchive } from './archive.ts';
import { splitArticles } from './briefing-body.ts';
import { diagnosticLine } from '../../tests/diagnostic-line.ts';
import { ContentError } from './content-error.ts';

const office = fileURLToPath(new URL('../../tests/fixtures/office/', import.meta.url));

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'archive-'));
  cpSync(office, root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Breaks one thing in a copy of the valid office and returns what is said about it. */
function saidAfter(file: string, from: string | RegExp, to: string): string[] {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  expect(after, 'the fixture must really change').not.toBe(before);
  writeFileSync(path, after);
  return inspectArchive(root, new Date()).diagnostics.map(diagnosticLine);
}

describe('a valid archive', () => {
  it('has nothing wrong and every entry', () => {
    expect(inspectArchive(root, new Date()).diagnostics).toEqual([]);
    const files = readdirSync(join(root, 'briefings')).map((file) => basename(file, '.md'));
    const { whole } = inspectArchive(root, new Date());
    expect(whole.briefings.map(({ id }) => id)).toEqual(files.sort());
    expect(files).toContain('2022-002');
    // Its time has not come.
    expect(loadArchive(root, new Date()).briefings.map(({ id }) => id)).toEqual(
      files.filter((file) => file !== '2022-002'),
    );
  });
});

describe('line breaks of Windows', () => {
  it('are read like any other, in every file', () => {
    const plain = inspectArchive(root, new Date());
    for (const file of Object.values(plain.whole).flatMap((entries) => entries.map((entry) => entry.file))) {
      const path = join(root, file);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
    }
    const { whole, diagnostics } = inspectArchive(root, new Date());
    expect(diagnostics).toEqual([]);
    const dataOf = (archive: typeof whole) => Object.values(archive).map((all) => all.map(({ data }) => data));
    expect(dataOf(whole)).toEqual(dataOf(plain.whole));
    const articlesOf = (archive: typeof whole) => archive.briefings.map(({ body }) => splitArticles(body).articles);
    const lines = articlesOf(whole).map((all) =>
      all.map((one) => ({ ...one, markdown: one.markdown.replaceAll('\r\n', '\n') })),
    );
    expect(lines).toEqual(articlesOf(plain.whole));
    const numbersOf = ({ body }: { readonly body: string }) => renderMarkdown(body).blocks;
    expect(whole.briefings.map(numbersOf)).toEqual(plain.whole.briefings.map(numbersOf));
  });
});

describe('what is no content', () => {
  it('is left aside when a file manager or Word put it there', () => {
    for (const name of ['Thumbs.db', 'desktop.ini', '.DS_Store', '~$简报.docx']) {
      writeFileSync(join(root, 'briefings', name), 'x');
    }
    expect(inspectArchive(root, new Date()).diagnostics).toEqual([]);
  });

  it('is told once, and as what it is, when its bytes are not UTF-8', () => {
    const file = join(root, 'briefings/2020-003.md');
    writeFileSync(file, Buffer.from('2d2d2d0a7365726965733a20bcd7cfd80a2d2d2d0abcf2b1a80a', 'hex'));
    expect(inspectArchive(root, new Date()).diagnostics).toEqual([
      {
        rule: 'encoding',
        severity: 'error',
        file: 'briefings/2020-003.md',
        sentence: expect.stringContaining('GBK') as string,
        remedy: expect.stringContaining('编码选“UTF-8”') as string,
      },
    ]);
  });

  it.each(['site.yaml', 'withdrawn/cases-gone.yaml'])('is told so of %s as well', (file) => {
    writeFileSync(join(root, file), Buffer.from('6e616d653a20bcd7cfd80a', 'hex'));
    expect(inspectArchive(root, new Date()).diagnostics).toEqual([
      expect.objectContaining({ file, remedy: expect.stringContaining('编码选“UTF-8”') as string }),
    ]);
  });
});

describe('bad content', () => {
  const table: [name: string, file: string, from: string | RegExp, to: string, error: string][] = [
    [
      'a missing field',
      'cases/well.mdx',
      /^title:.*\n/m,
      '',
      'cases/well.mdx:2　title　缺少「标题」。一句话说清这个地方做成了什么，末尾不加标点。',
    ],
    [
      'a drawing that there is not',
      'deputies/ding.mdx',
      'icon: jing',
      'icon: drum',
      'deputies/ding.mdx:12　icon　icons 文件夹里没有 drum.svg。有的是：jing。请改成有的，放进这张图，或者删去这一项。',
    ],
    [
      'a drawing with more than shapes in it',
      'icons/jing.svg',
      '<path d=',
      '<path onclick="x()" d=',
      'icons/jing.svg:3　<path> 上不能有 onclick。',
    ],
    [
      'an unknown field',
      'topics/water.yaml',
      'summary',
      'sumary',
      'topics/water.yaml:2　sumary　没有「sumary」这一项。可以写的有：name（专题名）、summary（说明）。',
    ],
    [
      'a date that does not exist',
      'briefings/2020-001.md',
      '2020-03-05',
      '2020-02-30',
      'briefings/2020-001.md:6　date　没有「2020-02-30」这个日期。日期应当写成 2024-04-02、2024-04 或 2024，知道到哪一级就写到哪一级。',
    ],
    [
      'an unknown place',
      'cases/well.mdx',
      'place: yi',
      'place: bing',
      'cases/well.mdx:4　place　地方里没有「bing」。请改成已有的编码（chen、chou、jia、mao、si、wei、wu、yi……），或先新建 places/bing.yaml。',
    ],
    [
      'a broken reference',
      'brands/watch.mdx',
      'case: well',
      'case: wall',
      'brands/watch.mdx:6　case　案例里没有「wall」。请改成已有的编码（mao、si、well、yin……），或先新建 cases/wall.mdx。',
    ],
    [
      'a wrong prop',
      'cases/well.mdx',
      "label: '老水井'",
      "lable: '老水井'",
      'cases/well.mdx:15　Figures.items.0.label　缺少「说明」。这个数字说的是什么。',
    ],
    [
      'a figure that the cited paragraph does not hold',
      'cases/well.mdx',
      '3口老水井</Fact>',
      '4口老水井</Fact>',
      'cases/well.mdx:13　Fact　简报「2020-001#p1」这一段里没有「4口老水井」。请核对段号，或改成与简报一致的写法。',
    ],
    [
      'a figure without a source',
      'deputies/ding.mdx',
      '丁某照看老水井。',
      '丁某照看3口老水井。',
      'deputies/ding.mdx:15　「3口」没有注明出处。请写成 <Fact source="2020-001#p段号">3口</Fact>。',
    ],
    [
      'a figure in frontmatter that the source does not hold',
      'cases/well.mdx',
      'summary: 乙镇修好3口',
      'summary: 乙镇修好9口',
      'cases/well.mdx:3　summary　出处「2020-001」里没有「9口」。请改成与简报一致的写法，或删去。',
    ],
    [
      'a paragraph that does not exist',
      'cases/well.mdx',
      '<Fact source="2020-001#p1">',
      '<Fact source="2020-001#p7">',
      'cases/well.mdx:13　Fact.source　这一篇只有2段，没有第7段。',
    ],
    [
      'a component that does not exist',
      'cases/well.mdx',
      '<BrandCard brand="watch" />',
      '<iframe src="x" />',
      'cases/well.mdx:17　没有 <iframe> 这个组件。可以用的有：Fact（有出处的数字或引语）、Quote（引语）、Figures（数字条）、Cadence（节奏图）、Steps（步骤链）、Tiers（层级图）、Lanes（并列图）、Roles（角色图）、BeforeAfter（前后对照）、Process（项目全程）、BrandCard（品牌卡）。',
    ],
    [
      'a program in the text',
      'cases/well.mdx',
      '<BrandCard brand="watch" />',
      "import fs from 'node:fs'",
      "cases/well.mdx:17　正文里只能写文字和规定的组件，不能写程序（import、export）。请删去「import fs from 'node:fs'」。",
    ],
    [
      'an expression in the text',
      'cases/well.mdx',
      '<BrandCard brand="watch" />',
      '{process.exit()}',
      'cases/well.mdx:17　正文里只能写文字和规定的组件，不能写程序（花括号会被当作程序）。请删去「{process.exit()}」，或改用全角括号。',
    ],
    [
      'a program in a prop',
      'cases/well.mdx',
      '<BrandCard brand="watch" />',
      '<BrandCard brand={globalThis.x} />',
      'cases/well.mdx:17　<BrandCard> 的「brand」里不能写程序。请只写文字、数字和列表。',
    ],
    [
      'a link that runs a program',
      'cases/well.mdx',
      '<BrandCard brand="watch" />',
      '[点我](javascript:alert)',
      'cases/well.mdx:17　链接「javascript:alert」不能用。请链到网页（https://）、邮箱（mailto:）或站内地址。',
    ],
    [
      'an article without its marker',
      'briefings/2020-002.md',
      '<!-- article: two -->',
      '',
      'briefings/2020-002.md:12　正文里的各篇（one）与基本信息里的 articles（one、two）不一致。每篇正文前写一行 <!-- article: 篇编码 -->，顺序相同。',
    ],
    [
      'raw HTML in a briefing',
      'briefings/2020-001.md',
      '先修好，再管好。',
      '先<img src=x onerror=alert(1)>修好。',
      'briefings/2020-001.md:32　正文里不能写网页代码。请删去「<img src=x onerror=alert(1)>」，写小于号请用“＜”。',
    ],
    [
      'a link in a briefing that runs a program',
      'briefings/2020-001.md',
      '先修好',
      '[先](javascript:alert)修好',
      'briefings/2020-001.md:32　链接「javascript:alert」不能用。请链到网页（https://）、邮箱（mailto:）或站内地址。',
    ],
    [
      'bold that would stay asterisks',
      'briefings/2020-001.md',
      '先修好',
      '**“先修好”**了',
      'briefings/2020-001.md:32　「**“先修好”**了，再管好。」里的星号没有变成加粗，读者会看到星号。请把引号、书名号移到星号外面，例如 “**重点**”。',
    ],
    [
      'an address that swallows the mark behind it',
      'briefings/2020-001.md',
      '先修好，',
      '见https://a.test/x。先修好，',
      'briefings/2020-001.md:32　网址「https://a.test/x。先修好，再管好。」把后面的标点也算了进去。请写成 [文字](网址)。',
    ],
    [
      'a place inside a smaller one',
      'places/jia.yaml',
      'level: county',
      'level: county\nparent: yi',
      'places/jia.yaml:3　parent　「甲县」是县（市、区）级，而它的上级「乙镇」是乡镇（街道）级。上级应当比它大，请改成更大的地方。',
    ],
    [
      'YAML that cannot be read',
      'topics/water.yaml',
      'name: 饮水安全',
      'name: "饮水安全',
      'topics/water.yaml:3　格式不对。每项写成“名称: 值”，冒号后空一格，缩进用空格；值里有冒号、井号或引号时用单引号括起来。',
    ],
  ];

  it.each(table)('is named with file, line and remedy: %s', (_name, file, from, to, error) => {
    expect(saidAfter(file, from, to)).toContain(error);
  });

  it('names a duplicate address', () => {
    cpSync(join(root, 'cases/well.mdx'), join(root, 'cases/2020/well.mdx'));
    expect(inspectArchive(root, new Date()).diagnostics.map(diagnosticLine)).toContain(
      'cases/well.mdx　编码「well」与 cases/2020/well.mdx 重复，网址会相同。请给其中一个改名。',
    );
  });

  it('names all that is wrong in any file at once', () => {
    saidAfter('cases/well.mdx', 'place: yi', 'place: bing');
    saidAfter('topics/water.yaml', 'summary', 'sumary');
    expect(() => loadArchive(root, new Date())).toThrow(ContentError);
    expect(() => loadArchive(root, new Date())).toThrow(
      /cases\/well\.mdx:4[\s\S]*topics\/water\.yaml:2|topics\/water\.yaml:2[\s\S]*cases\/well\.mdx:4/,
    );
  });
});
