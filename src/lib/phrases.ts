/** Where a line of a heading may break: between words, never within one. */

/** Words of this trade that the dictionary of Unicode's segmenter cuts in two. */
const TRADE = (
  '履职 抓手 扎实 实事 网格 选树 途径 联络站 民生实事 人居环境 基层治理 选民 述职 评议 督办 领衔 票决 票决制 视察 调研 简报 供稿 ' +
  '主席团 常委会 人大常委会 工委 专委 街道 乡镇 议事会 议事 小板凳 民声 民忧 民情 民意 品牌 案例 专题 机制 做法 订阅 ' +
  '无障碍 开放数据 长辈版 学习培训 主题活动 年度 家门口 发挥 作用 义务 护学 护学队 帮忙团 半月谈 群众'
).split(' ');

/** What stands in quotation marks or is a title in 《》 is one name, when it is short enough for a line. */
const QUOTED = /“[^“”]{1,8}”|《[^《》]{1,8}》/gu;
const CLOSING = /^[\p{Pe}\p{Pf}、，。；：！？·—…％%]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;
/** A word of one character that leans on the word before it. */
const LEANING = /^[的地得了着过们个件名条处篇期次里上下中市县乡镇村区省好来]$/u;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

type Range = readonly [from: number, to: number];

/**
 * The pieces of a text between which a line may break. Joined they are the text.
 * @param names held together too: of people, places, brands.
 */
export function phrases(text: string, names: readonly string[] = []): readonly string[] {
  const whole = [...TRADE, ...names].flatMap((name) => rangesOf(text, name));
  for (const { 0: quoted, index } of text.matchAll(QUOTED)) whole.push([index, index + quoted.length]);
  const pieces: string[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && (isWithin(whole, index) || leans(last, segment))) pieces.splice(-1, 1, last + segment);
    else pieces.push(segment);
  }
  return pieces;
}

function leans(last: string, segment: string): boolean {
  // A word of one character does not end a line: 把事, 以五项.
  const alone = /^\p{Script=Han}$/u.test(last);
  return CLOSING.test(segment) || OPENING.test(last) || LEANING.test(segment) || alone || /^[\d\s]+$/.test(last);
}

function isWithin(whole: readonly Range[], index: number): boolean {
  return whole.some(([from, to]) => index > from && index < to);
}

function rangesOf(text: string, name: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(name); at >= 0 && name.length > 1; at = text.indexOf(name, at + name.length))
    found.push([at, at + name.length]);
  return found;
}

const HEADING = /(<h([2-6])\b[^>]*>)([^<]+)(<\/h\2>)/g;

/** The same for the headings in a text of HTML: `<wbr>` where a line may break. */
export function breakHeadings(html: string, pieces: (text: string) => readonly string[]): string {
  return html.replace(HEADING, (_, open: string, __, text: string, close: string) =>
    [open, pieces(text).join('<wbr>'), close].join(''),
  );
}
