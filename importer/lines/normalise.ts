/**
 * Brings text to the register of a briefing: full-width Chinese punctuation,
 * half-width digits and Latin, no space between Han and digits. Only characters
 * of known meaning are touched; nothing visible is dropped.
 */

/** Private-use code points whose meaning is known from the fonts that use them. */
const PRIVATE_USE: Readonly<Record<number, string>> = {
  0x100170: '·',
  0xf0b7: '•',
  0xf06c: '●',
  0xf06e: '■',
  0xf075: '◆',
  0xf0a7: '▪',
  0xf0d8: '➢',
  0xf0fc: '✓',
  0xf0fe: '☑',
  0xf09f: '•',
  0xf081: '①',
  0xf082: '②',
  0xf083: '③',
  0xf084: '④',
  0xf085: '⑤',
};

/** What stands for a glyph whose meaning nobody knows; the checks refuse to publish it. */
const UNKNOWN_GLYPH = '□';

const CHINESE = /[\p{Script=Han}〇○　、。〈-】〔〕“”‘’…—，；：？！（）％·①-⑳]/u;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f]/g;
/** Addresses, domain names, decimals, thousands, times and ratios: their punctuation is part of them. */
const KEPT =
  /(?:https?:\/\/|www\.)[\x21-\x7e]*[\w/#=&-]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)+|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)+|\d+(?::\d+)+/g;
const FULL: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '?': '？', '!': '！' };

/** `text` in the register, and how many unknown private-use glyphs became `UNKNOWN_GLYPH`. */
export function normaliseText(text: string): { readonly text: string; readonly unknown: number } {
  let unknown = 0;
  const folded = foldCharacters(text).replace(/[\p{Co}\ufffd]/gu, () => {
    unknown++;
    return UNKNOWN_GLYPH;
  });
  const quoted = pairQuotes(folded);
  return { text: closeSpaces(widenPunctuation(quoted)), unknown };
}

/** One-to-one replacements: digits, letters, radicals, look-alikes of Chinese marks. */
export function foldCharacters(text: string): string {
  return text
    .replace(/\p{Co}/gu, (glyph) => PRIVATE_USE[glyph.codePointAt(0) ?? 0] ?? glyph)
    .replace(INVISIBLE, '')
    .replace(/[０-９Ａ-Ｚａ-ｚ％\u2e80-\u2fdf]/gu, (glyph) => glyph.normalize('NFKC'))
    .replace(/(?<=\d)．(?=\d)/g, '.')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\t]/g, ' ')
    .replace(/«/g, '《')
    .replace(/»/g, '》')
    .replace(/[〝＂]/g, '“')
    .replace(/[〞〟]/g, '”')
    .replace(/(?<=[\p{Script=Han}”》）])[•・‧∙⋅･](?=[\p{Script=Han}“《（])/gu, '·')
    .replace(/[﹒｡]/g, '。')
    .replace(/[﹐]/g, '，');
}

/** Straight quotes in Chinese text open and close in turn. */
function pairQuotes(text: string): string {
  if (!text.includes('"') || !CHINESE.test(text)) return text;
  let open = false;
  return text.replace(/"/g, () => ((open = !open) ? '“' : '”'));
}

function widenPunctuation(text: string): string {
  const kept = new Uint8Array(text.length);
  for (const match of text.matchAll(KEPT)) kept.fill(1, match.index, match.index + match[0].length);
  const keptAt = (index: number) => kept[index] === 1;
  const brackets = chineseBrackets(text, keptAt);
  let result = '';
  for (let index = 0; index < text.length; index++) {
    const glyph = text[index] ?? '';
    if (keptAt(index)) result += glyph;
    else if (brackets.has(index)) result += glyph === '(' ? '（' : '）';
    else if (glyph in FULL) result += isChineseAround(text, index) ? FULL[glyph] : glyph;
    else if (glyph === '.') result += isFullStop(text, index) ? '。' : glyph;
    else if (glyph === '~' || glyph === '∼')
      result += /\d\s*$/.test(text.slice(Math.max(0, index - 4), index)) ? '～' : glyph;
    else result += glyph;
  }
  return result
    .replace(/\.{6}|。{3,}|(?<![\w.])\.{3}(?!\.)/g, '……')
    .replace(/(?<!…)…(?!…)(?=[\p{Script=Han}”。，]|$)/gu, '……')
    .replace(/(?<=[\p{Script=Han}”》）])--+(?=[\p{Script=Han}“《（])/gu, '——');
}

function isChineseAround(text: string, index: number): boolean {
  const before = text
    .slice(Math.max(0, index - 8), index)
    .trimEnd()
    .slice(-1);
  const after = text
    .slice(index + 1, index + 9)
    .trimStart()
    .slice(0, 1);
  if (CHINESE.test(before)) return true;
  return CHINESE.test(after) && !/[A-Za-z]/.test(before) ? true : CHINESE.test(after) && /[\w)%]/.test(before);
}

/** A dot ends a sentence after Han or a closing mark; after a digit only when it is no label. */
function isFullStop(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 12), index);
  const after = text.slice(index + 1, index + 12);
  if (before.endsWith('.') || after.startsWith('.')) return false;
  if (/[\p{Script=Han}”’》）)％%]\s*$/u.test(before)) return true;
  if (/\d$/.test(before)) {
    if (
      /(?:^|[。；：.;:！？]\s*|\s)\(?\d{1,3}$/.test(before) &&
      (index < 12 || before.length < 12 || !/^\d+$/.test(before))
    )
      return false;
    return /^\s*(?:[\p{Script=Han}“《（]|$)/u.test(after) && CHINESE.test(before);
  }
  return /[A-Za-z]$/.test(before) && /^\s*(?:\p{Script=Han}|$)/u.test(after) && /\p{Script=Han}/u.test(before);
}

/** Positions of the half-width brackets that stand in Chinese text, found in pairs. */
function chineseBrackets(text: string, keptAt: (index: number) => boolean): Set<number> {
  const found = new Set<number>();
  const open: number[] = [];
  for (let index = 0; index < text.length; index++) {
    if (keptAt(index)) continue;
    const glyph = text[index];
    if (glyph === '(' || glyph === '（') open.push(index);
    if (glyph !== ')' && glyph !== '）') continue;
    const start = open.pop();
    const inside = text.slice((start ?? Math.max(0, index - 6)) + 1, index);
    const outside = `${text
      .slice(0, start ?? index)
      .trimEnd()
      .slice(-1)}${text
      .slice(index + 1)
      .trimStart()
      .slice(0, 1)}`;
    if (!CHINESE.test(inside) && !CHINESE.test(outside)) continue;
    for (const at of [start, index]) if (at !== undefined && /[()]/.test(text[at] ?? '')) found.add(at);
  }
  for (const at of open) if (text[at] === '(' && isChineseAround(text, at)) found.add(at);
  return found;
}

/** This register sets no space beside Han; Latin words keep theirs. */
function closeSpaces(text: string): string {
  return text
    .replace(/[ \u3000]+/g, ' ')
    .replace(/(?<=[^\x21-\x7e]) | (?=[^\x21-\x7e])/gu, '')
    .trim();
}
