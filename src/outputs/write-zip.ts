/** Writes a ZIP file to disk, file after file, without holding them all. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { ZIP_TIME } from './zip-time.ts';

export interface Zipped {
  readonly path: string;
  /** Opens the file's bytes; called when it is the file's turn. */
  open(): Readable;
  /** For what is packed already (PDF, DOCX, ZIP). */
  readonly stored?: boolean;
}

/** The same files in the same order give the same bytes. Above 4 GB or 65,535 files it is a ZIP64. */
export async function writeZip(target: string, files: Iterable<Zipped>): Promise<void> {
  const zip = new yazl.ZipFile();
  for (const { path, open, stored = false } of files) {
    zip.addReadStreamLazy(
      path,
      { mtime: ZIP_TIME, mode: 0o100644, compress: !stored, forceDosTimestamp: true },
      (done) => done(null, open()),
    );
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(target));
}

export const textStream = (parts: Iterable<string>): Readable => Readable.from(buffers(parts), { objectMode: false });

/** Parts are gathered to some 64 KB: a stream of single lines would be slow. */
function* buffers(parts: Iterable<string>): Generator<Buffer> {
  let waiting = '';
  for (const part of parts) {
    waiting += part;
    if (waiting.length < 65_536) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  if (waiting !== '') yield Buffer.from(waiting);
}
