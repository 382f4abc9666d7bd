/**
 * A body cut into its top-level blocks without losing a byte: each block keeps
 * its own source and the blank lines after it. Where a cut falls decides only
 * which words share a box in the editor, never what is saved.
 */
interface Block {
  /** As written, without the line break that ends it. */
  readonly source: string;
  /** What stands between this block and the next one. */
  readonly gap: string;
}

export interface Body {
  /** Blank lines before the first block. */
  readonly lead: string;
  readonly blocks: readonly Block[];
}

export type BlockKind = 'heading' | 'component' | 'comment' | 'code' | 'table' | 'list' | 'quote' | 'note' | 'text';

const TAG = /^ {0,3}<([A-Z]\w*)/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

const isBlank = (line: string) => /^[ \t]*\r?\n?$/.test(line);
const textOf = (line: string) => line.replace(/\r?\n$/, '');

export function splitBody(body: string): Body {
  const lines = body.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let at = 0;
  const takeBlank = () => {
    let taken = '';
    for (let line = lines[at]; line !== undefined && isBlank(line); line = lines[at]) {
      taken += line;
      at += 1;
    }
    return taken;
  };
  const lead = takeBlank();
  const blocks: Block[] = [];
  while (at < lines.length) {
    const end = at + blockLength(lines, at);
    const whole = lines.slice(at, end).join('');
    at = end;
    const source = textOf(whole);
    blocks.push({ source, gap: whole.slice(source.length) + takeBlank() });
  }
  return { lead, blocks };
}

/** The inverse of {@link splitBody}. */
export function joinBody({ lead, blocks }: Body): string {
  return lead + blocks.map(({ source, gap }) => source + gap).join('');
}

/** How many lines, from `start`, belong to one block. */
function blockLength(lines: readonly string[], start: number): number {
  const first = textOf(lines[start] ?? '');
  const rest = () => lines.slice(start).join('');
  const [, fence] = FENCE.exec(first) ?? [];
  if (fence !== undefined) return fenceLength(lines, start, fence);
  const [, name] = TAG.exec(first) ?? [];
  const closed = /^ {0,3}<!--/.test(first) ? rest().indexOf('-->') : name === undefined ? -1 : elementEnd(rest(), name);
  const sure = closed < 0 ? 1 : rest().slice(0, closed).split('\n').length;
  let length = sure;
  while (start + length < lines.length) {
    const line = lines[start + length] ?? '';
    if (isBlank(line)) break;
    length += 1;
  }
  return kindOf(first) === 'list' ? length + goesOn(lines, start + length) : length;
}

/** How many lines of paragraphs that stand inside a list follow on its blank lines. */
function goesOn(lines: readonly string[], from: number): number {
  const next = lines.slice(from).findIndex((line) => !isBlank(line));
  if (next <= 0 || !/^ {2,}\S/.test(lines[from + next] ?? '')) return 0;
  const end = lines.slice(from + next).findIndex(isBlank);
  const length = next + (end < 0 ? lines.length - from - next : end);
  return length + goesOn(lines, from + length);
}

function fenceLength(lines: readonly string[], start: number, fence: string): number {
  const close = new RegExp(`^ {0,3}${fence[0] === '~' ? '~' : '`'}{${fence.length},}[ \\t]*$`);
  const after = lines.slice(start + 1).findIndex((line) => close.test(textOf(line)));
  return after < 0 ? lines.length - start : after + 2;
}

/** Where the element that opens `text` ends, or -1 when it does not. */
function elementEnd(text: string, name: string): number {
  const open = tagEnd(text, text.indexOf('<'));
  if (open < 0 || text.slice(open - 2, open) === '/>') return open;
  const close = `</${name}>`;
  const at = text.indexOf(close, open);
  return at < 0 ? -1 : at + close.length;
}

/** Just after the `>` of the tag that starts at `from`, past quotes and braces; -1 when it never comes. */
export function tagEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"' || sign === "'") {
      at = closingQuote(text, at, depth > 0);
      if (at < 0) return -1;
    } else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    else if (sign === '>' && depth === 0) return at + 1;
  }
  return -1;
}

/** In an expression a backslash escapes a quote; in an attribute it does not. */
function closingQuote(text: string, from: number, escapes: boolean): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (escapes && text[at] === '\\') at += 1;
    else if (text[at] === text[from]) return at;
  }
  return -1;
}

export function kindOf(source: string): BlockKind {
  if (/^ {0,3}<!--/.test(source)) return 'comment';
  if (TAG.test(source) && !/^ {0,3}<Fact\b/.test(source)) return 'component';
  if (FENCE.test(source)) return 'code';
  if (/^ {0,3}#{1,6}[ \t]/.test(source)) return 'heading';
  if (/\n[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*\|/.test(source)) return 'table';
  if (/^ {0,3}>/.test(source)) return 'quote';
  if (/^\[\^[^\]\s]+\]:/.test(source)) return 'note';
  return /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/.test(source) ? 'list' : 'text';
}

/** A box that nobody has written into yet; it is on the screen and in no file. */
export function isEmptyBlock(source: string): boolean {
  return /^\s*(?:#{1,6}|>|[-*+]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)?\s*$/.test(source);
}

/** The body as it is kept: like {@link joinBody}, without the boxes that are still empty. */
export function writtenBody({ lead, blocks }: Body): string {
  const kept = blocks.filter(({ source }) => !isEmptyBlock(source));
  const end = blocks.at(-1)?.gap ?? '';
  if (kept.length === blocks.length) return joinBody({ lead, blocks });
  return joinBody({
    lead,
    blocks: kept.map((one, at) => (at === kept.length - 1 ? { ...one, gap: end } : apart(one))),
  });
}

/** The body with one block written anew; every other byte stays. */
export function replaceBlock(body: Body, index: number, source: string): Body {
  return { ...body, blocks: body.blocks.map((block, at) => (at === index ? { ...block, source } : block)) };
}

/** A new block before the block at `index` (or at the end), set off by blank lines. */
export function insertBlock({ lead, blocks }: Body, index: number, source: string): Body {
  const before = blocks.slice(0, index).map((block, at) => (at === index - 1 ? apart(block) : block));
  const after = blocks.slice(index);
  const gap = after.length > 0 ? '\n\n' : '\n';
  return { lead, blocks: [...before, { source, gap }, ...after] };
}

export function removeBlock({ lead, blocks }: Body, index: number): Body {
  const kept = blocks.filter((_, at) => at !== index);
  const end = blocks[index]?.gap ?? '';
  // The last block's line break ends the file, whichever block is last.
  const mended =
    index === blocks.length - 1 ? kept.map((one, at) => (at === index - 1 ? { ...one, gap: end } : one)) : kept;
  return { lead, blocks: mended };
}

/** Changes places with the next block; the blank lines stay where they are. */
export function swapWithNext({ lead, blocks }: Body, index: number): Body {
  const one = blocks[index];
  const next = blocks[index + 1];
  if (!one || !next) return { lead, blocks };
  const swapped = blocks.map((block, at) => {
    if (at === index) return { source: next.source, gap: apart(one).gap };
    return at === index + 1 ? { source: one.source, gap: next.gap } : block;
  });
  return { lead, blocks: swapped };
}

function apart(block: Block): Block {
  return (block.gap.match(/\n/g) ?? []).length >= 2 ? block : { ...block, gap: '\n\n' };
}
