import { GLYPH, LIMITS, VISIBLE } from './measures.ts';
import type { Box, Glyph, GlyphStyle, PageContent } from './page-content.ts';
import { readPageObjects } from './page-objects.ts';
import type { Pdfium } from './pdfium.ts';
import { Scratch } from './pdfium.ts';
import { drawPage, leavesInk, type Picture } from './visible-glyphs.ts';

const LINE_END_HYPHEN = 2;
const LINK = 2;
const POPUP = 16;
const UNSEEN_MODES: ReadonlySet<number> = new Set([3, 7]);
const FLATTEN_FOR_DISPLAY = 0;

/** Where PDF coordinates lie on the upright page. */
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly bottom: number;
  /** Quarter turns clockwise: the page's own, and that of a text set sideways. */
  readonly turns: number;
}

interface RawGlyph {
  readonly code: number;
  readonly unmapped: boolean;
  readonly x: number;
  readonly y: number;
  readonly loose: Box;
  readonly tight: Box;
  readonly object: number;
}

interface ObjectStyle extends GlyphStyle {
  /** Width of a full-width glyph in points. */
  readonly em: number;
  readonly embedded: boolean;
  readonly unseen: boolean;
  /** Quarter turns clockwise that set the text upright; none for text on a slant. */
  readonly turns: number | undefined;
}

/** Reads page `index` (from 0) of an open document. Throws what PDFium throws on a damaged file. */
export function readPage(pdfium: Pdfium, document: number, index: number): PageContent {
  const scratch = new Scratch(pdfium);
  let page = pdfium.FPDF_LoadPage(document, index);
  if (page === 0) throw new Error(`page ${index + 1} cannot be loaded`);
  if (hasVisibleAnnotations(pdfium, page)) {
    // Filled-in fields and text boxes are annotations: drawn on the page, they are read as its text.
    pdfium.FPDFPage_Flatten(page, FLATTEN_FOR_DISPLAY);
    pdfium.FPDF_ClosePage(page);
    page = pdfium.FPDF_LoadPage(document, index);
  }
  const textPage = pdfium.FPDFText_LoadPage(page);
  try {
    const raw = readGlyphs(pdfium, textPage, scratch);
    const styles = readStyles(pdfium, textPage, raw, scratch);
    const screen = screenOf(pdfium, page, scratch);
    if (!(Math.max(screen.width, screen.height) <= LIMITS.longestPage))
      throw new Error(`page ${index + 1} is too large`);
    const frame = turnToText(screen, raw, styles);
    const objects = readPageObjects(pdfium, page, scratch);
    const inked = findInk(raw, screen, (finest) => drawTwice(pdfium, page, objects.texts, finest));
    const covered = coveredBy(
      objects.texts,
      objects.covers.map(({ box, above }) => ({ box: place(box, frame), above })),
    );
    const sorted = sortGlyphs(raw, styles, frame, { inked, covered });
    return {
      number: index + 1,
      width: frame.width,
      height: frame.height,
      ...sorted,
      rules: objects.rules.map((rule) => place(rule, frame)),
      images: objects.images.map((image) => place(image, frame)),
    };
  } finally {
    pdfium.FPDFText_ClosePage(textPage);
    pdfium.FPDF_ClosePage(page);
    scratch.free();
  }
}

function hasVisibleAnnotations(pdfium: Pdfium, page: number): boolean {
  const count = Math.min(pdfium.FPDFPage_GetAnnotCount(page), LIMITS.mostAnnotations);
  for (let i = 0; i < count; i++) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, i);
    const type = pdfium.FPDFAnnot_GetSubtype(annotation);
    pdfium.FPDFPage_CloseAnnot(annotation);
    if (type !== LINK && type !== POPUP) return true;
  }
  return false;
}

function readGlyphs(pdfium: Pdfium, textPage: number, scratch: Scratch): RawGlyph[] {
  const glyphs: RawGlyph[] = [];
  const count = pdfium.FPDFText_CountChars(textPage);
  if (count > LIMITS.mostGlyphs) throw new Error(`${count} glyphs on a page`);
  for (let i = 0; i < count; i++) {
    // Spaces and line ends that PDFium inserts itself are judged anew from the places of the glyphs.
    if (pdfium.FPDFText_IsGenerated(textPage, i) === 1) continue;
    const object = pdfium.FPDFText_GetTextObject(textPage, i);
    if (object === 0) continue;
    let code = pdfium.FPDFText_GetUnicode(textPage, i);
    let last = i;
    if (code >= 0xd800 && code < 0xdc00 && i + 1 < count) {
      const low = pdfium.FPDFText_GetUnicode(textPage, i + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        last = i + 1;
      }
    }
    const broken =
      code === 0 ||
      code === 0xfffd ||
      (code < 0x20 && code !== LINE_END_HYPHEN && !isBlankControl(code)) ||
      (code >= 0xd800 && code < 0xe000);
    const unmapped = broken || pdfium.FPDFText_HasUnicodeMapError(textPage, i) === 1;
    pdfium.FPDFText_GetCharOrigin(textPage, i, scratch.at(), scratch.at(8));
    const [x, y] = [scratch.double(0), scratch.double(1)];
    pdfium.FPDFText_GetLooseCharBox(textPage, i, scratch.at());
    const loose = { left: scratch.float(0), top: scratch.float(1), right: scratch.float(2), bottom: scratch.float(3) };
    pdfium.FPDFText_GetCharBox(textPage, i, scratch.at(), scratch.at(8), scratch.at(16), scratch.at(24));
    const tight = {
      left: scratch.double(0),
      right: scratch.double(1),
      bottom: scratch.double(2),
      top: scratch.double(3),
    };
    glyphs.push({ code, unmapped, x, y, loose, tight, object });
    i = last;
  }
  return glyphs;
}

/** Tab and line ends that a producer wrote as glyphs. */
function isBlankControl(code: number): boolean {
  return code === 9 || code === 10 || code === 13;
}

/** The page as a viewer shows it. */
function screenOf(pdfium: Pdfium, page: number, scratch: Scratch): Frame {
  pdfium.FPDF_GetPageBoundingBox(page, scratch.at());
  return {
    left: scratch.float(0),
    bottom: scratch.float(3),
    width: pdfium.FPDF_GetPageWidthF(page),
    height: pdfium.FPDF_GetPageHeightF(page),
    turns: pdfium.FPDFPage_GetRotation(page),
  };
}

/** Most of a page set sideways (a wide table) is read as if the page were turned. */
function turnToText(screen: Frame, raw: readonly RawGlyph[], styles: ReadonlyMap<number, ObjectStyle>): Frame {
  const counts = [0, 0, 0, 0];
  for (const { object } of raw) {
    const turns = styles.get(object)?.turns;
    if (turns !== undefined) counts[turns] = (counts[turns] ?? 0) + 1;
  }
  if ((counts[screen.turns] ?? 0) * 2 >= raw.length) return screen;
  const turns = counts.indexOf(Math.max(...counts));
  const upright = (turns - screen.turns) % 2 === 0;
  return {
    ...screen,
    turns,
    width: upright ? screen.width : screen.height,
    height: upright ? screen.height : screen.width,
  };
}

function readStyles(
  pdfium: Pdfium,
  textPage: number,
  raw: readonly RawGlyph[],
  scratch: Scratch,
): ReadonlyMap<number, ObjectStyle> {
  const styles = new Map<number, ObjectStyle>();
  let index = -1;
  const count = pdfium.FPDFText_CountChars(textPage);
  for (const { object } of raw) {
    if (styles.has(object)) continue;
    do index++;
    while (index < count && pdfium.FPDFText_GetTextObject(textPage, index) !== object);
    styles.set(object, readStyle(pdfium, textPage, index, object, scratch));
  }
  return styles;
}

function readStyle(pdfium: Pdfium, textPage: number, index: number, object: number, scratch: Scratch): ObjectStyle {
  const nominal = pdfium.FPDFText_GetFontSize(textPage, index);
  let [across, along, quarter] = [1, 1, 0];
  if (pdfium.FPDFText_GetMatrix(textPage, index, scratch.at())) {
    across = Math.hypot(scratch.float(0), scratch.float(1));
    along = Math.hypot(scratch.float(2), scratch.float(3));
    quarter = Math.atan2(scratch.float(1), scratch.float(0)) / (Math.PI / 2);
  }
  pdfium.FPDFText_GetFillColor(textPage, index, scratch.at(), scratch.at(4), scratch.at(8), scratch.at(12));
  const [red, green, blue, alpha] = [scratch.uint(0), scratch.uint(1), scratch.uint(2), scratch.uint(3)];
  const font = pdfium.FPDFTextObj_GetFont(object);
  const length = pdfium.FPDFFont_GetBaseFontName(font, scratch.at(), 250);
  const name = length > 1 && length <= 250 ? scratch.text(length) : '';
  const mode = pdfium.FPDFTextObj_GetTextRenderMode(object);
  const weight = pdfium.FPDFText_GetFontWeight(textPage, index);
  const plainName = name.replace(/^[A-Z]{6}\+/, '');
  return {
    size: round(nominal * along),
    em: nominal * across,
    font: plainName,
    bold: weight >= GLYPH.boldWeight || mode === 2 || /bold|heavy|black/i.test(plainName),
    color: `#${[red, green, blue].map((part) => (part & 255).toString(16).padStart(2, '0')).join('')}`,
    embedded: pdfium.FPDFFont_GetIsEmbedded(font) === 1,
    unseen: UNSEEN_MODES.has(mode) || alpha < VISIBLE.leastAlpha,
    turns: Math.abs(quarter - Math.round(quarter)) < GLYPH.slant ? (Math.round(quarter) + 4) % 4 : undefined,
  };
}

function round(size: number): number {
  return Math.round(size * 10) / 10;
}

/** The page with and without its text. */
function drawTwice(
  pdfium: Pdfium,
  page: number,
  texts: readonly number[],
  finest: number,
): [Picture, Picture] | undefined {
  const size = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
  const drawn = drawPage(pdfium, page, size, finest);
  for (const object of texts) pdfium.FPDFPageObj_SetIsActive(object, 0);
  const blank = drawPage(pdfium, page, size, finest);
  for (const object of texts) pdfium.FPDFPageObj_SetIsActive(object, 1);
  return drawn && blank ? [drawn, blank] : undefined;
}

/** Which glyphs are seen. Commas and dashes of small type may leave too little at first: what seems unseen is looked at again, larger. */
function findInk(
  raw: readonly RawGlyph[],
  screen: Frame,
  draw: (finest: number) => [Picture, Picture] | undefined,
): readonly boolean[] {
  const look = (finest: number, glyphs: readonly RawGlyph[]): boolean[] => {
    const pictures = glyphs.length > 0 ? draw(finest) : undefined;
    return glyphs.map(
      ({ tight }) => pictures === undefined || leavesInk(pictures[0], pictures[1], place(tight, screen)),
    );
  };
  const first = look(1, raw);
  const unsure = raw.filter(({ code }, index) => first[index] === false && !isBlankCode(code));
  // Faint glyphs are few; a page of them is hidden, or its font is broken.
  if (unsure.length > raw.length * VISIBLE.mostSecondLooks) return first;
  const second = new Map(look(VISIBLE.secondLook, unsure).map((seen, index) => [unsure[index], seen]));
  return raw.map((glyph, index) => first[index] === true || second.get(glyph) === true);
}

function isBlankCode(code: number): boolean {
  return code < 0x21 || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200b);
}

function sortGlyphs(
  raw: readonly RawGlyph[],
  styles: ReadonlyMap<number, ObjectStyle>,
  frame: Frame,
  { inked, covered }: { inked: readonly boolean[]; covered: (object: number, glyph: Glyph) => boolean },
): Pick<PageContent, 'glyphs' | 'hidden' | 'slanted'> {
  const glyphs: Glyph[] = [];
  const hidden: Glyph[] = [];
  const slanted: Glyph[] = [];
  const drawn = new Map<string, { ink: number; all: number }>();
  raw.forEach((glyph, i) => {
    const font = styles.get(glyph.object)?.font ?? '';
    const count = drawn.get(font) ?? { ink: 0, all: 0 };
    drawn.set(font, { ink: count.ink + (inked[i] ? 1 : 0), all: count.all + 1 });
  });
  raw.forEach((glyph, i) => {
    const style = styles.get(glyph.object);
    if (!style) return;
    const placed = placeGlyph(glyph, style, frame);
    const blank = placed.text.trim() === '';
    // A font that is not in the file is drawn with another that lacks most glyphs: those are judged by colour and cover.
    const { ink, all } = drawn.get(style.font) ?? { ink: 0, all: 0 };
    const canBeDrawn = style.embedded || ink > all * VISIBLE.drawnOfFont;
    const seen = blank || (canBeDrawn ? inked[i] : !isNearWhite(style.color) && !covered(glyph.object, placed));
    const onPage = placed.right > 0 && placed.left < frame.width && placed.bottom > 0 && placed.top < frame.height;
    // Type larger than the page shows no character whole.
    const fits =
      style.size >= VISIBLE.smallestType && style.size <= frame.height && placed.right - placed.left <= frame.width;
    if (style.unseen || !seen || !onPage || !fits) {
      if (!blank) hidden.push(placed);
    } else if (style.turns !== frame.turns) {
      if (!blank) slanted.push(placed);
    } else glyphs.push(placed);
  });
  return { glyphs, hidden, slanted };
}

/** Whether something opaque was painted over the middle of a glyph. */
function coveredBy(
  texts: readonly number[],
  covers: readonly { box: Box; above: number }[],
): (object: number, glyph: Glyph) => boolean {
  const order = new Map(texts.map((object, index) => [object, index]));
  return (object, glyph) => {
    const x = (glyph.left + glyph.right) / 2;
    const y = glyph.baseline - glyph.style.size * GLYPH.middle;
    return covers.some(
      ({ box, above }) =>
        above > (order.get(object) ?? 0) && x > box.left && x < box.right && y > box.top && y < box.bottom,
    );
  };
}

function isNearWhite(color: string): boolean {
  return /^#(?:f.){3}$/.test(color);
}

function placeGlyph(raw: RawGlyph, style: ObjectStyle, frame: Frame): Glyph {
  const origin = point(raw.x, raw.y, frame);
  const loose = place(raw.loose, frame);
  const text = raw.unmapped ? '□' : raw.code === LINE_END_HYPHEN ? '-' : String.fromCodePoint(raw.code);
  // Type 3 fonts have no advance here: a Han character fills its em whatever its ink.
  const right = isFullWidth(raw.code) ? Math.max(loose.right, origin.x + style.em) : loose.right;
  return {
    text,
    baseline: origin.y,
    left: origin.x,
    right: Math.max(right, origin.x + style.em * GLYPH.narrowest),
    // Fonts differ in how far they say they reach; a line of type takes its size.
    top: origin.y - style.size * GLYPH.ascent,
    bottom: origin.y + style.size * GLYPH.descent,
    style,
    unmapped: raw.unmapped,
  };
}

function isFullWidth(code: number): boolean {
  return (code >= 0x2e80 && code < 0xa000) || (code >= 0xf900 && code < 0xfb00) || code >= 0x20000;
}

function point(x: number, y: number, frame: Frame): { x: number; y: number } {
  const [dx, dy] = [x - frame.left, y - frame.bottom];
  switch (frame.turns) {
    case 1:
      return { x: dy, y: dx };
    case 2:
      return { x: frame.width - dx, y: dy };
    case 3:
      return { x: frame.width - dy, y: frame.height - dx };
    default:
      return { x: dx, y: frame.height - dy };
  }
}

function place(box: Box, frame: Frame): Box {
  const from = point(box.left, box.bottom, frame);
  const to = point(box.right, box.top, frame);
  return {
    left: Math.min(from.x, to.x),
    right: Math.max(from.x, to.x),
    top: Math.min(from.y, to.y),
    bottom: Math.max(from.y, to.y),
  };
}
