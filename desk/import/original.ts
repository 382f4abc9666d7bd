import { renderPage } from '#importer/pdf/ocr-page.ts';
import { loadDocument, type Pdfium, type PdfiumFactory } from '#importer/pdf/pdfium.ts';

/** The pages of a PDF, drawn when they come into view. */
export interface Original {
  readonly pages: number;
  /** Draws page `number` (from 1) as wide as the canvas is shown. */
  draw(number: number, canvas: HTMLCanvasElement): void;
  close(): void;
}

/** Opens a PDF for showing. Throws when PDFium cannot open it. */
export async function openOriginal(bytes: Uint8Array, factory: PdfiumFactory): Promise<Original> {
  const pdfium = await factory();
  const { document, address } = loadDocument(pdfium, bytes);
  if (document === 0) throw new Error('PDFium cannot open the file');
  return {
    pages: pdfium.FPDF_GetPageCount(document),
    draw: (number, canvas) => {
      drawPage(pdfium, document, number, canvas);
    },
    close: () => {
      pdfium.FPDF_CloseDocument(document);
      pdfium.free(address);
    },
  };
}

function drawPage(pdfium: Pdfium, document: number, number: number, canvas: HTMLCanvasElement): void {
  const page = pdfium.FPDF_LoadPage(document, number - 1);
  if (page === 0) return;
  try {
    const size = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
    const shown = (canvas.clientWidth || 600) * Math.min(2, window.devicePixelRatio || 1);
    const image = renderPage(pdfium, page, size, Math.min(4, shown / size.width));
    canvas.width = image.width;
    canvas.height = image.height;
    const pixels = new ImageData(image.width, image.height);
    pixels.data.set(image.data);
    canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  } finally {
    pdfium.FPDF_ClosePage(page);
  }
}
