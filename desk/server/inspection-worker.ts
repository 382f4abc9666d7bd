/** Reads and checks the archive below a folder: message in, troubles out. */
import { parentPort } from 'node:worker_threads';
import { inspectArchive } from '#archive/archive.ts';
import { site } from '#site';
import { checkText } from '../../scripts/check-text.ts';
import type { Trouble } from './refusal.ts';
import { troubleOf } from './trouble.ts';

export interface Question {
  readonly root: string;
  readonly now: Date;
}

parentPort?.on('message', ({ root, now }: Question) => {
  const { archive, problems } = inspectArchive(root);
  const structural: Trouble[] = problems.map((problem) => ({ severity: 'error', ...problem }));
  parentPort?.postMessage([...structural, ...checkText(root, archive, site, now).map(troubleOf)]);
});
