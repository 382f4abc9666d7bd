/** One file from bytes to draft: detection, reader, recogniser, writer. Pure; it never throws for what a file holds. */
import type { KnownPlaces } from './write/briefing-content.ts';
import type { DraftBriefing } from './draft.ts';
import { readSource, type ReadOptions } from './read-source.ts';
import { recognise } from './recognise/recognise.ts';
import { UnreadableError, type SourceDiagnostic, type ReadFailure } from './source-document.ts';
import { withOpenErrors } from './write/open-errors.ts';
import { writeBriefing, type WrittenBriefing } from './write/write-briefing.ts';

export interface ImportOptions extends ReadOptions {
  /** Name of the file: it may say the number of the issue. */
  readonly name?: string;
  readonly places?: KnownPlaces;
}

export type ImportResult =
  | {
      readonly status: 'ok';
      readonly briefing: DraftBriefing;
      readonly written: WrittenBriefing;
      readonly diagnostics: readonly SourceDiagnostic[];
    }
  | { readonly status: ReadFailure; readonly message: string };

const UNREAD = '文件已损坏，读不出内容。请用原来的软件打开，另存一份再导入。';

export async function importFile(bytes: Uint8Array, options: ImportOptions = {}): Promise<ImportResult> {
  try {
    const source = await readSource(bytes, options);
    const { briefing, diagnostics } = recognise(source, options.name);
    if (briefing.articles.length === 0) return { status: 'empty', message: '文件里没有正文，没有内容可以导入。' };
    const written = writeBriefing(withOpenErrors(briefing, diagnostics), options.places);
    return { status: 'ok', briefing, written, diagnostics: [...diagnostics, ...written.diagnostics] };
  } catch (error) {
    if (error instanceof UnreadableError) return { status: error.status, message: error.message };
    return { status: 'corrupt', message: UNREAD };
  }
}
