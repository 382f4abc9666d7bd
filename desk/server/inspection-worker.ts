/** Reads and checks the archive below a folder: message in, troubles out. */
import { parentPort } from 'node:worker_threads';
import { inspectArchive } from '#archive/archive.ts';
import { checkText } from '#publication/check-text.ts';
import type { Trouble } from './refusal.ts';
import { troubleOf } from './trouble.ts';

export interface Question {
  /** A folder with the office's words. */
  readonly office: string;
  /** See {@link checkText}. */
  readonly cache: string;
  readonly now: Date;
  /** File names of the office's pictures, which are not laid out there. */
  readonly pictures: readonly string[];
}

parentPort?.on('message', ({ office, cache, now, pictures }: Question) => {
  const library = new Set(pictures);
  const { whole, settings, problems } = inspectArchive(office, now, { hasPicture: (name) => library.has(name) });
  const structural: Trouble[] = problems.map((problem) => ({ severity: 'error', ...problem }));
  const findings = settings === undefined ? [] : checkText(cache, whole, settings, now);
  parentPort?.postMessage([...structural, ...findings.map(troubleOf)]);
});
