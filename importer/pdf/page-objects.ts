import { GLYPH, LIMITS, VISIBLE } from './measures.ts';
import type { Box, Rule } from './page-content.ts';
import type { Pdfium, Scratch } from './pdfium.ts';

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const BEZIER_TO = 1;
const MOVE_TO = 2;

/** Transformation `[a b c d e f]` of the PDF imaging model. */
type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export interface PageObjects {
  /** Addresses of the text objects in painting order, those inside forms included. */
  readonly texts: readonly number[];
  /** Straight strokes and edges, in PDF coordinates. */
  readonly rules: readonly Rule[];
  /** Places of the images, in PDF coordinates. */
  readonly images: readonly Box[];
  /** Opaque areas, and how many text objects were painted before each. */
  readonly covers: readonly { readonly box: Box; readonly above: number }[];
}

/** Walks the objects of a page and of the forms in it. */
export function readPageObjects(pdfium: Pdfium, page: number, scratch: Scratch): PageObjects {
  const texts: number[] = [];
  const rules: Rule[] = [];
  const images: Box[] = [];
  const covers: { box: Box; above: number }[] = [];
  let seen = 0;

  const visit = (object: number, outer: Matrix, depth: number): void => {
    if (object === 0 || ++seen > LIMITS.mostObjects) return;
    switch (pdfium.FPDFPageObj_GetType(object)) {
      case TEXT:
        texts.push(object);
        break;
      case PATH: {
        const found = edges(pdfium, object, multiply(matrixOf(pdfium, object, scratch), outer), scratch);
        rules.push(...found);
        const box = filledBox(pdfium, object, found, scratch);
        if (box) covers.push({ box, above: texts.length });
        break;
      }
      case IMAGE: {
        const box = placeOf(multiply(matrixOf(pdfium, object, scratch), outer));
        images.push(box);
        covers.push({ box, above: texts.length });
        break;
      }
      case FORM:
        if (depth < LIMITS.deepestForm) {
          const matrix = multiply(matrixOf(pdfium, object, scratch), outer);
          const count = pdfium.FPDFFormObj_CountObjects(object);
          for (let i = 0; i < count && seen <= LIMITS.mostObjects; i++) {
            visit(pdfium.FPDFFormObj_GetObject(object, i), matrix, depth + 1);
          }
        }
        break;
    }
  };

  const count = pdfium.FPDFPage_CountObjects(page);
  for (let i = 0; i < count && seen <= LIMITS.mostObjects; i++) visit(pdfium.FPDFPage_GetObject(page, i), IDENTITY, 0);
  return { texts, rules, images, covers };
}

function matrixOf(pdfium: Pdfium, object: number, scratch: Scratch): Matrix {
  if (!pdfium.FPDFPageObj_GetMatrix(object, scratch.at())) return IDENTITY;
  return [scratch.float(0), scratch.float(1), scratch.float(2), scratch.float(3), scratch.float(4), scratch.float(5)];
}

/** First `inner`, then `outer`. */
function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** An image fills the unit square of its matrix. */
function placeOf([a, b, c, d, e, f]: Matrix): Box {
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.max(...ys), bottom: Math.min(...ys) };
}

/** The horizontal and vertical edges of a path; a thin filled rectangle gives two that lie on each other. */
function edges(pdfium: Pdfium, path: number, matrix: Matrix, scratch: Scratch): Rule[] {
  const found: Rule[] = [];
  const count = Math.min(pdfium.FPDFPath_CountSegments(path), LIMITS.mostSegments);
  let start: [number, number] = [0, 0];
  let last: [number, number] = [0, 0];
  const add = (from: readonly [number, number], to: readonly [number, number]): void => {
    const wide = Math.abs(to[0] - from[0]);
    const high = Math.abs(to[1] - from[1]);
    if (wide < GLYPH.shortestRule === high < GLYPH.shortestRule) return;
    found.push({
      left: Math.min(from[0], to[0]),
      right: Math.max(from[0], to[0]),
      top: Math.max(from[1], to[1]),
      bottom: Math.min(from[1], to[1]),
    });
  };
  for (let i = 0; i < count; i++) {
    const segment = pdfium.FPDFPath_GetPathSegment(path, i);
    if (!pdfium.FPDFPathSegment_GetPoint(segment, scratch.at(), scratch.at(4))) continue;
    const [x, y] = [scratch.float(0), scratch.float(1)];
    const [a, b, c, d, e, f] = matrix;
    const point: [number, number] = [a * x + c * y + e, b * x + d * y + f];
    const type = pdfium.FPDFPathSegment_GetType(segment);
    if (type === MOVE_TO) start = point;
    else if (type !== BEZIER_TO) add(last, point);
    if (pdfium.FPDFPathSegment_GetClose(segment)) add(point, start);
    last = point;
  }
  return found;
}

/** The area of a filled, opaque rectangle. */
function filledBox(pdfium: Pdfium, path: number, found: readonly Rule[], scratch: Scratch): Box | undefined {
  if (found.length < 3 || !pdfium.FPDFPath_GetDrawMode(path, scratch.at(), scratch.at(4)) || scratch.uint(0) === 0) {
    return undefined;
  }
  const [red, green, blue, alpha] = [scratch.at(), scratch.at(4), scratch.at(8), scratch.at(12)];
  if (!pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha) || scratch.uint(3) < VISIBLE.opaqueAlpha)
    return undefined;
  return {
    left: Math.min(...found.map((rule) => rule.left)),
    right: Math.max(...found.map((rule) => rule.right)),
    top: Math.max(...found.map((rule) => rule.top)),
    bottom: Math.min(...found.map((rule) => rule.bottom)),
  };
}
