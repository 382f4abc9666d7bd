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

/** The first `count` documents of the file. @throws RangeError when it holds fewer. */
export function readCorpus(file: string, count: number): CorpusDocument[] {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < count) throw new RangeError(`${file} holds ${lines.length} documents, ${count} were asked for`);
  return lines.slice(0, count).map((line) => JSON.parse(line) as CorpusDocument);
}
