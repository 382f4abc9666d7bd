/** The blocks of an article as Markdown. What must not be published is left to the checks. */
import { PICTURE_ADDRESS } from '#lib/pictures.ts';
import type { DraftArticle, DraftBlock, DraftCell, Emphasis } from '../draft.ts';
import { shiftEmphases } from '../lines/inline-text.ts';
import type { SourceListItem } from '../source-document.ts';

/** The Markdown of one article, without its marker. */
export function articleMarkdown(article: DraftArticle): string {
  return new MarkdownWriter(article.blocks).write();
}

/** The list that the last item stood in. */
interface OpenList extends SourceListItem {
  /** Columns before the words of its last item. */
  readonly indent: number;
  readonly marker: string;
}

class MarkdownWriter {
  private readonly blocks: readonly DraftBlock[];
  private readonly labels: ReadonlySet<string | undefined>;
  private readonly ranks: readonly number[];
  private lists: OpenList[] = [];
  private result = '';
  private before: DraftBlock | undefined;
  /** Whether the last block written stands in a quotation. */
  private quoted = false;

  constructor(blocks: readonly DraftBlock[]) {
    this.blocks = blocks;
    this.labels = new Set(blocks.flatMap((block) => (block.kind === 'footnote' ? [block.label] : [])));
    const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level ?? 1] : []));
    this.ranks = [...new Set(levels)].sort((a, b) => a - b);
  }

  write(): string {
    for (const block of this.blocks) {
      if (block.kind === 'figure' && block.file === undefined) {
        // Nothing is written for it, but what stands around it does not touch.
        this.before = block;
        continue;
      }
      const inItem = block.continuesList === true && this.lists.length > 0;
      const quoted = inItem ? this.quoted : block.quote === true;
      if (this.before?.kind !== 'figure' && quoted !== this.quoted) this.lists = [];
      const text = this.contained(block);
      if (text === '') continue;
      const joined = quoted && this.quoted && this.before?.kind !== 'figure';
      const tight = block.list !== undefined && this.before?.list !== undefined && this.lists.length > 0;
      const gap = this.result === '' ? '' : tight ? '\n' : joined ? '\n>\n' : '\n\n';
      this.result += gap + (quoted ? text.replace(/^/gm, '> ') : text);
      this.before = block;
      this.quoted = quoted;
    }
    return this.result;
  }

  /** The block, indented and marked as its list asks. */
  private contained(block: DraftBlock): string {
    if (block.kind === 'paragraph' && block.list !== undefined) return this.listItem(block, block.list);
    const text = this.blockMarkdown(block);
    const list = this.lists.at(-1);
    if (block.kind === 'paragraph' && block.continuesList === true && list !== undefined)
      return text.replace(/^(?=.)/gm, ' '.repeat(list.indent));
    this.lists = [];
    return text;
  }

  private listItem(block: DraftBlock, item: NonNullable<DraftBlock['list']>): string {
    const ended = this.lists.find((list) => list.level >= item.level);
    this.lists = this.lists.filter((list) => list.level < item.level || this.isSameList(list, item));
    let list = this.lists.at(-1);
    if (list?.level === item.level) this.lists.pop();
    else {
      // Two lists that touch are distinguished by their emphases.
      const other = ended?.level === item.level && /^[-.]$/.test(ended.marker);
      const marker = item.number === undefined ? (other ? '*' : '-') : other ? ')' : '.';
      list = { ...item, indent: 0, marker };
    }
    const outer = this.lists.at(-1)?.indent ?? 0;
    const sign = item.number === undefined ? list.marker : `${item.number}${list.marker}`;
    this.lists.push({ ...list, ...item, indent: outer + sign.length + 1 });
    return `${' '.repeat(outer)}${sign} ${this.paragraph({ ...block, ...afterLabel(block, item.label) })}`;
  }

  /** Whether an item goes on a list; programs part one list in two when they save it, a reader sees one. */
  private isSameList(list: OpenList, item: NonNullable<DraftBlock['list']>): boolean {
    if (list.level !== item.level) return false;
    if (list.id === item.id) return true;
    const next = list.number === undefined ? undefined : list.number + 1;
    return this.before?.kind !== 'figure' && item.number === next;
  }

  private blockMarkdown(block: DraftBlock): string {
    switch (block.kind) {
      case 'heading': {
        const rank = Math.min(2 + Math.max(0, this.ranks.indexOf(block.level ?? 1)), 5);
        return `${'#'.repeat(Math.min(block.depth ?? rank, 6))} ${this.inline(withoutWholeBold(block))}`;
      }
      case 'table':
        return this.table(block);
      case 'footnote': {
        const [first = '', ...rest] = this.noteParagraphs(block);
        return [`[^${anchorName(block.label ?? '')}]: ${first}`, ...rest.map((text) => `    ${text}`)].join('\n\n');
      }
      case 'figure':
        return pictureMarkdown(block.text ?? '', block.file ?? '');
      case 'paragraph':
        return this.paragraph(block);
    }
  }

  private paragraph(block: DraftBlock): string {
    const { runIn, anchors = [], text = '' } = block;
    const own = withoutWholeBold(block);
    if (runIn === undefined || block.styled === true || anchors.some((anchor) => anchor.at <= runIn.length))
      return this.inline(own);
    const rest = { ...own, ...cut(own, runIn.length), text: text.slice(runIn.length) };
    // The stop after the run-in words is often bold with them.
    const emphases = rest.emphases.filter((emphasis) => emphasis.bold !== true || emphasis.to > 1);
    return `**${escapeText(runIn)}**${this.inline({ ...rest, emphases }, false)}`;
  }

  private noteParagraphs(block: DraftBlock): string[] {
    const paragraphs: string[] = [];
    let at = 0;
    for (const text of (block.text ?? '').split('\n')) {
      const emphases = shiftEmphases(block.emphases ?? [], at).map((emphasis) => ({
        ...emphasis,
        to: Math.min(emphasis.to, text.length),
      }));
      paragraphs.push(this.inline({ text, emphases: emphases.filter((emphasis) => emphasis.to > emphasis.from) }));
      at += text.length + 1;
    }
    return paragraphs;
  }

  private table({ rows = [], cells }: DraftBlock): string {
    const table = cells ?? rows.map((row) => row.map((text): DraftCell => ({ text })));
    const width = Math.max(...table.map((row) => row.length), 1);
    const line = (row: readonly DraftCell[]) =>
      `| ${Array.from({ length: width }, (_, at) => this.inline(row[at] ?? { text: '' }, false).replaceAll('\n', ' ')).join(' | ')} |`;
    const [head = [], ...rest] = table;
    const rule = `| ${Array.from({ length: width }, () => '---').join(' | ')} |`;
    return [line(head), rule, ...rest.map((row) => line(row))].join('\n');
  }

  /** Text with its notes and what is set apart in it. `start`: it begins a line. */
  private inline({ text = '', anchors = [], emphases = [] }: Partial<DraftCell>, start = true): string {
    const places = anchors.map((anchor) => anchor.at);
    const parts = [...stretchesOf(text, emphases, places)];
    let result = '';
    let next = 0;
    const note = (at: number) => {
      for (let anchor = anchors[next]; anchor !== undefined && anchor.at <= at; anchor = anchors[++next])
        if (this.labels.has(anchor.label)) result += `[^${anchorName(anchor.label)}]`;
    };
    for (const part of parts) {
      note(part.from);
      result += stretchMarkdown(text, part, start && part.from === 0);
    }
    note(Infinity);
    return result;
  }
}

/** What stands behind the automatic number of a list item. */
function afterLabel(block: DraftBlock, label: string): Pick<DraftBlock, 'text' | 'runIn' | 'anchors' | 'emphases'> {
  const text = block.text ?? '';
  if (label === '' || !text.startsWith(label)) return {};
  const length = label.length + (/^\s*/.exec(text.slice(label.length))?.[0].length ?? 0);
  const runIn = block.runIn?.slice(length);
  return {
    text: text.slice(length),
    ...(runIn === undefined || runIn === '' ? {} : { runIn }),
    ...cut(block, length),
  };
}

/** Anchors and emphases of the text from `length` on. */
function cut({ anchors = [], emphases = [] }: DraftBlock, length: number) {
  return {
    anchors: anchors.map((anchor) => ({ ...anchor, at: Math.max(0, anchor.at - length) })),
    emphases: shiftEmphases(emphases, length),
  };
}

/** A paragraph wholly in bold is the printer's taste, not the author's stress, unless a style says what it is. */
function withoutWholeBold(block: DraftBlock): DraftBlock {
  const { text = '', emphases = [] } = block;
  const bold = emphases
    .filter((emphasis) => emphasis.bold === true)
    .reduce((sum, emphasis) => sum + emphasis.to - emphasis.from, 0);
  if (bold < text.length || block.styled === true) return block;
  return { ...block, emphases: emphases.map(({ bold: _bold, ...emphasis }) => emphasis) };
}

/** The text in stretches that each look alike, parted at the notes, too. */
function* stretchesOf(text: string, emphases: readonly Emphasis[], places: readonly number[]): Generator<Emphasis> {
  const edges = [...new Set([0, text.length, ...emphases.flatMap(({ from, to }) => [from, to]), ...places])]
    .filter((edge) => edge >= 0 && edge <= text.length)
    .sort((a, b) => a - b);
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const to = edges[index + 1] ?? from;
    const emphasis = emphases.find((each) => each.from <= from && each.to >= to);
    yield { ...emphasis, from, to };
  }
}

const SPACE_OR_MARK = /[\s\p{P}\p{S}]/u;

/**
 * Bold and italic hold in CommonMark only where no punctuation stands inside
 * against a letter outside: such punctuation and blanks are put outside.
 */
function stretchMarkdown(text: string, { from, to, bold, italic, link }: Emphasis, start: boolean): string {
  const signs = (bold === true ? '**' : '') + (italic === true ? '*' : '');
  const words = text.slice(from, to);
  if (link !== undefined) return linkMarkdown(words, link, signs);
  if (signs === '') return escapeText(words, start);
  let [first, last] = [from, to];
  const outside = (glyph: string | undefined) => glyph === undefined || glyph === '' || SPACE_OR_MARK.test(glyph);
  while (first < last && mustLeave(text[first], outside(text[first - 1]))) first++;
  while (last > first && mustLeave(text[last - 1], outside(text[last]))) last--;
  const inner = text.slice(first, last);
  if (!/[\p{L}\p{N}]/u.test(inner)) return escapeText(words, start);
  const lead = escapeText(text.slice(from, first), start);
  return `${lead}${signs}${escapeText(inner, false)}${signs}${escapeText(text.slice(last, to), false)}`;
}

function mustLeave(glyph: string | undefined, outside: boolean): boolean {
  if (glyph === undefined) return false;
  return /\s/.test(glyph) || (SPACE_OR_MARK.test(glyph) && !outside);
}

function linkMarkdown(words: string, link: string, signs: string): string {
  const address = link.replace(/[\s<>]/g, (glyph) => encodeURIComponent(glyph));
  const shown =
    words.trim() === link
      ? `<${address}>`
      : `[${escapeText(words, false)}](${/[()]/.test(address) ? `<${address}>` : address})`;
  return words.trim() === '' ? words : `${signs}${shown}${signs}`;
}

/** A picture of the library; signs that would end its words early are left out. */
function pictureMarkdown(words: string, file: string): string {
  return `![${words
    .replace(/[[\]\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()}](${PICTURE_ADDRESS}/${file})`;
}

function anchorName(label: string): string {
  return label.replace(/[^\w-]/g, '') || 'note';
}

/** Characters that Markdown would take for its own are escaped; addresses become links that end where they end. */
function escapeText(text: string, start = true): string {
  const escaped = text.replace(/https?:\/\/[\x21-\x7e]*[\w/#=&-]|[\\`*_[\]<>~#|&]/g, (found) =>
    found.length > 1 ? `<${found}>` : found === '#' ? found : `\\${found}`,
  );
  if (!start) return escaped;
  return escaped.replace(/^(?=#|[-+]\s|=+$|-+$)/, '\\').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
