/** The importer as the page uses it: the heavy half, loaded with the first file. */
import { contentOf, type NamedPicture } from '#importer/write/briefing-content.ts';
import { withOpenErrors } from '#importer/write/open-errors.ts';
import type { DraftBriefing } from '#importer/draft.ts';
import { readSource } from '#importer/read-source.ts';
import { recognise } from '#importer/recognise/recognise.ts';
import {
  UnreadableError,
  type SourceBlock,
  type SourceDiagnostic,
  type SourceDocument,
  type SourcePicture,
} from '#importer/source-document.ts';

/** What came of a file. */
export interface Imported {
  readonly source: SourceDocument;
  readonly draft: DraftBriefing;
  readonly diagnostics: readonly SourceDiagnostic[];
}

/** What is handed over of a draft. */
export interface Written {
  readonly raw: string;
  readonly path: string;
  readonly pictures: readonly NamedPicture[];
}

/** Reads a file by its content. Throws `UnreadableError` with a Chinese sentence. */
export async function importFile(bytes: Uint8Array, name: string): Promise<Imported> {
  try {
    const source = await withSoundPictures(await readSource(bytes, { readPdf: readWithPdfium, pictures: true }));
    const { briefing, diagnostics } = recognise(source, name);
    return { source, draft: briefing, diagnostics };
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError('corrupt', '文件已损坏，读不出内容。请用原来的软件打开，另存一份再导入。');
  }
}

/** A picture that cannot be shown is left out, and said to be, before it could keep the draft from being taken. */
async function withSoundPictures(source: SourceDocument): Promise<SourceDocument> {
  const blocks = await Promise.all(
    source.blocks.map(async (block) => {
      if (block.kind !== 'figure' || block.picture === undefined || (await isSound(block.picture))) return block;
      return Object.fromEntries(Object.entries(block).filter(([name]) => name !== 'picture')) as unknown as SourceBlock;
    }),
  );
  return { ...source, blocks };
}

async function isSound({ bytes }: SourcePicture): Promise<boolean> {
  try {
    (await createImageBitmap(new Blob([Uint8Array.from(bytes)]))).close();
    return true;
  } catch {
    return false;
  }
}

/** Only a PDF needs PDFium. */
async function readWithPdfium(bytes: Uint8Array): Promise<SourceDocument> {
  const [{ readPdf }, { browserPdfium }] = await Promise.all([
    import('#importer/pdf/read-pdf.ts'),
    import('./browser-pdfium.ts'),
  ]);
  return readPdf(bytes, { pdfium: await browserPdfium() });
}

/** The file of a draft with what is still wrong in it, its path and its pictures; throws when an article has no title. */
export function toRaw(draft: DraftBriefing, open: readonly SourceDiagnostic[]): Written {
  if (draft.articles.some(({ titleLines }) => titleLines.length === 0)) {
    throw new Error('有一篇还没有标题，请先用“设为标题”指定，再交给“推”。');
  }
  const { name, fields, body, pictures } = contentOf(withOpenErrors(draft, open));
  // JSON is YAML, and needs no printer here; the desk keeps it in the archive's own style.
  return { raw: `---\n${JSON.stringify(fields, null, 2)}\n---\n\n${body}`, path: `briefings/${name}.md`, pictures };
}
