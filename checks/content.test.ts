import { describe, expect, it } from 'vitest';
import { checkDocument } from './content.ts';
import { isIdNumber, passesLuhn } from './personal/id-number.ts';
import { parseDocument } from './document.ts';
import { officeOf } from './office.ts';

const office = officeOf(
  { contact: '电话 13900000000，邮箱 rd@example.gov.cn', organisations: ['省人大常委会代表工作委员会'] },
  new Date('2026-11-23T10:00:00+08:00'),
);

function rulesOf(body: string, file = 'briefings/a.md'): string[] {
  const text = `---\ndate: '2024-03-01'\nissuer: 甲县人大常委会办公室\n---\n\n${body}\n`;
  return checkDocument(parseDocument(file, text), office).map(({ severity, rule }) => `${severity} ${rule}`);
}

/** Bad text, and the one diagnostic that it must give. */
const bad: readonly (readonly [what: string, body: string, diagnostic: string])[] = [
  ['an ID number', '张某，11010519491231002X，', 'error personal-data'],
  ['an ID number in full-width digits', '１１０１０５１９４９１２３１００２Ｘ', 'error personal-data'],
  ['a mobile number with spaces', '请拨打138 1234 5678咨询。', 'error personal-data'],
  ['a mobile number with a zero-width space', '请拨打138\u200B12345678。', 'error personal-data'],
  ['a bank card', '卡号6222020200112230', 'error personal-data'],
  ['a private e-mail', '来信寄 someone@example.com 即可。', 'error personal-data'],
  ['a home address', '家庭住址：某某路12号', 'error personal-data'],
  ['a home address without a number', '家庭住址：某某路口东', 'warning personal-data'],
  ['a private-use glyph', '中原添彩\u{100170}人大代表', 'error glyphs'],
  ['the mark of an unreadable glyph', '某□镇', 'error glyphs'],
  ['a place that the import could not write', '面积约〔待核：公式〕平方米。', 'error open-questions'],
  ['a question half answered', '面积约〔待核：300平方米。', 'error open-questions'],
  ['a question inside code', '面积约`〔待核：公式〕`平方米。', 'error open-questions'],
  ['a bidirectional control', '甲\u202E乙', 'error glyphs'],
  ['a day that does not exist', '2024年2月30日召开。', 'error dates'],
  ['a day still to come', '2027年3月1日召开了会议。', 'warning dates'],
  ['a swallowed 月', '518日召开。', 'warning dates'],
  ['a share over a hundred', '覆盖率达到120%。', 'warning dates'],
  ['an unclosed quotation', '他说“这样好。', 'warning pairs'],
  ['a stray bracket', '乡镇）人大。', 'error pairs'],
  ['a hard wrap', '郑州新密市人大\n常委会。', 'error hard-wraps'],
  ['a picture without words', '![](a.png)', 'error images'],
  ['a title that ends in a comma', '## 抓好学习，', 'warning titles'],
  ['a level left out', '## 甲\n\n#### 乙', 'warning titles'],
  ['a half-width comma', '召开后,推动。', 'warning punctuation'],
  ['half-width brackets', '乡(镇)人大。', 'warning punctuation'],
  ['a mark between quotations', '“看”、“访”', 'warning punctuation'],
  ['a short ellipsis', '等等…', 'warning punctuation'],
  ['a foreign middle dot', '添彩•行动', 'warning punctuation'],
  ['full-width digits', '共１８个', 'warning numerals'],
  ['a space beside a digit', '共 18个', 'warning numerals'],
  ['a space between Han', '新密 市', 'warning numerals'],
  ['a common confusion', '做为代表', 'warning confusions'],
  ['a wrong name of an organisation', '省人大常委会代表工做委员会', 'warning organisations'],
  ['an organisation with a character left out', '省人大常委会代表工作委会', 'warning organisations'],
  ['a word that stops before a quotation', '综合运“听”“看”两种方式', 'warning lost-characters'],
  ['two marks of which the words between are gone', '全市、，各乡镇', 'warning lost-characters'],
  ['a number gone after 第', '依照第条规定办理。', 'warning lost-characters'],
  ['a word typed twice', '群众的的事', 'warning confusions'],
];

describe('the content checks', () => {
  it.each(bad)('find %s', (_what, body, diagnostic) => {
    expect(rulesOf(body)).toContain(diagnostic);
  });

  it.each([
    '下午3:30在3.5公里外，共1,200人，见https://example.com/a,b。',
    '1. 第一条；2. 第二条。',
    '“看”“访”两种方式，《甲》《乙》两部法规。',
    '**抓好学习**。精心制定计划——逐步推开……',
    '1）自学；2）集中学习。',
    '增长120%，计划2027年3月1日召开。',
    '省人大常委会代表工作委员会，第3条规定，综合运用“听”“看”。',
    '2024年2月29日，电话13900000000，邮箱rd@example.gov.cn。',
    '为目的的事，第（一）、（二）项，住址和电话变更的，应当登记。',
    '第二十六条 县级以上人民政府负责。',
    '编号20241234567890123，不是证件。',
    '| 乡镇 | 代表 |\n| --- | --- |\n| 甲镇 | 12名 |',
    '<!-- article: a -->\n\n## 一、抓好学习，夯实基础。\n\n精心制定计划。[^1]\n\n[^1]: 见附件。',
  ])('say nothing of “%s”', (body) => {
    expect(rulesOf(body)).toEqual([]);
  });

  it('read the words inside a component and skip its syntax', () => {
    const body = '<Tiers source="a/b#p1" tiers={[{ name: \'共 18个\' }, { name: "推" }]} />';
    expect(rulesOf(body, 'cases/a.mdx')).toEqual(['warning numerals']);
  });

  it('read the words of the frontmatter and skip its codes', () => {
    const text = '---\nslug: a1b2\ncredit: 郑州市人大(选任)工委\ntopics:\n  - a-b\n---\n';
    const diagnostics = checkDocument(parseDocument('a.md', text), office);
    expect(diagnostics.map(({ rule, line }) => [rule, line])).toEqual([
      ['punctuation', 3],
      ['punctuation', 3],
    ]);
  });

  it('leave the blanks of the printed imprint as they are, and no others', () => {
    const imprint = 'imprint:\n  printedBy: 甲县 人大\n  lines:\n    - 甲县人大印发 共印20份\n';
    const diagnostics = checkDocument(parseDocument('a.md', `---\n${imprint}---\n`), office);
    expect(diagnostics.map(({ rule, line }) => [rule, line])).toEqual([['numerals', 3]]);
  });

  it('name the line and column in the file', () => {
    const [diagnostic] = checkDocument(parseDocument('a.md', '---\nyear: 2024\n---\n\n甲\n\n乙,丙'), office);
    expect(diagnostic).toMatchObject({ file: 'a.md', line: 7, column: 2 });
  });

  it('survive a body that is not valid MDX', () => {
    const document = parseDocument('a.mdx', '<Fact>共 18个');
    expect(document.failure?.line).toBeGreaterThan(0);
    expect(() => checkDocument(document, office)).not.toThrow();
  });
});

describe('the check digits', () => {
  it('follow GB 11643', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true);
    expect(isIdNumber('110105194912310021')).toBe(false);
    expect(isIdNumber('110105194913310028')).toBe(false);
  });

  it('follow Luhn', () => {
    expect(passesLuhn('6222020200112230')).toBe(true);
    expect(passesLuhn('6222020200112231')).toBe(false);
  });
});

describe('the check of dates and sources', () => {
  const missing = (frontmatter: string) =>
    checkDocument(parseDocument('briefings/a.md', `---\n${frontmatter}\n---\n\n正文。\n`), office).map(
      ({ sentence }) => sentence,
    );

  it('names what a briefing lacks', () => {
    expect(missing('year: 2024\narticles:\n  - slug: well')).toEqual([
      '没有写印发日期和来源（编印单位，或第1篇的供稿），页面上会写“未载明”。',
    ]);
  });

  it('accepts the source of each article in place of the issuer', () => {
    expect(missing("date: '2024-03-01'\narticles:\n  - slug: well\n    credit: 甲县人大")).toEqual([]);
  });
});
