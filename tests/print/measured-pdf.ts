/** What stands where on the pages of a PDF, in millimetres from the top left, read with PDFium. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';

export interface Glyph {
  readonly text: string;
  /** Left end of the glyph's origin. */
  readonly x: number;
  /** Its baseline. */
  readonly y: number;
  /** Type size. */
  readonly size: number;
  /** Page number, from 1. */
  readonly page: number;
}

export interface MeasuredPdf {
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  readonly glyphs: readonly Glyph[];
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
}

const MM = 25.4 / 72;
const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');

export async function measurePdf(bytes: Uint8Array): Promise<MeasuredPdf> {
  const pdfium = await init({ wasmBinary: new Uint8Array(readFileSync(wasm)).buffer });
  pdfium.PDFiumExt_Init();
  const { pdfium: memory } = pdfium;
  const allocated: number[] = [];
  const module = (size: number): number => {
    const at = memory.wasmExports.malloc(size) as number;
    allocated.push(at);
    return at;
  };
  const file = module(bytes.length);
  for (const [at, byte] of bytes.entries()) memory.setValue(file + at, byte, 'i8');
  const document = pdfium.FPDF_LoadMemDocument(file, bytes.length, '');
  const [x, y] = [module(8), module(8)];
  const pages: { width: number; height: number }[] = [];
  const glyphs: Glyph[] = [];
  const fonts = new Map<string, boolean>();
  for (let at = 0; at < pdfium.FPDF_GetPageCount(document); at += 1) {
    const page = pdfium.FPDF_LoadPage(document, at);
    const height = pdfium.FPDF_GetPageHeightF(page);
    pages.push({ width: pdfium.FPDF_GetPageWidthF(page) * MM, height: height * MM });
    const words = pdfium.FPDFText_LoadPage(page);
    for (let index = 0; index < pdfium.FPDFText_CountChars(words); index += 1) {
      if (pdfium.FPDFText_IsGenerated(words, index) === 1) continue;
      pdfium.FPDFText_GetCharOrigin(words, index, x, y);
      glyphs.push({
        text: String.fromCodePoint(pdfium.FPDFText_GetUnicode(words, index)),
        x: memory.getValue(x, 'double') * MM,
        y: (height - memory.getValue(y, 'double')) * MM,
        size: pdfium.FPDFText_GetFontSize(words, index) * MM,
        page: at + 1,
      });
    }
    for (let index = 0; index < pdfium.FPDFPage_CountObjects(page); index += 1) {
      const object = pdfium.FPDFPage_GetObject(page, index);
      const font = pdfium.FPDFTextObj_GetFont(object);
      if (font === 0) continue;
      const name = module(200);
      pdfium.FPDFFont_GetBaseFontName(font, name, 200);
      fonts.set(memory.UTF8ToString(name), pdfium.FPDFFont_GetIsEmbedded(font) === 1);
    }
    pdfium.FPDFText_ClosePage(words);
    pdfium.FPDF_ClosePage(page);
  }
  pdfium.FPDF_CloseDocument(document);
  for (const at of allocated) memory.wasmExports.free(at);
  return { pages, glyphs, fonts: [...fonts].map(([name, embedded]) => ({ name, embedded })) };
}

/** Glyphs of one page gathered to lines, top to bottom, each left to right. */
export function linesOf(glyphs: readonly Glyph[], page: number): Glyph[][] {
  const lines = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    if (glyph.page !== page || glyph.text.trim() === '') continue;
    const key = Math.round(glyph.y * 2);
    const found = lines.get(key) ?? lines.get(key - 1) ?? lines.get(key + 1);
    if (found) found.push(glyph);
    else lines.set(key, [glyph]);
  }
  return [...lines.values()]
    .map((line) => line.sort((a, b) => a.x - b.x))
    .sort((a, b) => (a[0]?.y ?? 0) - (b[0]?.y ?? 0));
}

export const textOf = (glyphs: readonly Glyph[]): string => glyphs.map(({ text }) => text).join('');
