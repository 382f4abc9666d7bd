/** What a single line says of itself, whatever its layout: label, credit, imprint. */

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

const CREDIT =
  /^[（(【［[]?\s*(?:(?:供\s*稿|来\s*稿|撰\s*稿)(?:单\s*位|人)?\s*[：:]\s*(?<after>.{2,60}?)|(?<before>.{2,60}?)\s*(?:供\s*稿|来\s*稿|撰\s*稿)|(?:作者单位|报送单位|来源|稿源)\s*[：:]\s*(?<other>.{2,60}?))\s*[）)】］\]]?[。.]?$/su;

/** Who contributed the article, when the text is nothing but a credit. */
export function creditOf(text: string): string | undefined {
  const line = text.trim();
  if (line.length > 70 || labelLevel(line) !== undefined) return undefined;
  const match = CREDIT.exec(line);
  const name = match?.groups?.['after'] ?? match?.groups?.['before'] ?? match?.groups?.['other'];
  if (name === undefined || /[。；！？]/u.test(name)) return undefined;
  // Without brackets or a colon, 「供稿」 may end an ordinary sentence.
  if (!/^[（(【［[]|[：:]/u.test(line) && (/[，,]/u.test(name) || name.length > 40)) return undefined;
  return name.trim();
}

const TAIL_CREDIT =
  /^(?<text>.*[。！？”])\s*(?<credit>（[^（）]{2,60}供稿）|（供稿(?:单位|人)?[：:][^（）]{2,60}）)$/su;

/** A paragraph that ends with a credit, in its two parts; nothing without one. */
export function splitTailCredit(paragraph: string): { readonly text: string; readonly credit: string } | undefined {
  const { text, credit } = TAIL_CREDIT.exec(paragraph)?.groups ?? {};
  return text === undefined || credit === undefined ? undefined : { text, credit };
}

/** Whether a text is nothing but the page of a contents entry, with what leads to it: …… （3）. */
export function isEntryPage(text: string): boolean {
  return /^[….·・．\s]*[（(]?\d{1,3}[）)]?$/u.test(text);
}

const IMPRINT =
  /^(?:(?:分\s*送|报\s*送|呈\s*送|呈\s*报|主\s*送|抄\s*送|抄\s*报|下\s*发|发\s*至|印\s*发|报|送|发)\s*[：:]|[（(]?共\s*印\s*[\d０-９\s]*份|[（(]?印\s*数\s*[：:]|.{2,40}\s*(?:\d|[〇○零一二三四五六七八九十]|[０-９]).{0,16}日\s*印\s*发?\s*$|.{2,40}印\s*发(?:\s*[（(]?(?:共|\d|[０-９]).*)?\s*$|(?:责任编辑|责\s*编|编\s*辑|主\s*编|审\s*核|校\s*对|签\s*发|联系电话|电\s*话|传\s*真|地\s*址|邮\s*编|电子邮箱|投稿邮箱)\s*[：:])/u;

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

/** How many brackets and quotes of the text are still open at its end. */
export function openMarks(text: string): number {
  const stack: string[] = [];
  for (const glyph of text) {
    const closing = CLOSES.get(glyph);
    if (closing !== undefined) stack.push(closing);
    else if (stack.includes(glyph)) stack.length = stack.lastIndexOf(glyph);
    else if (glyph === '）' && stack.includes(')')) stack.length = stack.lastIndexOf(')');
    else if (glyph === ')' && stack.includes('）')) stack.length = stack.lastIndexOf('）');
  }
  return stack.length;
}

const FRAME =
  /^(?:(?:本期)?(?:目\s*录|要\s*目)[：:]?$|[【[（(]?编\s*者\s*(?:按|的话)[】\]）)：:]|[●◆■▪•○☆★▲◇※]|.{0,24}第\s*[\d〇○零一二三四五六七八九十百]+\s*期(?:\s*[（(]\s*总.{1,12}期\s*[）)])?$|——\s*\p{Script=Han})/u;

/** Whether a line of the head (contents, editor's note, issue number, subtitle) begins anew whatever stands above it. */
export function startsFrame(text: string): boolean {
  return FRAME.test(text.trim());
}

export function isContentsHeading(text: string): boolean {
  return /^(?:本期)?(?:目\s*录|要\s*目)[：:]?$/u.test(text.trim());
}

/** Whether a line of the head is complete in itself: nothing goes on from it. */
export function endsFrame(text: string): boolean {
  const line = text.trim();
  return (
    isContentsHeading(line) ||
    /^[^，。：:]{2,24}(?:简报|简讯|通讯|动态|信息|专报|快报|内参|通报|专刊)$/u.test(line) ||
    /(?:[….·・．]{3,}|…{2,}).?\s*[（(]?\d{1,3}[）)]?$/u.test(line) ||
    /^[^，。；]*[\d〇○零一二三四五六七八九十]{1,3}\s*月\s*[\d〇○零一二三四五六七八九十]{1,3}\s*日$/u.test(line) ||
    /第\s*[\d〇○零一二三四五六七八九十百]+\s*期(?:\s*[（(]\s*总.{1,12}期\s*[）)])?$/u.test(line)
  );
}
