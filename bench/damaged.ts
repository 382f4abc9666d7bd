/**
 * `node scripts/run.mjs bench/damaged.ts [--count 1000] [--seed 1]`: imports damaged copies of the PDF
 * fixtures and says what came of them and how long the slowest took. An exception ends it with a failure.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importFile } from '#importer/import-file.ts';
import { readPdf } from '#importer/pdf/read-pdf.ts';
import { randomOf } from '../tests/fixtures/briefings/make-issue.ts';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const folder = fileURLToPath(new URL('../tests/fixtures/pdf/', import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith('.pdf'));
const random = randomOf(Number(values.seed));
const below = (limit: number): number => Math.floor(random() * limit);
const NUMBERS = ['0', '-1', '65535', '2147483647', '99999999999', '1e30'];

/** Bytes changed, a stretch removed or doubled, the end cut off, two files mixed, numbers blown up. */
function damage(bytes: Uint8Array, kind: number): Uint8Array {
  const at = below(bytes.length);
  const length = below(2000);
  if (kind === 0) return bytes.slice(0, at);
  if (kind === 1) return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + length)]);
  if (kind === 2) return Uint8Array.from([...bytes.subarray(0, at + length), ...bytes.subarray(at)]);
  if (kind === 3) {
    const other = readFileSync(folder + (files[below(files.length)] ?? ''));
    return Uint8Array.from([...bytes.subarray(0, at), ...other.subarray(below(other.length))]);
  }
  if (kind === 4) {
    const text = Buffer.from(bytes).toString('latin1');
    let left = 1 + below(8);
    const changed = text.replace(/(?<=[\s/[(])\d+(?=[\s/\])>])/g, (number) =>
      left > 0 && random() < 0.01 ? (left--, NUMBERS[below(NUMBERS.length)] ?? number) : number,
    );
    return new Uint8Array(Buffer.from(changed, 'latin1'));
  }
  const copy = Uint8Array.from(bytes);
  for (let count = 1 + below(60); count > 0; count--) copy[below(copy.length)] = below(256);
  return copy;
}

const outcomes = new Map<string, number>();
let slowest = { ms: 0, what: '' };
for (let index = 0; index < Number(values.count); index++) {
  const file = files[index % files.length] ?? '';
  const bytes = damage(new Uint8Array(readFileSync(folder + file)), index % 7);
  const start = performance.now();
  const { status } = await importFile(bytes, { readPdf });
  const ms = performance.now() - start;
  if (ms > 2000) console.log(`${index} ${file}: ${ms.toFixed(0)} ms`);
  if (ms > slowest.ms) slowest = { ms, what: `${index} ${file}` };
  outcomes.set(status, (outcomes.get(status) ?? 0) + 1);
}
console.log(
  `${values.count} damaged files: ${[...outcomes].map(([status, count]) => `${status} ${count}`).join(', ')}; slowest ${slowest.ms.toFixed(0)} ms (${slowest.what})`,
);
