import { OCR } from './measures.ts';
import type { Glyph, PageContent } from './page-content.ts';
import { memoryOf, type Pdfium } from './pdfium.ts';
import type { PageImage, ReadLine, RecogniseImage } from '../ocr/recognise-image.ts';

const BGRA = 4;
const HALF_WIDTH = /^[\u0020-\u024f]$/u;

/** What OCR made of a page: its sure lines as glyphs of even width, the words of the others. */
export interface OcrPage extends PageContent {
  readonly unsure: readonly string[];
}

/** Reads page `index` (from 0) as a picture. */
export async function ocrPage(
  pdfium: Pdfium,
  document: number,
  index: number,
  recognise: RecogniseImage,
): Promise<OcrPage> {
  const page = pdfium.FPDF_LoadPage(document, index);
  const size = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
  const scale = Math.min(OCR.resolution / 72, OCR.longestSide / Math.max(size.width, size.height));
  const image = renderPage(pdfium, page, size, scale);
  pdfium.FPDF_ClosePage(page);
  const lines = await recognise(image);
  return {
    number: index + 1,
    ...size,
    glyphs: spreadLines(
      lines.filter((line) => line.unsure !== true),
      scale,
    ),
    unsure: lines.filter((line) => line.unsure === true).map(({ text }) => text),
    hidden: [],
    slanted: [],
    rules: [],
    images: [],
  };
}

/** Draws a page in colour, `scale` pixels a point. The page stays open. */
export function renderPage(
  pdfium: Pdfium,
  page: number,
  size: { width: number; height: number },
  scale: number,
): PageImage {
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, BGRA, 0, 0);
  if (bitmap === 0) throw new Error('no memory for the picture of a page');
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 1);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const source = memoryOf(pdfium);
    const data = new Uint8ClampedArray(width * height * 4);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const from = start + y * stride + x * 4;
        const to = (y * width + x) * 4;
        data[to] = source[from + 2] ?? 0;
        data[to + 1] = source[from + 1] ?? 0;
        data[to + 2] = source[from] ?? 0;
        data[to + 3] = 255;
      }
    }
    return { width, height, data };
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

function spreadLines(lines: readonly ReadLine[], scale: number): Glyph[] {
  const long = lines.filter(({ text }) => weigh(text) >= OCR.longLine);
  const body = median(long.map((line) => (line.right - line.left) / weigh(line.text)));
  // Boxes are somewhat higher than the type in them.
  const slack =
    body === undefined ? OCR.boxHeight : (median(long.map((line) => line.bottom - line.top)) ?? body) / body;
  return lines.flatMap((line) => {
    // The width of a long line tells its size better than its height.
    const isLong = weigh(line.text) >= OCR.longLine;
    const size = isLong ? (line.right - line.left) / weigh(line.text) : (line.bottom - line.top) / slack;
    const snapped = body !== undefined && Math.abs(size - body) < OCR.sameSize * body ? body : size;
    return spread(line, scale, Math.round((snapped / scale) * 2) / 2);
  });
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Width of a text in full-width characters. */
function weigh(text: string): number {
  return [...text].reduce((sum, character) => sum + (HALF_WIDTH.test(character) ? 0.5 : 1), 0);
}

/** A line's characters at even distances, a Latin one taking half of a Han one. */
function spread(line: ReadLine, scale: number, size: number): Glyph[] {
  const total = weigh(line.text);
  if (total === 0) return [];
  const unit = (line.right - line.left) / total / scale;
  const style = { size, font: '', bold: false, color: '#000000' };
  let x = line.left / scale;
  return [...line.text].map((text) => {
    const left = x;
    x += unit * weigh(text);
    return {
      text,
      left,
      right: x,
      top: line.top / scale,
      bottom: line.bottom / scale,
      baseline: line.bottom / scale - size * OCR.descent,
      style,
      unmapped: false,
    };
  });
}
