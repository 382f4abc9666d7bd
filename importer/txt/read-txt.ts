import { adviceOf } from '#lib/diagnostic.ts';
import { isEntryPage, labelOf } from '../lines/line-kinds.ts';
import { UnreadableError, type SourceDiagnostic, type SourceBlock, type SourceDocument } from '../source-document.ts';
import { readAsBig5 } from './big5.ts';
import { isMarkdown, markdownBlocks } from './markdown-text.ts';
import { findRunningHeaders } from './running-headers.ts';

/**
 * Reads plain text: UTF-8 with or without BOM, UTF-16 with BOM, GB18030, Big5.
 * Each line becomes a block of its own; joining them is `joinLines`' work.
 * Throws `UnreadableError` for what is not text.
 */
export function readTxt(bytes: Uint8Array): SourceDocument {
  const { text, lossy, traditional } = decode(bytes);
  if (text.trim() === '') throw new UnreadableError('empty', '文件里没有文字，没有内容可以导入。');
  const controls = text.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0;
  if (controls > 2 + text.length / 500 || lossy > text.length / 20) {
    throw new UnreadableError('unsupported', '认不出这是什么文件。可以导入的有 DOCX、DOC、WPS、PDF 和 TXT。');
  }
  const diagnostics: SourceDiagnostic[] = [];
  if (lossy > 0) {
    diagnostics.push({
      severity: 'error',
      rule: 'undecodable-text',
      ...adviceOf(`有${lossy}处文字按 UTF-8 和 GB18030 都解不出来，正文里写作□。请照原件补上。`),
    });
  }
  if (traditional === true) diagnostics.push(TRADITIONAL);
  const plain = text.replace(/\r\n?/g, '\n').split('\n');
  if (isMarkdown(plain))
    return { format: 'txt', blocks: markdownBlocks(plain), footnotes: [], runningHeaders: [], diagnostics };
  const lines = linesOf(text);
  const runningHeaders = findRunningHeaders(lines);
  return {
    format: 'txt',
    blocks: blocksOf(lines.filter((line) => !runningHeaders.has(line))),
    footnotes: [],
    runningHeaders: [...runningHeaders].map(({ words, page }) => ({ text: words.trim(), page })),
    diagnostics,
  };
}

const TRADITIONAL: SourceDiagnostic = {
  severity: 'note',
  rule: 'read-as-big5',
  ...adviceOf('文件是繁体中文的 Big5 编码，文字照原样导入，没有改成简体。'),
};

function decode(bytes: Uint8Array): { text: string; lossy: number; traditional?: true } {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return decoded('utf-16le', bytes);
  if (a === 0xfe && b === 0xff) return decoded('utf-16be', bytes);
  if (a === 0xef && b === 0xbb && c === 0xbf) return decoded('utf-8', bytes);
  const utf8 = decoded('utf-8', bytes);
  if (utf8.lossy === 0) return utf8;
  const gb = decoded('gb18030', bytes);
  if (gb.lossy >= utf8.lossy) return utf8;
  const big5 = readAsBig5(bytes, gb.text);
  return big5 === undefined ? gb : { text: big5, lossy: big5.match(/\ufffd/g)?.length ?? 0, traditional: true };
}

function decoded(encoding: string, bytes: Uint8Array): { text: string; lossy: number } {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, lossy: text.match(/\ufffd/g)?.length ?? 0 };
}

interface TextLine {
  readonly words: string;
  /** Parted by tabs. */
  readonly cells: readonly string[];
  readonly page: number;
  /** Blank lines above. */
  readonly gap: number;
}

function blocksOf(lines: readonly TextLine[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  for (let index = 0; index < lines.length;) {
    const rows = tableAt(lines, index);
    const { words, page = 1, gap = 0 } = lines[index] ?? { words: '' };
    if (rows.length > 0) blocks.push({ kind: 'table', rows, page });
    else
      blocks.push({
        kind: 'paragraph',
        runs: [{ text: words.trim() }],
        page,
        line: { start: indentOf(words), full: false, gap },
      });
    index += Math.max(rows.length, 1);
  }
  return blocks;
}

function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let page = 1;
  let gap = 0;
  for (const line of text.replace(/\r\n?/g, '\n').split(/\n/)) {
    const feeds = line.match(/\f/g)?.length ?? 0;
    const whole = line.replace(/[\f\v\0]/g, '');
    const words = whole.trimEnd();
    // One leading space is what some extractors leave of a page break.
    if (feeds > 0 || (/^ \S/.test(words) && lines.length > 0)) page += Math.max(feeds, 1);
    if (words.trim() === '') {
      gap++;
      continue;
    }
    const cells = whole.split('\t').map((cell) => cell.trim());
    lines.push({ words, cells, page, gap: feeds > 0 ? 0 : gap });
    gap = 0;
  }
  return lines;
}

/** Word writes the cells of a row with tabs between them. */
function tableAt(lines: readonly TextLine[], start: number): readonly (readonly string[])[] {
  const width = lines[start]?.cells.length ?? 0;
  let end = start + 1;
  while (lines[end]?.cells.length === width && lines[end]?.gap === 0) end++;
  const rows = lines.slice(start, end).map(({ cells }) => cells);
  if (width < 2 || rows.length < (width === 2 ? 3 : 2)) return [];
  const [first, last] = [rows.map(([cell = '']) => cell), rows.map((cells) => cells.at(-1) ?? '')];
  // Indented lines, a numbered list and a list of contents have tabs, too.
  const isList =
    first.every((cell) => cell === '' || labelOf(cell) === cell) || last.every((cell) => isEntryPage(cell));
  return width === 2 && isList ? [] : rows;
}

/** Leading space in Han widths; a single ordinary space counts for nothing. */
function indentOf(line: string): number {
  const lead = /^\s*/u.exec(line)?.[0] ?? '';
  if (lead === ' ') return 0;
  let width = 0;
  for (const space of lead) width += space === '\u3000' ? 1 : space === '\t' ? 2 : 0.5;
  return width;
}
