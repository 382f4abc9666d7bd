/**
 * What the places of glyphs and strokes say on a page: raised and lowered
 * figures, fractions with a bar, words with a line through them, and small
 * pictures that stand in a line of text, which is how formulas are printed.
 */
import type { SourceDiagnostic } from '../source-document.ts';
import { SMALL, toPlain, type Typeset } from '../typeset.ts';
import { horizontalRules } from './grid-tables.ts';
import { TYPESET } from './measures.ts';
import type { Box, Glyph, ReadPage, Rule } from './page-content.ts';
import { buildRows, isBlank, splitRow, type Row } from './rows.ts';

/** What stands for more than one character or for none. */
type Marks = ReadonlyMap<Glyph, Pick<Typeset, 'fraction' | 'unread'>>;

/** The page with its glyphs in plain text, without those struck out, and what is to be asked of it. */
export function typesetPage(page: ReadPage): {
  readonly page: ReadPage;
  readonly diagnostics: readonly SourceDiagnostic[];
} {
  // The strokes around recognised characters are stains as often as rules.
  if (page.ocr) return { page, diagnostics: [] };
  const marks = new Map<Glyph, Pick<Typeset, 'fraction' | 'unread'>>();
  const { glyphs: joined, rules } = joinFractions(page.glyphs, page.rules, marks);
  const glyphs = [...joined, ...picturesInLine(joined, page.images, marks)];
  const plain = new Map<Glyph, Glyph>();
  const gone = new Set<Glyph>();
  const diagnostics: SourceDiagnostic[] = [];
  for (const row of buildRows(glyphs)) {
    for (const part of splitRow(row)) {
      const pieces = piecesOf(part, rules, marks);
      if (!pieces.some((piece) => isSetApart(piece))) continue;
      const found = toPlain(pieces);
      diagnostics.push(...found.diagnostics.map((diagnostic) => ({ ...diagnostic, page: page.number })));
      const isGone = part.glyphs.every((glyph, index) => isBlank(glyph) || pieces[index]?.struck === true);
      part.glyphs.forEach((glyph, index) => {
        const text = found.texts[index] ?? glyph.text;
        // What stays of a line stays in its place.
        if (isGone) gone.add(glyph);
        else if (text !== glyph.text) plain.set(glyph, { ...glyph, plain: text });
      });
    }
  }
  const kept = glyphs.filter((glyph) => !gone.has(glyph)).map((glyph) => plain.get(glyph) ?? glyph);
  return { page: { ...page, glyphs: kept }, diagnostics };
}

function isSetApart({ struck, raised, lift, fraction, unread }: Typeset): boolean {
  return struck === true || raised !== undefined || lift !== undefined || fraction === true || unread !== undefined;
}

function piecesOf(row: Row, rules: readonly Rule[], marks: Marks): Typeset[] {
  const struck = struckOut(row, rules);
  const heights = heightsOf(row);
  return row.glyphs.map((glyph) => ({
    text: glyph.text,
    size: glyph.style.size,
    ...(struck.has(glyph) ? { struck: true } : {}),
    ...heights.get(glyph),
    ...marks.get(glyph),
  }));
}

/** The glyphs that a line goes through. A line that goes on beside them is a rule that they stand on. */
function struckOut({ glyphs }: Row, rules: readonly Rule[]): ReadonlySet<Glyph> {
  const struck = new Set<Glyph>();
  for (const { left, right, top } of rules) {
    const under = glyphs.filter((glyph) => {
      const [middle, above] = [(glyph.left + glyph.right) / 2, (glyph.baseline - top) / glyph.style.size];
      return middle > left && middle < right && above > TYPESET.throughLowest && above < TYPESET.throughHighest;
    });
    const [first, last] = [under[0], under.at(-1)];
    if (first === undefined || last === undefined || under.every((glyph) => isBlank(glyph))) continue;
    const room = TYPESET.throughRoom * first.style.size;
    if (first.left - left > room || right - last.right > room) continue;
    for (const glyph of under) struck.add(glyph);
  }
  return struck;
}

/** Glyphs of one size on one baseline. */
interface Stretch {
  readonly size: number;
  readonly baseline: number;
  readonly glyphs: Glyph[];
}

function heightsOf({ glyphs }: Row): ReadonlyMap<Glyph, Pick<Typeset, 'raised' | 'lift'>> {
  const stretches: Stretch[] = [];
  for (const glyph of glyphs) {
    if (isBlank(glyph)) continue;
    const last = stretches.at(-1);
    const { size } = glyph.style;
    const near = TYPESET.sameType * size;
    const isAlike = last && Math.abs(last.size - size) < near && Math.abs(last.baseline - glyph.baseline) < near;
    if (isAlike) last.glyphs.push(glyph);
    else stretches.push({ size, baseline: glyph.baseline, glyphs: [glyph] });
  }
  const heights = new Map<Glyph, Pick<Typeset, 'raised' | 'lift'>>();
  let line: Stretch | undefined;
  stretches.forEach((stretch, index) => {
    const larger = [line, stretches.slice(index + 1).find(({ size }) => size * SMALL > stretch.size)];
    const height = larger.map((base) => base && heightOver(stretch, base)).find((found) => found !== undefined);
    if (height === undefined) line = stretch;
    else for (const glyph of stretch.glyphs) heights.set(glyph, height);
  });
  return heights;
}

function heightOver(stretch: Stretch, base: Stretch): Pick<Typeset, 'raised' | 'lift'> | undefined {
  const above = (base.baseline - stretch.baseline) / base.size;
  if (stretch.size < base.size * SMALL)
    return above > TYPESET.raised ? { raised: 'above' } : above < -TYPESET.lowered ? { raised: 'below' } : undefined;
  const [first, before] = [stretch.glyphs[0], base.glyphs.at(-1)];
  const isFigure = stretch.glyphs.every(({ text }) => /^\d$/.test(text)) && /[\d\p{L})]/u.test(before?.text ?? '');
  const touches = Math.abs((first?.left ?? 0) - (before?.right ?? 0)) < TYPESET.liftedGap * base.size;
  const lifted =
    isFigure && touches && stretch.size <= base.size * TYPESET.liftedSize && Math.abs(above) > TYPESET.lifted;
  return lifted ? { lift: above * base.size } : undefined;
}

/** Numerator, bar and denominator as one glyph on the line beside them; the rules that are no bars. */
function joinFractions(
  glyphs: readonly Glyph[],
  strokes: readonly Rule[],
  marks: Map<Glyph, Pick<Typeset, 'fraction' | 'unread'>>,
): { glyphs: readonly Glyph[]; rules: readonly Rule[] } {
  const rules = horizontalRules(strokes, TYPESET.sameStroke);
  const uprights = strokes.filter(({ left, right, top, bottom }) => bottom - top > right - left);
  let result = glyphs;
  // The rule of a cell meets the rules beside it.
  let waiting = rules.filter((rule) => !uprights.some((upright) => meets(upright, rule)));
  const others = rules.filter((rule) => !waiting.includes(rule));
  // A fraction beside a fraction finds its line when that one has found it.
  for (let before = -1; waiting.length !== before;) {
    before = waiting.length;
    waiting = waiting.filter((bar) => {
      const line = result.filter((glyph) => !isBlank(glyph) && isNear(glyph, bar));
      const [above, below] = [partOf(line, bar, TYPESET.numerator), partOf(line, bar, TYPESET.denominator)];
      const rest = line.filter((glyph) => !above.includes(glyph) && !below.includes(glyph));
      // What touches it may be raised itself; the line is that of the largest.
      const [base] = rest.filter((glyph) => stands(glyph, bar)).sort((a, b) => b.style.size - a.style.size);
      if (!rest.some((glyph) => gapBetween(glyph, bar) < glyph.style.size)) return true;
      if (base === undefined || !isFraction(bar, above, below)) return true;
      const text = [above, below].map((part) => part.map((glyph) => glyph.text).join('')).join('/');
      const { baseline, top, bottom, style } = base;
      const whole: Glyph = { text, baseline, left: bar.left, right: bar.right, top, bottom, style, unmapped: false };
      const used = new Set([...above, ...below]);
      result = [...result.filter((glyph) => !used.has(glyph)), whole];
      marks.set(whole, { fraction: true });
      return false;
    });
  }
  return { glyphs: result, rules: [...waiting, ...others] };
}

function meets(upright: Rule, rule: Rule): boolean {
  const x = (upright.left + upright.right) / 2;
  const { meeting, shortestUpright } = TYPESET;
  const isAtEnd = Math.min(Math.abs(x - rule.left), Math.abs(x - rule.right)) < meeting;
  const isAtHeight = upright.top < rule.top + meeting && upright.bottom > rule.top - meeting;
  return isAtEnd && isAtHeight && upright.bottom - upright.top > shortestUpright;
}

function gapBetween({ left, right }: Box, bar: Rule): number {
  return Math.max(left - bar.right, bar.left - right);
}

function isNear(glyph: Glyph, bar: Rule): boolean {
  const { baseline, style } = glyph;
  return (
    Math.abs(baseline - bar.top) < TYPESET.barHeight * style.size &&
    gapBetween(glyph, bar) < TYPESET.barReach * style.size
  );
}

/** Whether a glyph stands over or under a bar, in its width. */
function isOver({ left, right, style: { size } }: Glyph, bar: Rule): boolean {
  const middle = (left + right) / 2;
  return middle > bar.left - TYPESET.overBar * size && middle < bar.right + TYPESET.overBar * size;
}

/** Whether a bar points at the middle of a glyph beside it. */
function stands(glyph: Glyph, bar: Rule): boolean {
  const above = (glyph.baseline - bar.top) / glyph.style.size;
  const { besideLowest, besideHighest, besideOverlap } = TYPESET;
  return above > besideLowest && above < besideHighest && gapBetween(glyph, bar) > -besideOverlap * glyph.style.size;
}

/** Glyphs over or under a bar whose baselines are so many of their sizes above it. */
function partOf(
  glyphs: readonly Glyph[],
  bar: Rule,
  { lowest, highest }: { readonly lowest: number; readonly highest: number },
): Glyph[] {
  return glyphs
    .filter((glyph) => {
      const above = (bar.top - glyph.baseline) / glyph.style.size;
      return isOver(glyph, bar) && above > lowest && above < highest;
    })
    .sort((a, b) => a.left - b.left);
}

/** A bar no longer than what stands over and under it in type of one size. */
function isFraction(bar: Rule, above: readonly Glyph[], below: readonly Glyph[]): boolean {
  const [over, under] = [above[0], below[0]];
  if (over === undefined || under === undefined) return false;
  const { size } = over.style;
  const width = Math.max(...[above, below].map((part) => (part.at(-1)?.right ?? 0) - (part[0]?.left ?? 0)));
  return bar.right - bar.left < width + size && Math.abs(size - under.style.size) < TYPESET.samePart * size;
}

/** A glyph for each small picture that has its place in a line, after a glyph and before another or the line's end. */
function picturesInLine(
  glyphs: readonly Glyph[],
  images: readonly Box[],
  marks: Map<Glyph, Pick<Typeset, 'fraction' | 'unread'>>,
): Glyph[] {
  return images.flatMap((image) => {
    const [wide, high, middle] = [image.right - image.left, image.bottom - image.top, (image.top + image.bottom) / 2];
    const inked = glyphs.filter((glyph) => !isBlank(glyph));
    const before = inked.find(
      ({ right, top, bottom, style: { size } }) =>
        middle > top &&
        middle < bottom &&
        Math.abs(image.left - right) < TYPESET.pictureGap * size &&
        high < TYPESET.pictureHighest * size,
    );
    if (before === undefined) return [];
    const { baseline, top, bottom, style } = before;
    const overlap = TYPESET.pictureOverlap * style.size;
    const isUnder = inked.some(
      (glyph) =>
        glyph !== before &&
        glyph.right - overlap > image.left &&
        glyph.left + overlap < image.right &&
        glyph.bottom > image.top &&
        glyph.top < image.bottom,
    );
    const { pictureNarrowest, pictureWidest, pictureLowest } = TYPESET;
    const isTooNarrow = wide < pictureNarrowest * style.size || high < pictureLowest * style.size;
    if (isUnder || isTooNarrow || wide > pictureWidest * style.size) return [];
    const { left, right } = image;
    const glyph: Glyph = { text: '▨', baseline, left, right, top, bottom, style, unmapped: false };
    marks.set(glyph, { unread: '行内图形' });
    return [glyph];
  });
}
