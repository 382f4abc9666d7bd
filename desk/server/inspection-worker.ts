/** Reads and checks the archive below a folder: message in, troubles out. */
import { parentPort } from 'node:worker_threads';
import { inspectArchive } from '#archive/archive.ts';
import { checkText } from '../../scripts/check-text.ts';
import type { Trouble } from './refusal.ts';
import { troubleOf } from './trouble.ts';

export interface Question {
  readonly root: string;
  readonly now: Date;
}

parentPort?.on('message', ({ root, now }: Question) => {
  // Pictures are not laid out here: pictures.ts asks the repository for them.
  const { archive, settings, problems } = inspectArchive(root, () => true);
  const structural: Trouble[] = problems.map((problem) => ({ severity: 'error', ...problem }));
  const findings = settings === undefined ? [] : checkText(root, archive, settings, now);
  parentPort?.postMessage([...structural, ...findings.map(troubleOf)]);
});
