/** One file from bytes to its visible text: detection and reader, each reader loaded when it is needed. */
import { strFromU8, unzipSync } from 'fflate';
import { decodeText, detectFormat } from './detect.ts';
import { UnreadableError, type SourceDocument } from './source-document.ts';
import { readTxt } from './txt/read-txt.ts';

export interface ReadOptions {
  /** Reads PDF, whose library is heavy; absent where it is not loaded. */
  readonly readPdf?: (bytes: Uint8Array) => Promise<SourceDocument>;
  /** Whether the pictures of a file are wanted, where its reader can take them out. */
  readonly pictures?: boolean;
}

/** Files in files in files are no briefing. */
const DEEPEST = 3;
const LARGEST_UNPACKED = 120 * 1024 * 1024;

/** The visible text of a file. Throws `UnreadableError`. */
export async function readSource(bytes: Uint8Array, options: ReadOptions = {}, depth = 0): Promise<SourceDocument> {
  if (depth > DEEPEST) throw new UnreadableError('unsupported', '文件里套的文件太多层，请取出里面的文件再导入。');
  const inner = (part: Uint8Array) => readSource(part, options, depth + 1);
  const format = detectFormat(bytes);
  switch (format) {
    case 'zip':
      return readPackage(bytes, options, inner);
    case 'cfb':
      return readCompound(bytes, inner);
    case 'mime':
      return (await import('./mail/read-mail.ts')).readMime(bytes, inner);
    case 'rtf':
      return (await import('./rtf/read-rtf.ts')).readRtf(bytes);
    case 'html':
      return (await import('./html/read-html.ts')).readHtml(decodeText(bytes));
    case 'xml':
      return readXml(decodeText(bytes), options);
    case 'txt':
      return readTxt(bytes);
    case 'pdf':
      if (options.readPdf === undefined) throw new UnreadableError('unsupported', '这里还不能读 PDF。');
      return options.readPdf(bytes);
  }
}

type ReadInner = (bytes: Uint8Array) => Promise<SourceDocument>;

/** A package is told by what is in it. */
async function readPackage(bytes: Uint8Array, options: ReadOptions, inner: ReadInner): Promise<SourceDocument> {
  const names = namesIn(bytes);
  if (names.includes('OFD.xml')) return (await import('./ofd/read-ofd.ts')).readOfd(xmlParts(bytes));
  if (names.includes('content.xml')) return (await import('./odt/read-odt.ts')).readOdt(xmlParts(bytes));
  const [{ readDocx }, { readAltChunks }] = await Promise.all([
    import('./docx/read-docx.ts'),
    import('./docx/alt-chunks.ts'),
  ]);
  return readDocx(bytes, options.pictures, await readAltChunks(bytes, inner));
}

function namesIn(bytes: Uint8Array): string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, { filter: ({ name }) => names.push(name) < 0 });
  } catch {
    // The reader of DOCX says what is wrong with a damaged package.
  }
  return names;
}

function xmlParts(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
    if (!name.endsWith('.xml')) return false;
    total += originalSize;
    if (total > LARGEST_UNPACKED) throw new UnreadableError('toolarge', '文件解开以后太大，请拆成几份再导入。');
    return true;
  };
  return unzipSync(bytes, { filter });
}

/** Word 97 and Outlook keep what they have in the same container. */
async function readCompound(bytes: Uint8Array, inner: ReadInner): Promise<SourceDocument> {
  const head = strFromU8(bytes, true);
  if (head.includes('_\0_\0p\0r\0o\0p\0e\0r\0t\0i\0e\0s\0_\0v\0e\0r\0s\0i\0o\0n\0'))
    return (await import('./mail/read-msg.ts')).readMsg(bytes, inner);
  return (await import('./doc/read-doc.ts')).readDoc(bytes);
}

async function readXml(text: string, options: ReadOptions): Promise<SourceDocument> {
  const { isWordXml, readWordXml } = await import('./docx/word-xml.ts');
  if (isWordXml(text)) return readWordXml(text, options.pictures === true);
  if (/<html\b/i.test(text.slice(0, 4000))) return (await import('./html/read-html.ts')).readHtml(text);
  throw new UnreadableError(
    'unsupported',
    '这是别的程序的 XML 文件，不能直接导入。请用原来的程序打开，另存为 DOCX 再导入。',
  );
}
