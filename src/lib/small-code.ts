/**
 * QR codes of short addresses, an archive's worth of them: what does not depend on the words (the fixed patterns,
 * the order of the modules, the generator of the error correction) is worked out once for each size, which makes a
 * code an eighth of the work of `uqr`. Level L, mask 2, bytes, versions 1 to 5, which are of one block each
 * (ISO/IEC 18004); the fixed patterns are read off a code that `uqr` made, and a test holds both to the same modules.
 */
import { encode } from 'uqr';

/** The light level, and one mask for all: choosing the best of eight is five times the work. */
export const codeOptions = { ecc: 'L', maskPattern: 2 } as const;

/** By version, from 1: bytes of words and of error correction. */
const WORDS = [19, 34, 55, 80, 108];
const CORRECTION = [7, 10, 15, 20, 26];

/** What is written before the words: the mode, and how many bytes follow. */
const HEAD_BYTES = 2;
const PADDING = [0xec, 0x11];

/** Powers and logarithms of 2 in the field of 256 elements. */
const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let power = 0, x = 1; power < 255; power += 1) {
  EXP[power] = EXP[power + 255] = x;
  LOG[x] = power;
  x = (x << 1) ^ (x & 128 ? 0x11d : 0);
}

const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : (EXP[(LOG[a] ?? 0) + (LOG[b] ?? 0)] ?? 0));

interface Plan {
  readonly size: number;
  readonly words: number;
  readonly correction: number;
  readonly generator: Uint8Array;
  /** The modules that carry words, in the order of the bits. */
  readonly order: Int32Array;
  /** 1 where the mask turns a module over, in the same order. */
  readonly masked: Uint8Array;
  /** The modules that are the same in all codes of this size. */
  readonly fixed: Uint8Array;
}

const plans: (Plan | undefined)[] = [];

function generatorOf(degree: number): Uint8Array {
  let generator = Uint8Array.of(1);
  for (let power = 0; power < degree; power += 1) {
    const next = new Uint8Array(generator.length + 1);
    generator.forEach((one, at) => {
      next[at] = (next[at] ?? 0) ^ one;
      next[at + 1] = (next[at + 1] ?? 0) ^ times(one, EXP[power] ?? 0);
    });
    generator = next;
  }
  return generator;
}

/** Whether a module belongs to the finders, the timing lines, the format or the alignment pattern. */
function isFixed(x: number, y: number, size: number): boolean {
  if (x === 6 || y === 6) return true;
  if ((x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8)) return true;
  const middle = size - 7;
  return size > 21 && Math.abs(x - middle) <= 2 && Math.abs(y - middle) <= 2;
}

/** Pairs of columns from the right, upwards and downwards in turn. */
function orderOf(size: number): Int32Array {
  const order: number[] = [];
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const upwards = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const y = upwards ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!isFixed(x, y, size)) order.push(y * size + x);
    }
  }
  return Int32Array.from(order);
}

function makePlan(version: number): Plan {
  const words = WORDS[version - 1] ?? 0;
  const correction = CORRECTION[version - 1] ?? 0;
  const { size, data } = encode('x'.repeat(words - HEAD_BYTES), { ...codeOptions, border: 0 });
  const fixed = Uint8Array.from({ length: size * size }, (_, at) => {
    const [x, y] = [at % size, Math.floor(at / size)];
    return isFixed(x, y, size) && data[y]?.[x] === true ? 1 : 0;
  });
  const order = orderOf(size);
  const masked = Uint8Array.from(order, (at) => ((at % size) % 3 === 0 ? 1 : 0));
  return { size, words, correction, generator: generatorOf(correction), order, masked, fixed };
}

const encoder = new TextEncoder();

/** The words with their head and padding, and room for the correction. */
function wordsOf(bytes: Uint8Array, { words, correction }: Plan): Uint8Array {
  const code = new Uint8Array(words + correction);
  // Mode 4 (bytes) and the count stand four bits before the bytes' own boundaries.
  const head = Uint8Array.of(0x40 | (bytes.length >> 4), (bytes.length & 15) << 4);
  code.set(head);
  bytes.forEach((byte, at) => {
    code[at + 1] = (code[at + 1] ?? 0) | (byte >> 4);
    code[at + 2] = (byte & 15) << 4;
  });
  for (let at = bytes.length + HEAD_BYTES; at < words; at += 1) {
    code[at] = PADDING[(at - bytes.length) % 2] ?? 0;
  }
  return code;
}

function correct(code: Uint8Array, { words, correction, generator }: Plan): void {
  const rest = new Uint8Array(correction);
  for (let at = 0; at < words; at += 1) {
    const factor = (code[at] ?? 0) ^ (rest[0] ?? 0);
    rest.copyWithin(0, 1);
    rest[correction - 1] = 0;
    for (let j = 0; j < correction; j += 1) rest[j] = (rest[j] ?? 0) ^ times(generator[j + 1] ?? 0, factor);
  }
  code.set(rest, words);
}

export interface SmallCode {
  readonly size: number;
  /** A byte for each module, row by row: 1 is dark. */
  readonly modules: Uint8Array;
}

/** @returns undefined for what is too long, or would be written shorter than as bytes. */
export function smallCode(address: string): SmallCode | undefined {
  const bytes = encoder.encode(address);
  const version = WORDS.findIndex((words) => bytes.length + HEAD_BYTES <= words) + 1;
  if (version === 0 || /^[0-9A-Z $%*+./:-]*$/.test(address)) return undefined;
  const plan = (plans[version] ??= makePlan(version));
  const code = wordsOf(bytes, plan);
  correct(code, plan);
  const { order, masked, fixed, size } = plan;
  const modules = fixed.slice();
  const bits = code.length * 8;
  for (let at = 0; at < order.length; at += 1) {
    const bit = at < bits ? ((code[at >> 3] ?? 0) >> (7 - (at & 7))) & 1 : 0;
    modules[order[at] ?? 0] = bit ^ (masked[at] ?? 0);
  }
  return { size, modules };
}
