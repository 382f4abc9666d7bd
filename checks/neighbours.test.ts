/** What lies one step to either side of a rule: how often each rule speaks of a text, and of its honest neighbour never. */
import { describe, expect, it } from 'vitest';
import { printDiagnostic } from '#lib/diagnostic.ts';
import { checkDocument } from './content.ts';
import { isIdNumber, passesLuhn } from './personal/id-number.ts';
import { isOneSlipAway } from './content/organisations.ts';
import { parseDocument } from './document.ts';
import { officeOf } from './office.ts';

const office = officeOf(
  {
    contact: '电话 139-0000-0000，邮箱 RD@example.gov.cn',
    correction: 'mailto:jiucuo@example.gov.cn',
    issuer: '甲县人大常委会办公室',
    organisations: [
      '省人大常委会代表工作委员会',
      '省人大常委会法制工作委员会',
      '省人大常委会法治工作委员会',
      '人大机关工委',
    ],
  },
  new Date('2026-11-23T10:00:00+08:00'),
);

function findingsOf(body: string, file = 'briefings/a.md') {
  const head = `---\ndate: '2024-03-01'\nissuer: 甲县人大常委会办公室\n---\n\n`;
  return checkDocument(parseDocument(file, `${head}${body}\n`), office);
}
const times = (rule: string, body: string) => findingsOf(body).filter((one) => one.rule === rule).length;
const severities = (rule: string, body: string) =>
  findingsOf(body)
    .filter((one) => one.rule === rule)
    .map(({ severity }) => severity);

type Row = readonly [body: string, times: number];

const rules: Readonly<Record<string, readonly Row[]>> = {
  'personal-data': [
    ['1101051949 1231 002X', 1],
    ['110105194912310020', 1],
    ['11010519491231002x', 1],
    ['110105194913310028', 0],
    ['010105194912310028', 0],
    ['A11010519491231002X', 1],
    ['A110105194912310021', 0],
    ['110105.19491231.002X', 1],
    ['110105.19491231.0021', 0],
    ['990105194912310028', 0],
    ['11010519491231002XY', 0],
    ['340524800101001', 1],
    ['340524801301001', 0],
    ['3405248001010012', 0],
    ['740524800101001', 0],
    ['13812345678', 1],
    ['138-1234-5678', 1],
    ['12812345678', 0],
    ['1381234567', 0],
    ['138123456789', 0],
    ['3.13812345678', 0],
    ['213812345678', 0],
    ['+8613812345678', 1],
    ['8713812345678', 0],
    ['13、81、23、45、67、8', 0],
    ['138**1234**5678', 1],
    ['138****5678', 0],
    ['一三八一二三四五六七八', 1],
    ['二〇二四年一三八号', 0],
    ['13900000000', 0],
    ['139 0000 0000', 0],
    ['6222 0202 0011 2230', 1],
    ['6222020200112231', 0],
    ['2222020200112230', 0],
    ['0.6222020200112230', 0],
    ['a.b+c@mail.example.com', 1],
    ['rd@example.gov.cn', 0],
    ['jiucuo@EXAMPLE.gov.cn', 0],
    ['a@localhost', 0],
    ['住址：某某路12号', 1],
    ['户籍地址:某某路12号', 1],
    ['住址变更', 0],
    ['他家住老城区文昌街12号', 1],
    ['他家住老城区', 0],
    ['他家住甲镇，照看3户人家', 0],
    ['住院部在东大街12号', 0],
    ['现住东大街十二号', 1],
    ['家里电话0371-63951234', 1],
    ['办公电话0371-63951234', 0],
    ['微信号abc_12345', 1],
    ['微信公众号abc_12345', 0],
    ['QQ 123456789', 1],
    ['QQ群 123456789', 0],
    ['豫A12345', 1],
    ['甲A12345', 0],
    ['zhang#qq.com', 1],
    ['page.html#sec.com', 0],
    ['幸福小区3号楼2单元101室', 1],
    ['幸福小区3号楼', 0],
  ],
  glyphs: [
    ['甲\uE123乙', 1],
    ['甲\uFFFD乙', 1],
    ['甲\u200E乙', 1],
    ['甲\u00AD乙', 1],
    ['\u2F00', 1],
    ['\u2E80', 1],
    ['一', 0],
  ],
  'open-questions': [
    ['〔待核：甲〕和〔待核：乙〕', 2],
    ['〔2024〕3号', 0],
    ['待核：公式', 0],
  ],
  dates: [
    ['2月29日召开。', 0],
    ['2023年2月29日召开。', 1],
    ['4月31日召开。', 1],
    ['12月31日召开。', 0],
    ['13月1日召开。', 1],
    ['0月1日召开。', 1],
    ['5月0日召开。', 1],
    ['2026年11月23日召开。', 0],
    ['2026年11月24日召开。', 1],
    ['2026年12月1日召开。', 1],
    ['2026年9月1日召开。', 0],
    ['将于2027年3月1日召开。', 0],
    ['自2027年3月1日起施行。', 0],
    ['将要总结。2027年3月1日召开。', 1],
    ['将要认真总结一下此前整整一个年度开展的全部各项工作以后2027年3月1日召开。', 1],
    ['518日召开。', 1],
    ['1018日召开。', 1],
    ['18日召开。', 0],
    ['12345日召开。', 0],
    ['365日元。', 0],
    ['100日均。', 0],
    ['覆盖率120%', 1],
    ['覆盖面120%', 0],
    ['覆盖率达到121%', 1],
    ['覆盖率为110%', 1],
    ['覆盖率达到100%', 0],
    ['覆盖率达到99.5%', 0],
    ['覆盖率达到200.5%', 1],
    ['覆盖率达到1000%', 1],
    ['占比125%', 1],
    ['占全部建议的300%', 1],
    ['增长了300%', 0],
    ['覆盖率达到200.55%', 1],
  ],
  pairs: [
    ['“甲”（乙）《丙》‘丁’「戊」【己】', 0],
    ['（甲', 1],
    ['甲）', 1],
    ['《甲', 1],
    ['【甲', 1],
    ['（“甲）”', 2],
    ['（《甲（乙）', 2],
    ['1）甲；2）乙。', 0],
    ['一）甲。', 0],
    ['甲，12）乙', 0],
    ['甲123）乙', 1],
    ['甲1）乙', 1],
    ['it’s', 0],
    ['甲’乙', 1],
    ['ab甲’乙', 1],
    ['甲。1乙）丙', 1],
    ['“甲。\n\n<!-- 注 -->\n\n“乙。”', 0],
    ['“甲。\n\n“乙。\n\n“丙。”', 0],
    ['“甲。\n\n“乙。”', 0],
    ['“甲。\n\n乙。', 1],
    ['“甲。\n\n乙。”', 2],
    ['“甲。\n\n“乙。\n\n丙。', 0],
    ['“甲（。\n\n“乙。”', 2],
  ],
  'hard-wraps': [
    ['甲\n乙', 1],
    ['甲，\n“乙”', 1],
    ['甲\n3口', 1],
    ['甲\nABC', 0],
    ['abc\n甲', 0],
    ['甲\n\n乙', 0],
    ['```\n甲\n乙\n```', 0],
  ],
  images: [
    ['![井](a.png)', 0],
    ['![ ](a.png)', 1],
    ['![](a.png)', 1],
    ['[](a.png)', 0],
  ],
  titles: [
    ['## 甲', 0],
    ['## 甲：', 1],
    ['## 甲；', 1],
    ['## 甲,', 1],
    ['## 甲，乙', 0],
    ['## 甲。', 0],
    ['### 甲', 1],
    ['## 甲\n\n### 乙\n\n#### 丙\n\n## 丁', 0],
    ['## 甲\n\n#### 乙\n\n##### 丙', 1],
    ['## **甲、**', 1],
    ['##', 1],
  ],
  punctuation: [
    ['甲;乙', 1],
    ['甲:乙', 1],
    ['甲!', 1],
    ['“甲”?', 1],
    ['（甲）,', 1],
    ['3,500', 0],
    ['a,b', 0],
    ['甲.', 1],
    ['甲.com', 0],
    ['甲 (乙', 1],
    ['乙)甲', 1],
    ['a(b)', 0],
    ['甲"乙', 1],
    ["a'甲", 1],
    ["it's", 0],
    ['《甲》、《乙》', 1],
    ['“甲”、乙', 0],
    ['甲……', 0],
    ['甲………', 0],
    ['甲…', 1],
    ['甲。。', 1],
    ['甲——乙', 0],
    ['甲—乙', 1],
    ['甲--乙', 1],
    ['a-b', 0],
    ['甲‧乙', 1],
    ['甲·乙', 0],
    ['«甲»', 2],
    ['甲，，乙', 1],
    ['甲。，乙', 1],
    ['甲，。', 1],
    ['（一）、甲', 1],
    ['（十二）．甲', 0],
    ['见（一）、（二）', 0],
    ['（一）甲', 0],
  ],
  numerals: [
    ['１２', 1],
    ['甲 1', 1],
    ['1 甲', 1],
    ['甲\u30001', 1],
    ['甲1乙', 0],
    ['第3条 1', 0],
    ['第二十六条 县级', 0],
    ['第3章 总则', 0],
    ['甲 乙', 1],
    ['a 甲', 0],
    ['4~6', 1],
    ['4～6', 0],
    ['甲~乙', 0],
  ],
  confusions: [
    ['其它', 1],
    ['截止目前', 1],
    ['截止2024年', 1],
    ['截止3月', 1],
    ['报名截止', 0],
    ['帐户', 1],
    ['查帐', 1],
    ['帐篷', 0],
    ['通迅', 1],
    ['布署', 1],
    ['既使', 1],
    ['迫不急待', 1],
    ['一如继往', 1],
    ['再接再励', 1],
    ['了了', 1],
    ['目的的', 0],
    ['为了了解', 0],
    ['是是非非', 0],
    ['对对碰', 0],
    ['和和', 1],
    ['的的确确', 0],
  ],
  organisations: [
    ['省人大常委会代表工作委员会', 0],
    ['省人大常委会法治工作委员会', 0],
    ['省人大常委会代表工作委圆会', 1],
    ['省人大常委会的代表工作委员会', 1],
    ['省人大常委会代表工委员会', 1],
    ['省人大常委会代表工作', 0],
    ['人大机构工委', 0],
    ['甲县人大常委会办工室', 1],
    ['甲县人大办公室', 0],
  ],
  'lost-characters': [
    ['灵活运《办法》', 1],
    ['充分运，', 1],
    ['运“听”', 0],
    ['综合运用', 0],
    ['甲、。', 1],
    ['甲，；', 1],
    ['甲、乙', 0],
    ['第届，', 1],
    ['第条规定', 1],
    ['第3条规定', 0],
    ['第次', 0],
  ],
};

describe.each(Object.entries(rules))('the rule %s', (rule, rows) => {
  it.each(rows)('speaks of “%s” %i times', (body, count) => {
    expect(times(rule, body)).toBe(count);
  });
});

describe('how grave a finding is', () => {
  it.each([
    ['a number with the check digit of an ID number', 'personal-data', '11010519491231002X', ['error']],
    ['one whose check digit is wrong', 'personal-data', '110105194912310021', ['error']],
    ['one of no real birthday', 'personal-data', '110105194902310027', []],
    ['an old ID number', 'personal-data', '340524800101001', ['warning']],
    ['a stray quotation mark', 'pairs', '“甲', ['warning']],
    ['a stray bracket', 'pairs', '（甲', ['error']],
    ['a radical', 'glyphs', '\u2F00', ['warning']],
    ['a day that is not', 'dates', '2023年2月29日', ['error']],
    ['a day to come', 'dates', '2026年12月1日召开', ['warning']],
  ])('%s', (_what, rule, body, expected) => {
    expect(severities(rule, body)).toEqual(expected);
  });

  it('is a question in frontmatter, where a title may run over lines', () => {
    const text = '---\ntitle: （甲\n---\n\n乙\n';
    expect(checkDocument(parseDocument('cases/a.mdx', text), office).map(({ severity }) => severity)).toEqual([
      'warning',
    ]);
  });
});

describe('the check digit', () => {
  it.each([...'0123456789X'].map((digit) => [`11010519491231002${digit}`, digit === 'X'] as const))(
    'of an ID number, GB 11643: %s is one, %s',
    (digits, right) => {
      expect(isIdNumber(digits)).toBe(right);
    },
  );

  // One digit of each place changed: each weight has its say.
  it.each(Array.from({ length: 6 }, (_, place) => place))('feels the digit at place %i of the region', (place) => {
    const digits = [...'11010519491231002X'];
    digits[place] = String((Number(digits[place]) + 1) % 10);
    expect(isIdNumber(digits.join(''))).toBe(false);
  });

  it.each([
    ['1900-01-01', '110105190001010022', false],
    ['a birthday of the eighteenth century', '110105189901010025', false],
    ['19 characters', '11010519491231002X1', false],
    ['17 characters', '11010519491231002', false],
  ])('does not make one of %s', (_what, digits, right) => {
    expect(isIdNumber(digits)).toBe(right);
  });

  it.each([
    ['79927398713', true],
    ['79927398710', false],
    ['4539578763621486', true],
    ['4539578763621468', false],
    ['0', true],
    ['18', true],
    ['59', true],
    ['91', true],
  ])('of a card, Luhn: %s passes, %s', (digits, right) => {
    expect(passesLuhn(digits)).toBe(right);
  });
});

describe('one slip', () => {
  it.each([
    ['甲乙丙丁', '甲乙丙丁', false],
    ['甲乙戊丁', '甲乙丙丁', true],
    ['甲乙丁', '甲乙丙丁', true],
    ['甲乙丙戊丁', '甲乙丙丁', true],
    ['甲戊丙己', '甲乙丙丁', false],
    ['甲乙', '甲乙丙丁', false],
    ['甲丙乙丁', '甲乙丙丁', false],
    ['甲乙丙', '甲乙丙丁', true],
  ])('%s is one from %s: %s', (text, name, slip) => {
    expect(isOneSlipAway(text, name)).toBe(slip);
  });
});

describe('a finding', () => {
  it('says file, line, column, what is wrong and what to do', () => {
    const [finding] = findingsOf('甲乙丙丁戊己庚辛做为代表。');
    expect(finding && printDiagnostic(finding)).toBe(
      'briefings/a.md:6:9　请核对　常见的错别字：“丙丁戊己庚辛做为代表。”。请核对，一般写作“作为”。 [confusions]',
    );
  });

  it('stands where its text stands, whatever invisible signs were before it', () => {
    const [first] = findingsOf('甲\u200B乙13812345678').filter(({ rule }) => rule === 'personal-data');
    expect(first).toMatchObject({ line: 6, column: 4, sentence: '这里有手机号（138…78），不能公开。' });
  });

  it('comes in the order of the text, whichever rule it is of', () => {
    const places = findingsOf('做为，13812345678\n\n甲,乙做为，其它').map(({ line, column }) => [line, column]);
    expect(places).toEqual([...places].sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
    expect(places.length).toBeGreaterThan(4);
  });
});

describe('what is said', () => {
  it.each([
    ['了了', '同一个字连写了两遍：“了了”。 请删去一个。'],
    ['其它', '常见的错别字：“其它”。 请核对，一般写作“其他”。'],
    ['518日召开', '日期里像是丢了“月”字：“518日召开”。 请对照原件补上，例如“5月18日”。'],
    ['覆盖率达到120%', '百分比超过了100：“覆盖率达到120%”。 请对照原件核对。'],
    ['2023年2月29日', '没有这一天：“2023年2月29日”。 请对照原件改正。'],
    ['2026年12月1日', '这一天还没有到：“2026年12月1日”。 请核对年份；如果写的是计划，请写明“拟于”“将于”。'],
    ['##', '这个标题是空的。 请写上标题，或删去这一行。'],
    ['## 甲、', '标题“甲、”末尾多了标点。 请删去末尾的标点。'],
    ['### 甲', '标题“甲”跳了级。 请改成2级标题（##）。'],
    ['（甲', '“（”后面没有配对的“）”。 请对照原件补上另一半，或删去多余的一半。'],
    ['甲）', '“）”前面没有配对的那一半。 请对照原件补上另一半，或删去多余的一半。'],
    ['甲\n乙', '一段话中间断了行。 请把这一段接成一行；要另起一段，就空一行。'],
    ['![](a.png)', '图片没有文字说明，看不见图的读者不知道它是什么。 请在方括号里写一句说明：![说明](图片地址)。'],
    ['甲\uE123乙', '这个字在读者的机器上显示不出来：“甲\uE123乙”。 请对照原件补上正确的字。'],
    ['甲\u200B乙', '这里有看不见的字符：“甲\u200B乙”。 请删去这里的字，再重新打一遍。'],
    ['\u2F00', '这是部首，不是汉字，会搜不到：“\u2F00”。 请重新打这个字。'],
    ['甲;乙', '中文里用了半角标点：“甲;乙”。 请改成全角的，；：！？。'],
    ['甲.', '中文句末用了半角句点：“甲.”。 请改成“。”。'],
    ['甲(', '中文里用了半角括号：“甲(”。 请改成（）。'],
    ['甲"', '中文里用了直引号：“甲"”。 请改成“”。'],
    ['《甲》、《乙》', '并列的引号或书名号之间不用顿号：“《甲》、《乙》”。 请删去中间的“、”。'],
    ['甲…', '省略号不规范：“甲…”。 请写成“……”（两个字符）。'],
    ['甲--乙', '破折号不规范：“甲--乙”。 请写成“——”（两个字符）。'],
    ['甲‧乙', '间隔号不规范：“甲‧乙”。 请改成“·”（U+00B7）。'],
    ['甲，，乙', '标点重复：“甲，，乙”。 请留下一个。'],
    ['（一）、甲', '（一）后面不加标点：“（一）、甲”。 请删去后面的标点。'],
    ['甲１乙', '用了全角数字：“甲１乙”。 请改成半角数字。'],
    ['甲 1', '汉字和数字之间有空格：“甲 1”。 请删去空格。'],
    ['4~6', '数的范围用了别的连接号：“4~6”。 请写成“4～6”或“4至6”。'],
    ['甲 乙', '汉字之间有空格：“甲 乙”。 请删去空格；要分开两项就用标点。'],
    ['灵活运，', '这里可能掉了一个字，“运”后面多半是“用”：“灵活运，”。 请对照原件，原件如此就不改。'],
    ['甲、。', '两个标点连在一起，中间可能掉了字：“甲、。”。 请对照原件补上，或删去多余的标点。'],
    ['依照第条规定', '“第”后面的数字可能掉了：“依照第条规定”。 请对照原件补上。'],
    ['〔待核：甲〕', '这里还没有核对：“〔待核：甲〕”。 请对照原件，把它连同〔〕一起改成原件上的文字。'],
    [
      '甲县人大常委会办工室',
      '机关名称“甲县人大常委会办工室”和规范的名称差一个字。 规范的名称是“甲县人大常委会办公室”，请核对。',
    ],
    [
      '家庭住址：某某路口东',
      '这里像是家庭住址（家庭住…口东）。 请删去，或用“*”遮住中间几位。本单位自己的电话、邮箱请写在网站设置（site.yaml）的联系方式里。',
    ],
  ])('of “%s” is what is wrong and what to do', (body, said) => {
    // The words around begin with the end of the frontmatter.
    const all = findingsOf(body).map(({ sentence, remedy }) => `${sentence} ${remedy}`.replace(/“-+ /, '“'));
    expect(all).toContain(said);
  });

  it.each([
    ['pairs', '甲乙（丙', 10, 3],
    ['hard-wraps', '甲乙丙\n丁', 10, 3],
    ['images', '甲![](a.png)', 10, 2],
    ['titles', '## 甲、', 10, 1],
    ['organisations', '由甲县人大常委会办工室', 10, 2],
    ['open-questions', '甲〔待核：乙〕', 10, 2],
    ['dates', '于2023年2月29日', 10, 2],
  ])('by the rule %s of the third paragraph “%s” names its line and column', (rule, body, line, column) => {
    const [finding] = findingsOf(`甲乙丙。\n\n丁戊己。\n\n${body}`).filter((one) => one.rule === rule);
    expect(finding).toMatchObject({ line, column });
  });

  it('of a text that is no MDX comes of its words alone', () => {
    const text = '---\ntitle: 甲\n---\n\n<Fact>甲,乙\n';
    expect(checkDocument(parseDocument('cases/a.mdx', text), office).map(({ rule }) => rule)).toEqual(['punctuation']);
  });

  it('of a stray bracket on the first line behind the frontmatter is an error', () => {
    const [finding] = checkDocument(parseDocument('cases/a.mdx', '---\ntitle: 甲\n---\n（乙\n'), office);
    expect(finding).toMatchObject({ rule: 'pairs', severity: 'error', line: 4, column: 1 });
  });
});

describe('the office', () => {
  it('lives in the day of China', () => {
    const today = (instant: string) => officeOf({}, new Date(instant)).today;
    expect(today('2026-11-22T15:59:59Z')).toBe('2026-11-22');
    expect(today('2026-11-22T16:00:00Z')).toBe('2026-11-23');
  });

  it('that says nothing of itself has nothing of its own', () => {
    expect(officeOf({}, new Date('2026-11-23T10:00:00Z'))).toEqual({
      today: '2026-11-23',
      ownNumbers: [],
      ownEmails: [],
      organisations: [],
    });
  });

  it('has the numbers, addresses and names that its settings name', () => {
    const contact = '电话0371-6666 7777（1234567），传真 139 0000 0000，邮箱 a.b@c.gov.cn';
    expect(
      officeOf({ contact, correction: 'mailto:x@y.cn', issuer: '甲', organisations: ['乙'] }, new Date()),
    ).toMatchObject({
      ownNumbers: ['0371-6666 7777', '139 0000 0000'],
      ownEmails: ['a.b@c.gov.cn', 'x@y.cn'],
      organisations: ['乙', '甲'],
    });
  });
});

describe('what no reader sees', () => {
  it.each([
    ['a comment', '<!-- 甲,乙 -->'],
    ['a comment of MDX', '{/* 甲,乙 */}'],
    ['code', '`甲,乙`'],
    ['a block of code', '```\n甲,乙\n```'],
    ['a block of code between tildes', '~~~\n甲,乙\n~~~'],
    ['an address', '<https://example.com/甲,乙>'],
    ['the target of a link', '[井](/a,b,甲,乙/)'],
    ['the syntax of a table', '| 甲 | 乙 |\n| --- | :-: |\n| 丙 | 丁 |'],
    ['the sign of a list', '- 甲\n- 乙\n\n1. 丙'],
    ['a mark of emphasis', '甲**乙**丙'],
  ])('is not read as prose: %s', (_what, body) => {
    expect(findingsOf(body).filter(({ rule }) => rule !== 'images')).toEqual([]);
  });

  it.each([
    ['the words of a link', '[甲,乙](/a/)'],
    ['the words of a picture', '![甲,乙](a.png)'],
    ['a cell of a table', '| 甲,乙 | 丙 |\n| --- | --- |'],
    ['a quotation', '> 甲,乙'],
    ['a heading', '## 甲,乙'],
    ['bold words', '**甲,乙**'],
    ['the words of a component', "<Figures items={[{ label: '甲,乙' }]} />"],
    ['the words in a component', '<Fact source="a#p1">甲,乙</Fact>'],
  ])('is told from what a reader does see: %s', (_what, body) => {
    expect(times('punctuation', body)).toBe(1);
  });

  it.each([
    ['slug', 'slug: 甲,乙', 0],
    ['a field whose name begins like that of a code', 'placeName: 甲,乙', 1],
    ['a field whose name ends like that of a code', 'workplace: 甲,乙', 1],
    ['a comment that is set in', '  # 甲,乙', 0],
    ['a sign of comments within words', 'title: 甲 # 乙', 0],
    ['a list in a list', 'titleLines:\n  - - 甲,乙', 1],
    ['a blank line', 'topics:\n\ntitle: 甲,乙', 1],
    ['place', 'place: 甲,乙', 0],
    ['topics, one to a line', 'topics:\n  - 甲,乙\n  - 丙,丁', 0],
    ['a comment', '# 甲,乙', 0],
    ['title', 'title: 甲,乙', 1],
    ['a quoted title', "title: '甲,乙'", 1],
    ['titleLines, one to a line', 'titleLines:\n  - 甲,乙', 1],
    ['a title behind topics', 'topics:\n  - 甲,乙\ntitle: 甲,乙', 1],
    ['a title in a list', 'articles:\n  - slug: 甲,乙\n    title: 甲,乙', 1],
    ['a text over several lines', 'summary: >-\n  甲,乙', 1],
    ['an address', 'note: https://example.com/x', 0],
  ])('in frontmatter: %s', (_what, yaml, count) => {
    const found = checkDocument(parseDocument('cases/a.mdx', `---\n${yaml}\n---\n\n丙\n`), office);
    expect(found.filter(({ rule }) => rule === 'punctuation')).toHaveLength(count);
  });
});

describe('the source of a briefing', () => {
  const missing = (frontmatter: string, file = 'briefings/a.md') =>
    checkDocument(parseDocument(file, `---\n${frontmatter}\n---\n\n正文。\n`), office).map(({ sentence }) => sentence);
  const said = (what: string) => [`没有写${what}，页面上会写“未载明”。`];

  it.each([
    ['is the issuer', "date: '2024-03-01'\nissuer: 甲县人大\narticles:\n  - slug: a", []],
    ['is no blank', "date: '2024-03-01'\nissuer: ' '\narticles:\n  - slug: a", said('来源（编印单位，或第1篇的供稿）')],
    ['is whoever had it printed', "date: '2024-03-01'\nimprint:\n  printedBy: 甲县人大\narticles:\n  - slug: a", []],
    [
      'is missing for the articles that have no credit',
      "date: '2024-03-01'\narticles:\n  - slug: a\n    credit: 甲\n  - slug: b",
      said('来源（编印单位，或第2篇的供稿）'),
    ],
    ['is not asked of an issue without articles', "date: '2024-03-01'", []],
    ['may have a year for its date', 'date: 2024', []],
    ['needs a date all the same', 'issuer: 甲县人大', said('印发日期')],
  ])('%s', (_what, frontmatter, expected) => {
    expect(missing(frontmatter)).toEqual(expected);
  });

  it.each(['cases/a.md', 'briefings/old/a.md', 'briefings/a.mdx', 'briefings/a.md.bak', 'x/briefings/a.md'])(
    'is not asked of %s',
    (file) => {
      expect(missing('title: 甲', file)).toEqual([]);
    },
  );

  it('is asked of every issue, also of one that says nothing, as a warning on the first line', () => {
    const [finding, ...more] = checkDocument(parseDocument('briefings/2020-001.md', '---\n---\n\n正文。\n'), office);
    expect(more).toEqual([]);
    expect(finding).toEqual({
      severity: 'warning',
      rule: 'missing-details',
      file: 'briefings/2020-001.md',
      line: 1,
      sentence: '没有写印发日期，页面上会写“未载明”。',
      remedy: '原件上有就补上；原件没有就不写，不要编造。',
    });
    expect(missing("date: '2024'\narticles:\n  - slug: a\n  - title: b")).toEqual(
      said('来源（编印单位，或第1篇、第2篇的供稿）'),
    );
  });
});
