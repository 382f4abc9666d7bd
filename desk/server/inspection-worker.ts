/** Reads and checks the archive below a folder: message in, diagnostics out. */
import { parentPort } from 'node:worker_threads';
import { inspectArchive } from '#archive/archive.ts';
import { checkText } from '#publication/check-text.ts';

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
  const { whole, settings, diagnostics } = inspectArchive(office, now, { hasPicture: (name) => library.has(name) });
  const textual = settings === undefined ? [] : checkText(cache, whole, settings, now);
  parentPort?.postMessage([...diagnostics, ...textual]);
});
