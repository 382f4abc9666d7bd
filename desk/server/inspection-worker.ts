/** Reads and checks the archive below a folder: message in, problems out. */
import { parentPort } from 'node:worker_threads';
import { inspectArchive } from '#archive/archive.ts';

parentPort?.on('message', (root: string) => {
  parentPort?.postMessage(inspectArchive(root).problems);
});
