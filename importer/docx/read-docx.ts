import { adviceOf } from '#lib/diagnostic.ts';
import { parseXml } from '#xml';
import { strFromU8, unzipSync } from 'fflate';
import {
  UnreadableError,
  type SourceBlock,
  type SourceDiagnostic,
  type SourceDocument,
  type SourcePicture,
} from '../source-document.ts';
import { BodyReader } from './read-body.ts';
import { readNumbering } from './numbering.ts';
import { Styles } from './styles.ts';
import { elementsOf, textOf, type XmlElement } from './xml-tree.ts';

/** Unpacked size that no briefing reaches; more is a bomb. */
const LARGEST_UNPACKED = 120 * 1024 * 1024;

/**
 * Reads a DOCX: the text a reader of the printed page would see. Hidden and
 * deleted text is left out and counted, automatic numbers are written out.
 * @param pictures whether to take the pictures out, too.
 * @param chunks what was read of files that stand in place of paragraphs.
 * Throws `UnreadableError`.
 */
export function readDocx(
  bytes: Uint8Array,
  pictures = false,
  chunks: ReadonlyMap<string, readonly SourceBlock[]> = new Map(),
): SourceDocument {
  const parts = unpack(bytes, pictures);
  const main = mainPart(parts);
  const document = parsePart(parts, main);
  if (document === undefined) throw foreign(parts);
  const related = new Relations(parts, main);
  const part = (type: string) => parsePart(parts, related.part(type));
  const styles = new Styles(part('styles'));
  const reader = new BodyReader({
    styles,
    numbering: readNumbering(part('numbering')),
    footnotes: noteElements(part('footnotes'), 'w:footnote'),
    endnotes: noteElements(part('endnotes'), 'w:endnote'),
    chunks,
    pictureOf: (id) => pictureIn(parts[related.other.get(id) ?? '']),
    links: {
      document: related.links,
      footnotes: new Relations(parts, related.part('footnotes')).links,
      endnotes: new Relations(parts, related.part('endnotes')).links,
    },
  });
  const { blocks, footnotes, diagnostics } = reader.read(document);
  if (blocks.length === 0) throw new UnreadableError('empty', '文件里没有看得见的文字，没有内容可以导入。');
  const folder = main.replace(/[^/]*$/, '');
  const runningHeaders = Object.keys(parts)
    .filter((name) => name.startsWith(folder) && /(?:header|footer)\d*\.xml$/.test(name))
    .sort()
    .flatMap((name) => {
      const root = parsePart(parts, name);
      const text = root === undefined ? '' : reader.plainText(root);
      return text === '' ? [] : [{ text }];
    });
  const comments = elementsOf(part('comments'), 'w:comment').length;
  return {
    format: 'docx',
    blocks,
    footnotes,
    runningHeaders,
    diagnostics: [
      ...diagnostics,
      ...(comments === 0 ? [] : [commentsLeftOut(comments)]),
      ...(styles.ownExport ? [NOT_PRINTED] : []),
    ],
  };
}

/** What a briefing of this site says beyond its print cannot come back with the print. */
const NOT_PRINTED: SourceDiagnostic = {
  severity: 'note',
  rule: 'fields-not-printed',
  ...adviceOf(
    '这份文件是本站导出的。篇编码、提要、专题、机制做法、年份依据、主题活动和发布时间没有印出来，草稿里没有，要用请从网站上原来的稿子抄。',
  ),
};

function commentsLeftOut(count: number): SourceDiagnostic {
  return { severity: 'note', rule: 'comments-left-out', ...adviceOf(`文件里有${count}条批注，没有导入。`) };
}

/** What a part refers to. */
class Relations {
  /** Web addresses by the id of their relation. */
  readonly links = new Map<string, string>();
  /** Names of parts by the id of their relation. */
  readonly other = new Map<string, string>();
  private readonly targets = new Map<string, string>();
  private readonly folder: string;

  constructor(parts: Record<string, Uint8Array>, main: string) {
    this.folder = main.replace(/[^/]*$/, '');
    const root = parsePart(parts, `${this.folder}_rels/${main.slice(this.folder.length)}.rels`);
    for (const { attributes } of elementsOf(root)) {
      const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
      if (type.endsWith('/hyperlink')) {
        if (/^https?:/i.test(target)) this.links.set(id, target);
      } else {
        const name = target.startsWith('/') ? target.slice(1) : this.folder + target;
        if (!(name in parts)) continue;
        this.other.set(id, name);
        this.targets.set(type.replace(/^.*\//, ''), name);
      }
    }
  }

  /** Name of the part of a type, such as `styles`. */
  part(type: string): string {
    return this.targets.get(type) ?? `${this.folder}${type}.xml`;
  }
}

const PICTURE = /\/media\/[^/]*\.(?:png|jpe?g|webp)$/i;

/** A picture by its own first bytes, whatever its part is called. */
function pictureIn(bytes: Uint8Array | undefined): SourcePicture | undefined {
  const start = String.fromCharCode(...(bytes?.subarray(0, 12) ?? []));
  const type = start.startsWith('\x89PNG') ? 'png' : start.startsWith('\xff\xd8\xff') ? 'jpg' : undefined;
  const known = type ?? (/^RIFF[^]{4}WEBP/.test(start) ? 'webp' : undefined);
  return bytes === undefined || known === undefined ? undefined : { type: known, bytes };
}

function unpack(bytes: Uint8Array, pictures: boolean): Record<string, Uint8Array> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isPicture = pictures && PICTURE.test(name);
        if (!isPicture && !/(?:^|\/)[^/]*\.(?:xml|rels)$|^mimetype$|^EncryptionInfo$/.test(name)) return false;
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
