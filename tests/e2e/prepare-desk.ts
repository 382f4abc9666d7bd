/** Builds the desk's pages once, before several workers would do so at the same time. */
import { mkdirSync } from 'node:fs';
import { prepareDesk } from '../../desk/build-desk.ts';
import { deskFiles } from './desk-browser.ts';

export default async function prepare(): Promise<void> {
  mkdirSync(deskFiles, { recursive: true });
  await prepareDesk(deskFiles);
}
