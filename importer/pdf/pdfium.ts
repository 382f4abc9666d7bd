/**
 * PDFium without the loader of its package: that one carries a file system,
 * a thousand wrappers and their checks, 38 KB gzip and a good part of the
 * time, of which reading needs none. The WebAssembly asks for thirty-odd
 * functions of its surroundings; here they are.
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
    const surroundings = new Surroundings();
    const instance = await WebAssembly.instantiate(module, surroundings.imports());
    const calls = instance.exports as Readonly<Record<string, Call>>;
    for (const name of FUNCTIONS) if (!(name in calls)) throw new Error(`PDFium has no ${name}`);
    const pdfium = { ...calls, memory: instance.exports['memory'] } as unknown as Pdfium;
    surroundings.open(instance.exports);
    calls['emscripten_stack_init']?.();
    calls['__wasm_call_ctors']?.();
    pdfium.PDFiumExt_Init();
    return pdfium;
  };
}

const PAGE = 65_536;
/** Addresses stay below 2 GB, so that none turns negative. */
const MOST_PAGES = 32_000;
/** Answers of a system without files, as Emscripten's C library numbers them. */
const NO_FILE = -44;
const NO_HANDLE = 8;
const LONG_JUMP = new Error('longjmp');
const TIME_BYTES = 44;

/** What PDFium may ask of the world: memory, the clock, long jumps; it gets no files and no environment. */
class Surroundings {
  #memory = new WebAssembly.Memory({ initial: 0 });
  #table = new WebAssembly.Table({ initial: 0, element: 'anyfunc' });
  #exports: WebAssembly.Exports = {};

  /** To be called once there is an instance, before anything in it runs. */
  open(exports: WebAssembly.Exports): void {
    this.#exports = exports;
    this.#memory = exports['memory'] as WebAssembly.Memory;
    this.#table = exports['__indirect_function_table'] as WebAssembly.Table;
  }

  imports(): WebAssembly.Imports {
    const fail = (): never => {
      throw new Error('PDFium gave up');
    };
    const noFile = (): number => NO_FILE;
    const none = (): number => 0;
    const invoke = this.#invoke.bind(this);
    const time = (...values: number[]): void => {
      this.#bytes().fill(0, values.at(-1), (values.at(-1) ?? 0) + TIME_BYTES);
    };
    const paths = ['openat', 'fcntl64', 'ioctl', 'fstat64', 'stat64', 'newfstatat', 'lstat64', 'getdents64'];
    const changes = ['unlinkat', 'rmdir', 'ftruncate64'];
    const kinds = ['v', 'vi', 'vii', 'viii', 'viiii', 'viiiiiiiii', 'ii', 'iii', 'iiii', 'iiiii'];
    return {
      env: {
        ...Object.fromEntries(kinds.map((kind) => [`invoke_${kind}`, invoke])),
        ...Object.fromEntries([...paths, ...changes].map((name) => [`__syscall_${name}`, noFile])),
        _abort_js: fail,
        __assert_fail: fail,
        _emscripten_throw_longjmp: () => {
          throw LONG_JUMP;
        },
        _emscripten_memcpy_js: (to: number, from: number, length: number) => {
          this.#bytes().copyWithin(to, from, from + length);
        },
        emscripten_resize_heap: (wanted: number) => this.#grow(wanted >>> 0),
        emscripten_date_now: () => Date.now(),
        _tzset_js: none,
        _localtime_js: time,
        _gmtime_js: time,
      },
      wasi_snapshot_preview1: {
        fd_close: none,
        fd_sync: none,
        fd_read: () => NO_HANDLE,
        fd_seek: () => NO_HANDLE,
        fd_write: this.#swallow.bind(this),
        environ_get: none,
        environ_sizes_get: (count: number, size: number) => {
          const view = new DataView(this.#memory.buffer);
          view.setInt32(count, 0, true);
          view.setInt32(size, 0, true);
          return 0;
        },
      },
    };
  }

  /** Calls a function from which a long jump may come back. */
  #invoke(index: number, ...values: number[]): unknown {
    const call = (name: string, ...given: number[]): number => (this.#exports[name] as Call)(...given);
    const stack = call('emscripten_stack_get_current');
    try {
      return (this.#table.get(index) as Call)(...values);
    } catch (error) {
      call('_emscripten_stack_restore', stack);
      if (error !== LONG_JUMP) throw error;
      call('setThrew', 1, 0);
      return 0;
    }
  }

  #grow(wanted: number): number {
    const now = this.#memory.buffer.byteLength / PAGE;
    const needed = Math.ceil(wanted / PAGE);
    if (needed > MOST_PAGES) return 0;
    try {
      this.#memory.grow(Math.min(MOST_PAGES, Math.max(needed, Math.ceil(now * 1.2))) - now);
      return 1;
    } catch {
      // Without memory PDFium gives up on the file, not we on PDFium.
      return 0;
    }
  }

  /** Messages for a terminal: taken as written, shown to nobody. */
  #swallow(_handle: number, parts: number, count: number, written: number): number {
    const view = new DataView(this.#memory.buffer);
    let length = 0;
    for (let part = 0; part < count; part++) length += view.getUint32(parts + part * 8 + 4, true);
    view.setUint32(written, length, true);
    return 0;
  }

  #bytes(): Uint8Array {
    return new Uint8Array(this.#memory.buffer);
  }
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
