import { VISIBLE } from './measures.ts';
import { memoryOf, type Pdfium } from './pdfium.ts';

const GREY = 1;
const WITH_ANNOTATIONS = 1;

/** A picture of a page in shades of grey. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly pixels: Uint8Array;
  /** Pixels a point. */
  readonly scale: number;
}

/** Draws a page with `finest` pixels a point at the most; `undefined` when it is too large or too small to be drawn. */
export function drawPage(
  pdfium: Pdfium,
  page: number,
  size: { width: number; height: number },
  finest = 1,
): Picture | undefined {
  const scale = Math.min(finest, (finest * VISIBLE.longestSide) / Math.max(size.width, size.height));
  const width = Math.round(size.width * scale);
  const height = Math.round(size.height * scale);
  if (!(width >= 1 && height >= 1)) return undefined;
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, GREY, 0, 0);
  if (bitmap === 0) return undefined;
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
    return { width, height, stride, scale, pixels: memoryOf(pdfium).slice(start, start + stride * height) };
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

/**
 * The test of what a reader sees: a glyph is visible when taking the text off
 * the page changes the picture where the glyph stands. It holds for white on
 * white, invisible modes, covered, clipped and switched-off text alike.
 * `box` is in points from the top left.
 */
export function leavesInk(
  drawn: Picture,
  blank: Picture,
  box: { left: number; top: number; right: number; bottom: number },
): boolean {
  const { scale, width, height, stride } = drawn;
  // The rim of a wide glyph is left out: the neighbour's ink reaches into it.
  const inset = (box.right - box.left) * scale > VISIBLE.widthWithRim ? 1 : 0;
  const left = Math.max(0, Math.floor(box.left * scale) + inset);
  const right = Math.min(width, Math.ceil(box.right * scale) - inset);
  const top = Math.max(0, Math.floor(box.top * scale));
  const bottom = Math.min(height, Math.ceil(box.bottom * scale));
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = y * stride + x;
      if (Math.abs((drawn.pixels[at] ?? 0) - (blank.pixels[at] ?? 0)) >= VISIBLE.leastInk) return true;
    }
  }
  return false;
}
