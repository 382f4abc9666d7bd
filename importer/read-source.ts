/** One file from bytes to its visible text: detection and reader. */
import { detectFormat } from './detect.ts';
import { UnreadableError, type SourceDocument } from './source-document.ts';
import { readTxt } from './txt/read-txt.ts';

export interface ReadOptions {
  /** Reads PDF, whose library is heavy; absent where it is not loaded. */
  readonly readPdf?: (bytes: Uint8Array) => Promise<SourceDocument>;
  /** Whether the pictures of a file are wanted, where its reader can take them out. */
  readonly pictures?: boolean;
}

/** The visible text of a file. Throws `UnreadableError`. */
export async function readSource(bytes: Uint8Array, options: ReadOptions = {}): Promise<SourceDocument> {
  const format = detectFormat(bytes);
  if (format === 'zip') return (await import('./docx/read-docx.ts')).readDocx(bytes, options.pictures);
  if (format === 'cfb') return (await import('./doc/read-doc.ts')).readDoc(bytes);
  if (format === 'txt') return readTxt(bytes);
  if (options.readPdf === undefined) throw new UnreadableError('unsupported', '这里还不能读 PDF。');
  return options.readPdf(bytes);
}
