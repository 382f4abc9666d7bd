/** What a single line says of itself, whatever its layout: label, credit, imprint. */

/** Named patterns of which one must fit. */
type Alternatives = Readonly<Record<string, RegExp>>;

/** A group of all alternatives, tried in their order. */
function anyOf(alternatives: Alternatives): string {
  return `(?:${Object.values(alternatives)
    .map(({ source }) => source)
    .join('|')})`;
}

/** Any of the words; the two characters of a short one may be set apart: 报　送. */
function words(...list: readonly string[]): string {
  return `(?:${list.map((word) => (word.length === 2 ? [...word].join('\\s*') : word)).join('|')})`;
}

const NUMERAL = '[一二三四五六七八九十百]{1,4}';
const LABELS: readonly RegExp[] = [
  new RegExp(`^${NUMERAL}[、．.](?!\\d)`, 'u'),
  new RegExp(`^[（(]${NUMERAL}[）)]`, 'u'),
  /^\d{1,2}(?:[.．](?!\d)|、)/u,
  /^[（(]\d{1,2}[）)]/u,
];

/** Level of the label that a line begins with: 一、 1, （一） 2, 1. 3, （1） 4; nothing without one. */
export function labelLevel(text: string): number | undefined {
  const line = text.trimStart();
  const index = LABELS.findIndex((label) => label.test(line));
  return index < 0 ? undefined : index + 1;
}

/** The label itself, `一、`; empty without one. */
export function labelOf(text: string): string {
  const level = labelLevel(text);
  return level === undefined ? '' : (LABELS[level - 1]?.exec(text.trimStart())?.[0] ?? '');
}

const END = /[。！？!?；;：:…](?:[”’》）)\]」』"]*)$/u;

/** Whether a line may be the end of a paragraph of prose. A half-width dot counts. */
export function endsSentence(text: string): boolean {
  const line = text.trimEnd();
  return END.test(line) || (/[.]["”’》）)]*$/u.test(line) && /\p{Script=Han}["”’》）)\s]*[.]["”’》）)]*$/u.test(line));
}

/** A full stop, not only a comma-like pause. */
export function endsFully(text: string): boolean {
  return endsSentence(text) && !/[：:；;][”’》）)"]*$/u.test(text.trimEnd());
}

/** Whether a text is nothing but the page of a contents entry, with what leads to it: …… （3）. */
export function isEntryPage(text: string): boolean {
  return /^[….·・．\s]*[（(]?\d{1,3}[）)]?$/u.test(text);
}

const RECIPIENTS = [
  ...['分送', '报送', '呈送', '呈报', '呈阅', '上报', '主送', '抄送', '抄报', '加送'],
  ...['下发', '发至', '分发', '增发', '本期增发', '印发', '报', '送', '发'],
];
const STAFF = [
  ...['责任编辑', '责任校对', '执行编辑', '责编', '编辑', '主编', '编审', '审核', '审稿', '审定', '核稿'],
  ...['初审', '复审', '终审', '统稿', '校对', '签发', '拟稿', '排版', '打印', '联系人'],
];
const CONTACT = ['联系电话', '电话', '传真', '地址', '邮编', '电子邮箱', '电子信箱', '投稿邮箱', '邮箱'];
const STAFF_FIELD = new RegExp(`[（(【]?(?:本期)?${words(...STAFF, ...CONTACT)}(?:\\s*人)?\\s*[：:]`, 'u');
const IMPRINTS: Alternatives = {
  /** 送：市人大常委会 */
  recipients: new RegExp(`${words(...RECIPIENTS)}\\s*[：:]`, 'u'),
  /** （共印50份） */
  copies: /[（(]?共\s*印\s*[\d０-９\s]*份/u,
  /** 印数：50份 */
  printRun: /[（(]?印\s*数\s*[：:]/u,
  /** 甲县人大常委会办公室　2026年7月3日印发 */
  printerWithDate: /.{2,40}\s*(?:\d|[〇○零一二三四五六七八九十]|[０-９]).{0,16}日\s*印\s*发?\s*$/u,
  /** 甲县人大常委会办公室印发（共50份） */
  printer: /.{2,40}印\s*发(?:\s*[（(]?(?:共|\d|[０-９]).*)?\s*$/u,
  /** 责任编辑：某某　电话：… */
  staffAndContact: STAFF_FIELD,
  /** （此件发至各乡镇） */
  forwarded: /[（(]?(?:此件|本期|本刊)(?:公开)?(?:发至|分送|增发)/u,
};
const IMPRINT = new RegExp(`^${anyOf(IMPRINTS)}`, 'u');

/** Whether words begin as 责任编辑：…, 电话：… do. */
export function isStaffField(field: string): boolean {
  return new RegExp(`^${STAFF_FIELD.source}`, 'u').test(field);
}

/** Whether a line belongs to the imprint (报、送、发、印发、共印). */
export function isImprint(text: string): boolean {
  const line = text.trim();
  return line.length < 400 && IMPRINT.test(line) && !/[。！？]./u.test(line);
}

const CLOSES: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['«', '»'],
  ['‘', '’'],
  ['【', '】'],
]);

/** The brackets and quotes that are open at the end of a text, which may be told piece by piece. */
export class OpenMarks {
  private readonly stack: string[];

  constructor(open: readonly string[] = []) {
    this.stack = [...open];
  }

  get count(): number {
    return this.stack.length;
  }

  add(text: string): this {
    for (const glyph of text) this.take(glyph);
    return this;
  }

  /** How many are open after the text, too. */
  countAfter(text: string): number {
    return new OpenMarks(this.stack).add(text).count;
  }

  private take(glyph: string): void {
    const { stack } = this;
    const closing = CLOSES.get(glyph);
    if (closing !== undefined) stack.push(closing);
    else if (stack.includes(glyph)) stack.length = stack.lastIndexOf(glyph);
    else if (glyph === '）' && stack.includes(')')) stack.length = stack.lastIndexOf(')');
    else if (glyph === ')' && stack.includes('）')) stack.length = stack.lastIndexOf('）');
  }
}

/** How many brackets and quotes of the text are still open at its end. */
export function openMarks(text: string): number {
  return new OpenMarks().add(text).count;
}

/** 目录, 本期要目： */
const CONTENTS_HEADING = /(?:本期)?(?:目\s*录|要\s*目)[：:]?$/u;
/** 第3期（总第120期） at the end of a line. */
const ISSUE_NUMBER = /第\s*[\d〇○零一二三四五六七八九十百]+\s*期(?:\s*[（(]\s*总.{1,12}期\s*[）)])?$/u;

const FRAME_STARTS: Alternatives = {
  contents: CONTENTS_HEADING,
  /** 【编者按】, 编者的话： */
  editorsNote: /[【[（(]?编\s*者\s*(?:按|的话)[】\]）)：:]/u,
  /** ◆ before an entry of the contents */
  bullet: /[●◆■▪•○☆★▲◇※]/u,
  /** 2026年第3期（总第120期） */
  issueNumber: new RegExp(`.{0,24}${ISSUE_NUMBER.source}`, 'u'),
  /** ——记甲县代表联络站 */
  subtitle: /——\s*\p{Script=Han}/u,
};
const FRAME = new RegExp(`^${anyOf(FRAME_STARTS)}`, 'u');

/** Whether a line of the head (contents, editor's note, issue number, subtitle) begins anew whatever stands above it. */
export function startsFrame(text: string): boolean {
  return FRAME.test(text.trim());
}

export function isContentsHeading(text: string): boolean {
  return FRAME_ENDS.contents.test(text.trim());
}

const FRAME_ENDS = {
  contents: new RegExp(`^${CONTENTS_HEADING.source}`, 'u'),
  /** 人大代表工作简报: the name of the series */
  series: /^[^，。：:]{2,24}(?:简报|简讯|通讯|动态|信息|专报|快报|内参|通报|专刊)$/u,
  /** 甲县：代表进站……（3）: an entry of the contents with its page */
  contentsEntry: /(?:[….·・．]{3,}|…{2,}).?\s*[（(]?\d{1,3}[）)]?$/u,
  /** 甲县人大常委会办公室　2026年7月3日: the issuer and the date */
  date: /^[^，。；]*[\d〇○零一二三四五六七八九十]{1,3}\s*月\s*[\d〇○零一二三四五六七八九十]{1,3}\s*日$/u,
  issueNumber: ISSUE_NUMBER,
} satisfies Alternatives;

/** Whether a line of the head is complete in itself: nothing goes on from it. */
export function endsFrame(text: string): boolean {
  const line = text.trim();
  return Object.values(FRAME_ENDS).some((end) => end.test(line));
}
