import wasm from '@embedpdf/pdfium/pdfium.wasm?url';
import { pdfiumFactory, type PdfiumFactory } from '#importer/pdf/pdfium.ts';

let factory: Promise<PdfiumFactory> | undefined;

/** PDFium from the desk's own address, fetched and compiled once. */
export function browserPdfium(): Promise<PdfiumFactory> {
  factory ??= WebAssembly.compileStreaming(fetch(wasm)).then(pdfiumFactory);
  return factory;
}
