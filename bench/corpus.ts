/** Documents to measure with: JSON lines, plain or gzip. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface CorpusDocument {
  readonly id: string | number;
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly category: string;
  readonly paragraphs: readonly string[];
}

/** A generator with a seed, so that two runs give the same. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    // Park and Miller's minimal standard generator.
    state = (state * 48271) % 0x7fffffff;
    return state % below;
  };
}

/** As many documents as asked for: those there are, then more of their titles, with paragraphs drawn from all of them. */
export function grow(documents: readonly CorpusDocument[], count: number): CorpusDocument[] {
  const all = documents.flatMap(({ paragraphs }) => paragraphs);
  const random = randomNumbers(7);
  const grown = documents.slice(0, count);
  for (let index = documents.length; index < count; index++) {
    const base = documents[index % documents.length];
    if (base === undefined) break;
    grown.push({ ...base, id: index, paragraphs: base.paragraphs.map(() => all[random(all.length)] ?? '') });
  }
  return grown;
}

/** The first `count` documents of the file, all without a number. @throws RangeError when it holds fewer. */
export function readCorpus(file: string, count?: number): CorpusDocument[] {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (count !== undefined && lines.length < count)
    throw new RangeError(`${file} holds ${lines.length} documents, ${count} were asked for`);
  return lines.slice(0, count).map((line) => JSON.parse(line) as CorpusDocument);
}
