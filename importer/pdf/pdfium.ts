/**
 * PDFium as the importer calls it: a fresh instance from its package's loader,
 * of whose thousand functions reading needs those named here.
 */

/** The functions that reading needs. Addresses and booleans are numbers. */
const FUNCTIONS = [
  'FPDFAnnot_GetSubtype',
  'FPDFBitmap_CreateEx',
  'FPDFBitmap_Destroy',
  'FPDFBitmap_FillRect',
  'FPDFBitmap_GetBuffer',
  'FPDFBitmap_GetStride',
  'FPDFFont_GetBaseFontName',
  'FPDFFont_GetIsEmbedded',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFPageObj_GetFillColor',
  'FPDFPageObj_GetMatrix',
  'FPDFPageObj_GetType',
  'FPDFPageObj_SetIsActive',
  'FPDFPage_CloseAnnot',
  'FPDFPage_CountObjects',
  'FPDFPage_Flatten',
  'FPDFPage_GetAnnot',
  'FPDFPage_GetAnnotCount',
  'FPDFPage_GetObject',
  'FPDFPage_GetRotation',
  'FPDFPathSegment_GetClose',
  'FPDFPathSegment_GetPoint',
  'FPDFPathSegment_GetType',
  'FPDFPath_CountSegments',
  'FPDFPath_GetDrawMode',
  'FPDFPath_GetPathSegment',
  'FPDFTextObj_GetFont',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetCharBox',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetFillColor',
  'FPDFText_GetFontSize',
  'FPDFText_GetFontWeight',
  'FPDFText_GetLooseCharBox',
  'FPDFText_GetMatrix',
  'FPDFText_GetTextObject',
  'FPDFText_GetUnicode',
  'FPDFText_HasUnicodeMapError',
  'FPDFText_IsGenerated',
  'FPDFText_LoadPage',
  'FPDF_CloseDocument',
  'FPDF_ClosePage',
  'FPDF_GetLastError',
  'FPDF_GetPageBoundingBox',
  'FPDF_GetPageCount',
  'FPDF_GetPageHeightF',
  'FPDF_GetPageWidthF',
  'FPDF_LoadMemDocument',
  'FPDF_LoadPage',
  'FPDF_RenderPageBitmap',
  'PDFiumExt_Init',
  'free',
  'malloc',
] as const;

type Call = (...values: readonly number[]) => number;

/** PDFium in one WebAssembly instance. One is made for each document, so that a damaged file can hurt no other. */
export type Pdfium = Readonly<Record<(typeof FUNCTIONS)[number], Call>> & {
  /** Its memory as it is now: growing replaces it, so no view is kept over a call. */
  readonly memory: WebAssembly.Memory;
};

/** Gives a fresh PDFium; Node and the browser differ only in where the WebAssembly comes from. */
export type PdfiumFactory = () => Promise<Pdfium>;

/** A factory of instances of a compiled `pdfium.wasm`. Throws when the package's functions are not those named here. */
export function pdfiumFactory(module: WebAssembly.Module): PdfiumFactory {
  return async () => {
    const { init } = await import('@embedpdf/pdfium');
    const { pdfium: loaded } = await init(surroundings(module));
    const calls: object = loaded.wasmExports;
    for (const name of FUNCTIONS) if (!(name in calls)) throw new Error(`PDFium has no ${name}`);
    // The exports themselves: the wrappers beside them check and convert at each of some hundred thousand calls.
    const pdfium = { ...calls } as unknown as Pdfium;
    pdfium.PDFiumExt_Init();
    return pdfium;
  };
}

/** Addresses stay below 2 GB, so that none turns negative; the loader grows by up to 96 MB more than it is asked for. */
const MOST_BYTES = 2 ** 31 - 2 ** 27;

/** What the loader is told: the module is compiled already, so it looks for none; messages for a terminal go nowhere. */
function surroundings(module: WebAssembly.Module): object {
  return {
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object {
      void WebAssembly.instantiate(module, bounded(imports)).then(done);
      return {};
    },
    print: () => undefined,
    printErr: () => undefined,
  };
}

/** What the loader gives PDFium, with an end to its memory. */
function bounded(imports: WebAssembly.Imports): WebAssembly.Imports {
  const { emscripten_resize_heap: grow, ...env } = imports['env'] ?? {};
  if (typeof grow !== 'function') throw new Error('the loader of PDFium no longer grows its memory');
  const growInBounds = (wanted: number): unknown => wanted >>> 0 <= MOST_BYTES && (grow as Call)(wanted);
  return { ...imports, env: { ...env, emscripten_resize_heap: growInBounds } };
}

/** The bytes of PDFium's memory, to be used before the next call. */
export function memoryOf(pdfium: Pdfium): Uint8Array {
  return new Uint8Array(pdfium.memory.buffer);
}

/** Opens a document; 0 when PDFium cannot, and its last error tells why. The bytes stay in its memory. */
export function loadDocument(pdfium: Pdfium, bytes: Uint8Array): { document: number; address: number } {
  const address = pdfium.malloc(bytes.length);
  if (address === 0) return { document: 0, address };
  memoryOf(pdfium).set(bytes, address);
  return { document: pdfium.FPDF_LoadMemDocument(address, bytes.length, 0), address };
}

/** Memory of one document, given back together. */
export class Scratch {
  readonly #pdfium: Pdfium;
  readonly #pointer: number;
  #view: DataView;

  constructor(pdfium: Pdfium, bytes = 256) {
    this.#pdfium = pdfium;
    this.#pointer = pdfium.malloc(bytes);
    this.#view = new DataView(pdfium.memory.buffer);
  }

  /** Address of byte `offset`. */
  at(offset = 0): number {
    return this.#pointer + offset;
  }

  float(index: number): number {
    return this.#now().getFloat32(this.#pointer + index * 4, true);
  }

  double(index: number): number {
    return this.#now().getFloat64(this.#pointer + index * 8, true);
  }

  uint(index: number): number {
    return this.#now().getUint32(this.#pointer + index * 4, true);
  }

  /** The text of `length` bytes, the closing zero included. */
  text(length: number): string {
    const bytes = new Uint8Array(this.#now().buffer, this.#pointer, length - 1);
    return new TextDecoder().decode(bytes);
  }

  free(): void {
    this.#pdfium.free(this.#pointer);
  }

  #now(): DataView {
    if (this.#view.buffer !== this.#pdfium.memory.buffer) this.#view = new DataView(this.#pdfium.memory.buffer);
    return this.#view;
  }
}
