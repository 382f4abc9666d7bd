/** Text that somebody wrote in Markdown: headings, lists, tables and bold words are read as such. */
import type { SourceBlock, SourceRun } from '../source-document.ts';

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/u;
const ITEM = /^(\s*)[-*+]\s+(.+)$/u;
const RULE = /^\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?$/u;

/** Whether lines are Markdown: a heading, and another sign of it. */
export function isMarkdown(lines: readonly string[]): boolean {
  const heading = lines.some((line) => HEADING.test(line));
  const other = lines.filter((line) => /^#{2,6}\s|\*\*[^*]+\*\*/u.test(line) || ITEM.test(line) || RULE.test(line));
  return heading && other.length > 0;
}

/** Paragraphs end at a blank line; each other sign stands on a line of its own. */
export function markdownBlocks(lines: readonly string[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) blocks.push({ kind: 'paragraph', runs: runsOf(open.join('')) });
    open = [];
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const block = blockOf(line);
    if (RULE.test(lines[index + 1] ?? '') && line.includes('|')) {
      close();
      const rows = rowsFrom(lines, index);
      blocks.push({ kind: 'table', rows });
      index += rows.length;
    } else if (block !== undefined || line.trim() === '') {
      close();
      if (block !== undefined) blocks.push(block);
    } else open.push(line.trim());
  }
  close();
  return blocks;
}

function blockOf(line: string): SourceBlock | undefined {
  const [, signs = '', heading] = HEADING.exec(line) ?? [];
  if (heading !== undefined) return { kind: 'paragraph', runs: runsOf(heading), outline: signs.length };
  const [, indent = '', item] = ITEM.exec(line) ?? [];
  if (item === undefined) return undefined;
  return { kind: 'paragraph', runs: runsOf(item), list: { id: 'markdown', level: Math.floor(indent.length / 2) } };
}

/** The rows from a head line on, the rule below it left out. */
function rowsFrom(lines: readonly string[], start: number): string[][] {
  const end = lines.findIndex((line, index) => index > start + 1 && !line.includes('|'));
  const rows = lines.slice(start, end < 0 ? undefined : end).filter((_line, index) => index !== 1);
  return rows.map((line) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  );
}

function runsOf(text: string): SourceRun[] {
  return text.split(/(\*\*[^*]+\*\*)/u).flatMap((part): SourceRun[] => {
    const bold = /^\*\*([^*]+)\*\*$/u.exec(part)?.[1];
    return part === '' ? [] : [bold === undefined ? { text: part } : { text: bold, bold: true }];
  });
}
