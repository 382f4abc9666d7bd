import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { randomOf } from '../tests/fixtures/briefings/make-issue.ts';
import { importFile } from './import-file.ts';

const folder = fileURLToPath(new URL('../tests/fixtures/briefings/files/', import.meta.url));

/** Damages a file: bytes changed, a stretch removed or doubled, the end cut off. */
function damage(bytes: Uint8Array, seed: number): Uint8Array {
  const random = randomOf(seed);
  const at = Math.floor(random() * bytes.length);
  const length = Math.floor(random() * 200);
  if (seed % 4 === 0) return bytes.slice(0, at);
  if (seed % 4 === 1) return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + length)]);
  if (seed % 4 === 2) return Uint8Array.from([...bytes.subarray(0, at + length), ...bytes.subarray(at)]);
  const copy = Uint8Array.from(bytes);
  for (let count = 0; count < 12; count++) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  return copy;
}

it('answers 1,000 damaged files with a draft or a Chinese sentence, never with an exception', async () => {
  const files = readdirSync(folder).filter((file) => !file.endsWith('.json'));
  const seen = new Set<string>();
  for (let seed = 0; seed < 1000; seed++) {
    const file = files[seed % files.length] ?? '';
    const result = await importFile(damage(readFileSync(folder + file), seed));
    seen.add(result.status);
    if (result.status !== 'ok') expect(result.message).toMatch(/\p{Script=Han}.*。$/u);
  }
  expect([...seen]).toContain('corrupt');
  expect([...seen]).toContain('ok');
});
