/**
 * Glyphs of the symbol fonts that Word sets bullets and marks in. Such a font
 * keeps its own glyphs at U+F020–F0FF, so a code means nothing without it.
 */

/** Consecutive characters from a code of the font on. */
type Stretch = readonly [code: number, glyphs: string];

const FONTS: Readonly<Record<string, readonly Stretch[]>> = {
  symbol: [
    [0x41, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'],
    [0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'],
    [0x25, '%'],
    [0x28, '()'],
    [0x2b, '+,−./0123456789:;<=>?'],
    [0xa2, '′≤'],
    [0xa5, '∞'],
    [0xb0, '°±″≥×'],
    [0xb7, '•÷≠≡≈…'],
    [0xd7, '⋅'],
  ],
  wingdings: [
    [0x6c, '●'],
    [0x6e, '■□'],
    [0x71, '❑❒'],
    [0x74, '⧫◆❖'],
    [0x80, '⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿'],
    [0x9e, '·•'],
    [0xa7, '▪'],
    [0xa8, '□'],
    [0xab, '★'],
    [0xd8, '➢'],
    [0xdf, '←→↑↓'],
    [0xe8, '➔'],
    [0xfb, '✗✓☒☑'],
  ],
  'wingdings 2': [
    [0x50, '✓'],
    [0x52, '☑'],
    [0x6a, '①②③④⑤⑥⑦⑧⑨⑩'],
    [0xa3, '□'],
  ],
};

/** Fonts whose private-use glyphs are their own. */
const SYMBOLIC = /^(?:symbol|wingdings(?: [23])?|webdings|marlett|mt extra|(?:itc )?zapf ?dingbats)$/i;

/** Stands for a glyph that nobody can name; it becomes □ and an error. */
const UNKNOWN = '\ufffd';

/**
 * The character that `code` (a code point, in the private use area or below
 * U+0100) shows in `font`. Of a font not known as symbolic the private-use
 * character itself.
 */
export function symbolGlyph(code: number, font: string | undefined): string {
  const name = font?.trim().toLowerCase() ?? '';
  const at = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  for (const [start, glyphs] of at > 0xff ? [] : (FONTS[name] ?? [])) {
    const glyph = [...glyphs][at - start];
    if (glyph !== undefined) return glyph;
  }
  if (SYMBOLIC.test(name) || code <= 0 || code > 0x10ffff) return UNKNOWN;
  return String.fromCodePoint(code < 0x100 ? 0xf000 + code : code);
}

/** `text` of a run set in `font`, its private-use characters written as what they show. */
export function readSymbols(text: string, font: string | undefined): string {
  return text.replace(/[\uf020-\uf0ff]/g, (glyph) => symbolGlyph(glyph.charCodeAt(0), font));
}
