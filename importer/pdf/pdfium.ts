import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** PDFium in one WebAssembly instance. One is made for each document, so that a damaged file can hurt no other. */
export type Pdfium = WrappedPdfiumModule;

/** Gives a fresh PDFium; Node and the browser differ only in where the WebAssembly comes from. */
export type PdfiumFactory = () => Promise<Pdfium>;

/** A factory of instances of a compiled `pdfium.wasm`. */
export function pdfiumFactory(module: WebAssembly.Module): PdfiumFactory {
  return async () => {
    const overrides = {
      // The instance is handed over synchronously: Emscripten does not await a promise here and would drop its failure.
      instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
        WebAssembly.instantiate(module, imports).then(done, () => undefined);
        return {};
      },
      print: () => undefined,
      printErr: () => undefined,
    };
    const pdfium = await init(overrides);
    pdfium.PDFiumExt_Init();
    return pdfium;
  };
}

/** Memory of one document, given back together. */
export class Scratch {
  readonly #pdfium: Pdfium;
  readonly #pointer: number;

  constructor(pdfium: Pdfium, bytes = 256) {
    this.#pdfium = pdfium;
    this.#pointer = pdfium.pdfium.wasmExports.malloc(bytes);
  }

  /** Address of byte `offset`. */
  at(offset = 0): number {
    return this.#pointer + offset;
  }

  float(index: number): number {
    return this.#pdfium.pdfium.HEAPF32[(this.#pointer >> 2) + index] ?? 0;
  }

  double(index: number): number {
    return this.#pdfium.pdfium.HEAPF64[(this.#pointer >> 3) + index] ?? 0;
  }

  uint(index: number): number {
    return (this.#pdfium.pdfium.HEAP32[(this.#pointer >> 2) + index] ?? 0) >>> 0;
  }

  free(): void {
    this.#pdfium.pdfium.wasmExports.free(this.#pointer);
  }
}
