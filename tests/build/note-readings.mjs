/** Loaded into each process of a build: notes every reading of an office's folder as a line of a file. */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';

const notes = process.env['READINGS_NOTED_IN'];
if (notes !== undefined) {
  subscribe('renda:archive-read', () => appendFileSync(notes, `${process.argv.slice(1).join(' ')}\n`));
}
