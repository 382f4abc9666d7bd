import type { Glyph, PageContent } from './page-content.ts';
import type { Pdfium } from './pdfium.ts';
import type { PageImage, ReadLine, RecogniseImage } from '../ocr/recognise-image.ts';

const BGRA = 4;
/** Pixels an inch: what the recognition of 10 pt type needs. */
const RESOLUTION = 200;
const LONGEST_SIDE = 3000;
const HALF_WIDTH = /^[\u0020-\u024f]$/u;

/** Reads page `index` (from 0) as a picture; its lines come back as glyphs of even width. */
export async function ocrPage(
  pdfium: Pdfium,
  document: number,
  index: number,
  recognise: RecogniseImage,
): Promise<PageContent> {
  const page = pdfium.FPDF_LoadPage(document, index);
  const size = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
  const scale = Math.min(RESOLUTION / 72, LONGEST_SIDE / Math.max(size.width, size.height));
  const image = renderPage(pdfium, page, size, scale);
  pdfium.FPDF_ClosePage(page);
  const lines = await recognise(image);
  return {
    number: index + 1,
    ...size,
    glyphs: lines.flatMap((line) => spread(line, scale)),
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
    const source = pdfium.pdfium.HEAPU8;
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

/** A line's characters at even distances, a Latin one taking half of a Han one. */
function spread(line: ReadLine, scale: number): Glyph[] {
  const characters = [...line.text];
  const weights: number[] = characters.map((character) => (HALF_WIDTH.test(character) ? 0.5 : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return [];
  const unit = (line.right - line.left) / total / scale;
  const size = Math.round(Math.min(unit, (line.bottom - line.top) / scale) * 2) / 2;
  const style = { size, font: '', bold: false, color: '#000000' };
  let x = line.left / scale;
  return characters.map((text, index) => {
    const left = x;
    x += unit * (weights[index] ?? 1);
    return {
      text,
      left,
      right: x,
      top: line.top / scale,
      bottom: line.bottom / scale,
      baseline: line.bottom / scale - size * 0.15,
      style,
      unmapped: false,
    };
  });
}
