import { strFromU8, unzipSync } from 'fflate';
import { UnreadableError, type SourceDocument } from '../source-document.ts';
import { BodyReader } from './read-body.ts';
import { Numbering } from './numbering.ts';
import { Styles } from './styles.ts';
import { elementsOf, parseXml, textOf, type XmlElement } from './xml-tree.ts';

/** Unpacked size that no briefing reaches; more is a bomb. */
const LARGEST_UNPACKED = 120 * 1024 * 1024;

/**
 * Reads a DOCX: the text a reader of the printed page would see. Hidden and
 * deleted text is left out and counted, automatic numbers are written out.
 * Throws `UnreadableError`.
 */
export function readDocx(bytes: Uint8Array): SourceDocument {
  const parts = unpack(bytes);
  const main = mainPart(parts);
  const document = parsePart(parts, main);
  if (document === undefined) throw foreign(parts);
  const folder = main.replace(/[^/]*$/, '');
  const notes = ['footnotes', 'endnotes'] as const;
  const reader = new BodyReader({
    styles: new Styles(parsePart(parts, `${folder}styles.xml`)),
    numbering: new Numbering(parsePart(parts, `${folder}numbering.xml`)),
    footnotes: noteElements(parsePart(parts, `${folder}${notes[0]}.xml`), 'w:footnote'),
    endnotes: noteElements(parsePart(parts, `${folder}${notes[1]}.xml`), 'w:endnote'),
  });
  const { blocks, footnotes, doubts } = reader.read(document);
  if (blocks.length === 0) throw new UnreadableError('empty', '文件里没有看得见的文字，没有内容可以导入。');
  const furniture = Object.keys(parts)
    .filter((name) => name.startsWith(folder) && /(?:header|footer)\d*\.xml$/.test(name))
    .sort()
    .flatMap((name) => {
      const root = parsePart(parts, name);
      const text = root === undefined ? '' : reader.plainText(root);
      return text === '' ? [] : [{ text }];
    });
  const comments = elementsOf(parsePart(parts, `${folder}comments.xml`), 'w:comment').length;
  const ignored =
    comments === 0
      ? []
      : [{ severity: 'note' as const, rule: 'comments-left-out', message: `文件里有${comments}条批注，没有导入。` }];
  return { format: 'docx', blocks, footnotes, furniture, doubts: [...doubts, ...ignored] };
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/(?:^|\/)[^/]*\.(?:xml|rels)$|^mimetype$|^EncryptionInfo$/.test(name)) return false;
        total += originalSize;
        if (total > LARGEST_UNPACKED) throw new UnreadableError('toolarge', '文件解开以后太大，请拆成几份再导入。');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError('corrupt', 'Word 文件已损坏，解不开。请用 Word 或 WPS 打开，另存一份再导入。');
  }
}

/** The document part, as the package itself names it. */
function mainPart(parts: Record<string, Uint8Array>): string {
  const relations = parsePart(parts, '_rels/.rels');
  const target = elementsOf(relations).find(
    (relation) => relation.attributes['Type']?.endsWith('/officeDocument') === true,
  );
  const name = (target?.attributes['Target'] ?? 'word/document.xml').replace(/^\//, '');
  return name in parts ? name : 'word/document.xml';
}

function parsePart(parts: Record<string, Uint8Array>, name: string): XmlElement | undefined {
  const bytes = parts[name];
  if (bytes === undefined) return undefined;
  try {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const text = utf16
      ? new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
      : strFromU8(bytes).replace(/^\ufeff/, '');
    return parseXml(text);
  } catch {
    throw new UnreadableError('corrupt', 'Word 文件的内容已损坏，读不出来。请用 Word 或 WPS 打开，另存一份再导入。');
  }
}

function foreign(parts: Record<string, Uint8Array>): UnreadableError {
  const names = Object.keys(parts);
  const type = 'mimetype' in parts ? textType(parts) : '';
  if (names.some((name) => name.startsWith('xl/')))
    return new UnreadableError('unsupported', '这是表格文件（XLSX），不能作为简报导入。');
  if (names.some((name) => name.startsWith('ppt/')))
    return new UnreadableError('unsupported', '这是演示文稿（PPTX），不能作为简报导入。');
  if (/opendocument/.test(type) || names.includes('content.xml'))
    return new UnreadableError('unsupported', '这是 ODF 文档，请另存为 DOCX 再导入。');
  if (names.includes('[Content_Types].xml'))
    return new UnreadableError('corrupt', 'Word 文件里没有正文，文件可能不完整。请另存一份再导入。');
  return new UnreadableError('unsupported', '这是压缩包，不是 Word 文件。请先解开，再导入里面的文件。');
}

function textType(parts: Record<string, Uint8Array>): string {
  return strFromU8(parts['mimetype'] ?? new Uint8Array());
}

function noteElements(root: XmlElement | undefined, name: string): Map<string, XmlElement> {
  return new Map(
    elementsOf(root, name)
      .filter((note) => note.attributes['type'] === undefined || note.attributes['type'] === 'normal')
      .filter((note) => textOf(note).trim() !== '')
      .map((note) => [note.attributes['id'] ?? '', note]),
  );
}
