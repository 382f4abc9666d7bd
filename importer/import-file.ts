/** One file from bytes to draft: detection, reader, recogniser, writer. Pure; it never throws for what a file holds. */
import { detectFormat } from './detect.ts';
import type { DraftBriefing } from './draft.ts';
import { recognise } from './recognise.ts';
import { UnreadableError, type Doubt, type ReadFailure, type SourceDocument } from './source-document.ts';
import { readTxt } from './txt/read-txt.ts';
import { writeBriefing, type KnownPlaces, type WrittenBriefing } from './write-briefing.ts';

/** Readers whose libraries are heavy, loaded only for a file that needs them. */
export interface ImportOptions {
  readonly places?: KnownPlaces;
  /** Reads PDF; absent where the PDF reader is not loaded. */
  readonly readPdf?: (bytes: Uint8Array) => Promise<SourceDocument>;
}

export type ImportResult =
  | {
      readonly status: 'ok';
      readonly briefing: DraftBriefing;
      readonly written: WrittenBriefing;
      readonly doubts: readonly Doubt[];
    }
  | { readonly status: ReadFailure; readonly message: string };

const UNREAD = '文件已损坏，读不出内容。请用原来的软件打开，另存一份再导入。';

export async function importFile(bytes: Uint8Array, options: ImportOptions = {}): Promise<ImportResult> {
  try {
    const source = await readSource(bytes, options);
    const { briefing, doubts } = recognise(source);
    if (briefing.articles.length === 0) return { status: 'empty', message: '文件里没有正文，没有内容可以导入。' };
    const written = writeBriefing(briefing, options.places);
    return { status: 'ok', briefing, written, doubts: [...doubts, ...written.doubts] };
  } catch (error) {
    if (error instanceof UnreadableError) return { status: error.status, message: error.message };
    return { status: 'corrupt', message: UNREAD };
  }
}

/** The visible text of a file. Throws `UnreadableError`. */
export async function readSource(bytes: Uint8Array, options: ImportOptions = {}): Promise<SourceDocument> {
  const format = detectFormat(bytes);
  if (format === 'zip') return (await import('./docx/read-docx.ts')).readDocx(bytes);
  if (format === 'cfb') return (await import('./doc/read-doc.ts')).readDoc(bytes);
  if (format === 'txt') return readTxt(bytes);
  if (options.readPdf === undefined) throw new UnreadableError('unsupported', '这里还不能读 PDF。');
  return options.readPdf(bytes);
}
