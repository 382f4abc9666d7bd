/** Reads what a letter brings: its attached issue, or where nothing is attached its own text. */
import { adviceOf } from '#lib/diagnostic.ts';
import { UnreadableError, type SourceDiagnostic, type SourceDocument } from '../source-document.ts';
import { mimeParts, textOfPart, type MimePart } from './mime.ts';

/** Reads a file found inside another. */
export type ReadInner = (bytes: Uint8Array) => Promise<SourceDocument>;

export interface Attached {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const IMPORTABLE = /\.(?:docx|docm|doc|wps|pdf|txt|rtf|odt|ofd|html?|mht|mhtml|xml)$/i;

/** A letter (EML), or a web page in one file (MHT). Throws `UnreadableError`. */
export async function readMime(bytes: Uint8Array, read: ReadInner): Promise<SourceDocument> {
  const parts = mimeParts(bytes);
  const attached = parts.flatMap(({ name, bytes: own }) =>
    name !== undefined && own.length > 0 ? [{ name, bytes: own }] : [],
  );
  const issue = await readAttached(attached, read);
  if (issue !== undefined) return issue;
  const page = parts.find(({ type, name }) => type === 'text/html' && name === undefined) ?? parts.find(isText);
  if (page === undefined) throw new UnreadableError('empty', '邮件里没有文字，也没有能导入的附件。');
  if (page.type === 'text/html') return (await import('../html/read-html.ts')).readHtml(textOfPart(page));
  return read(new TextEncoder().encode(textOfPart(page)));
}

function isText({ type, bytes }: MimePart): boolean {
  return /^text\//.test(type) && bytes.length > 0;
}

/** The first attached file that can be read; of the others it is said that they are there. */
export async function readAttached(
  attached: readonly Attached[],
  read: ReadInner,
): Promise<SourceDocument | undefined> {
  const [first, ...others] = attached.filter(({ name }) => IMPORTABLE.test(name));
  if (first === undefined) return undefined;
  const source = await read(first.bytes);
  return { ...source, diagnostics: [attachmentRead(first.name, others), ...source.diagnostics] };
}

function attachmentRead(name: string, others: readonly Attached[]): SourceDiagnostic {
  const more =
    others.length === 0
      ? ''
      : `邮件里还有「${others.map((one) => one.name).join('、')}」，没有导入，要用请另存以后再导入。`;
  return {
    severity: others.length === 0 ? 'note' : 'warning',
    rule: 'attachment-read',
    ...adviceOf(`导入的是邮件的附件「${name}」，邮件正文没有导入。${more}`),
  };
}
