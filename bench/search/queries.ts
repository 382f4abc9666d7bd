/** What people might type, sampled from the corpus, and which documents truly hold it. */
import type { CorpusDocument } from '../corpus.ts';

export interface BenchQuery {
  readonly kind: string;
  readonly text: string;
}

/** A generator with a seed, so that two runs ask the same. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    // Park and Miller's minimal standard generator.
    state = (state * 48271) % 0x7fffffff;
    return state % below;
  };
}

const HAN_ONLY = /^\p{Script=Han}+$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/** Stretches of text between punctuation and spaces. */
function stretches(documents: readonly CorpusDocument[], random: (below: number) => number): () => string {
  return () => {
    for (;;) {
      const paragraphs = documents[random(documents.length)]?.paragraphs ?? [];
      const parts = (paragraphs[random(Math.max(paragraphs.length, 1))] ?? '').split(/[^\p{L}\p{N}]+/u);
      const part = parts[random(parts.length)] ?? '';
      if (part.length > 1) return part;
    }
  };
}

function startsOnWord(stretch: string, start: number, length: number): boolean {
  const edges = new Set([...words.segment(stretch)].map(({ index }) => index).concat(stretch.length));
  return edges.has(start) && edges.has(start + length);
}

/** `count` queries of each kind: Han of 2, 3, 4 and 6 characters on and off word edges, single characters, mixtures, several pieces, absent phrases. */
export function sampleQueries(documents: readonly CorpusDocument[], count: number, seed = 20261123): BenchQuery[] {
  const random = randomNumbers(seed);
  const stretch = stretches(documents, random);
  const han = (length: number, aligned?: boolean): string => {
    for (;;) {
      const text = stretch();
      if (text.length < length) continue;
      const start = random(text.length - length + 1);
      const cut = text.slice(start, start + length);
      if (!HAN_ONLY.test(cut) || [...cut].length !== length) continue;
      if (aligned === undefined || startsOnWord(text, start, length) === aligned) return cut;
    }
  };
  const mixed = (): string => {
    for (;;) {
      const text = stretch();
      const start = random(text.length);
      const cut = text.slice(start, start + 3 + random(4));
      const inRun = /[^\p{Script=Han}]$/u.test(text.slice(0, start)) && !HAN_ONLY.test(cut.slice(0, 1));
      if (!inRun && /[0-9a-zA-Z]/.test(cut) && /\p{Script=Han}/u.test(cut)) return cut;
    }
  };
  const absent = (): string => {
    for (;;) {
      const cut = han(2) + han(2);
      if (documents.every((document) => !textOf(document).includes(cut))) return cut;
    }
  };
  const makers: readonly (readonly [string, () => string])[] = [
    ...[2, 3, 4, 6].flatMap((length) => [
      [`${length} Han, on word edges`, () => han(length, true)] as const,
      [`${length} Han, across words`, () => han(length, false)] as const,
    ]),
    ['single character', () => han(1)],
    ['digits, Latin and Han', mixed],
    ['several pieces', () => `${han(2)} ${han(3)}`],
    ['absent phrase', absent],
  ];
  return makers.flatMap(([kind, make]) => Array.from({ length: count }, () => ({ kind, text: make() })));
}

/** Queries from a file, by what they are made of. */
export function classify(text: string): BenchQuery {
  const characters = [...text.trim()];
  if (/\s/.test(text.trim())) return { kind: 'several pieces', text };
  if (characters.length === 1) return { kind: 'single character', text };
  if (HAN_ONLY.test(text.trim())) return { kind: `${characters.length} Han`, text };
  return { kind: 'digits, Latin and Han', text };
}

function textOf({ title, paragraphs }: CorpusDocument): string {
  return [title, ...paragraphs].join('\n').normalize('NFKC').toLowerCase();
}

/** Whether the piece stands in the text; a number or a Latin word is not found in the middle of a longer one. */
function standsIn(text: string, piece: string): boolean {
  const starts = LETTER_OR_DIGIT.test(piece.slice(0, 1)) && !HAN_ONLY.test(piece.slice(0, 1));
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    const before = text.slice(Math.max(0, at - 1), at);
    const inside = starts && /[0-9a-z]/.test(before);
    const afterPoint =
      starts && /[0-9]/.test(piece.slice(0, 1)) && /[0-9][.,]$/.test(text.slice(Math.max(0, at - 2), at));
    if (!inside && !afterPoint) return true;
  }
  return false;
}

export interface Truth {
  /** Indices of the documents that hold every piece. */
  readonly documents: ReadonlySet<number>;
  /** Those whose title holds every piece. */
  readonly titled: ReadonlySet<number>;
}

/** The truth by reading every text. */
export function truthOf(queries: readonly BenchQuery[], documents: readonly CorpusDocument[]): Truth[] {
  const texts = documents.map(textOf);
  const titles = documents.map(({ title }) => title.normalize('NFKC').toLowerCase());
  const holding = (all: readonly string[], pieces: readonly string[]) =>
    new Set(all.flatMap((text, index) => (pieces.every((piece) => standsIn(text, piece)) ? [index] : [])));
  return queries.map(({ text }) => {
    const pieces = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
    return { documents: holding(texts, pieces), titled: holding(titles, pieces) };
  });
}
