import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pdfiumFactory, type PdfiumFactory } from './pdfium.ts';

let factory: Promise<PdfiumFactory> | undefined;

/** PDFium of the installed package, compiled once for the process. */
export function nodePdfium(): Promise<PdfiumFactory> {
  factory ??= readFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'))).then(async (bytes) =>
    pdfiumFactory(await WebAssembly.compile(bytes)),
  );
  return factory;
}
