/** Headings of an article: on a line of their own, or run in at the head of a paragraph. */
import type { DraftBlock } from '../draft.ts';
import { paragraphOf, type Item } from './items.ts';
import { isPictureCaption, isTableCaption } from '../lines/captions.ts';
import { endsFully, labelLevel, labelOf } from '../lines/line-kinds.ts';
import type { SourceParagraph } from '../source-document.ts';

/** What the structure of a source is detected by. */
export interface Evidence {
  /** No layout at all to judge by. */
  readonly plain: boolean;
  /** Titles are named by their style, so what is named body text is no heading for its looks. */
  readonly titled: boolean;
  /** Headings are named by their style, so what is named body text is no heading for its label. */
  readonly headed: boolean;
  /** The blocks around are items of the same list. */
  readonly listed: boolean;
}

/** The paragraph or heading that an item is. */
export function toTextBlock(item: Item, evidence: Evidence): { readonly block: DraftBlock; readonly guessed: boolean } {
  const { text } = item;
  const paragraph = paragraphOf(item);
  const level = labelLevel(text);
  const own = { ...inlineOf(item), ...containersOf(paragraph) };
  if (paragraph?.role === 'heading' && text.length <= 80) return headingOf(item, level ?? paragraph.outline ?? 1);
  const named = /^(?:body|quote|list-continue)$/.test(paragraph?.role ?? '') && evidence.titled;
  const inList = own.list !== undefined && (evidence.listed || named);
  const prose = inList || (named && (level === undefined || evidence.headed));
  if (level !== undefined) {
    const short = text.length <= (level <= 2 ? 60 : 30);
    const open = !endsFully(text) && !/[；;，、]$/u.test(text);
    if (!prose && open && short && (!/[：:]$/u.test(text) || text.length <= 24)) return headingOf(item, level);
  } else if (!prose && !isCaption(item) && text.length <= 30 && !endsFully(text) && !/[；;，、：:。]$/u.test(text)) {
    if (paragraph?.outline !== undefined) return headingOf(item, Math.min(paragraph.outline, 4));
    const bold = paragraph?.runs.every((run) => run.bold === true || run.text.trim() === '') === true;
    if (bold || paragraph?.align === 'center') return headingOf(item, 1);
    if (evidence.plain && text.length >= 2 && /\p{Script=Han}/u.test(text))
      return { ...headingOf(item, 1), guessed: true };
  }
  const runIn = level === undefined ? boldRunIn(item) : runInOf(text, level);
  return {
    block: {
      kind: 'paragraph',
      ...(level === undefined ? {} : { level }),
      ...(runIn === undefined ? {} : { runIn }),
      text,
      ...own,
      ...(named ? { styled: true } : {}),
    },
    guessed: false,
  };
}

/** Whether a line names a table or a picture, wherever it stands. */
function isCaption({ spaced }: Item): boolean {
  return isTableCaption(spaced) || isPictureCaption(spaced, false);
}

function headingOf(item: Item, level: number): { readonly block: DraftBlock; readonly guessed: false } {
  const paragraph = paragraphOf(item);
  const depth = paragraph?.role === 'heading' ? paragraph.outline : undefined;
  return {
    block: {
      kind: 'heading',
      level,
      text: item.text,
      ...inlineOf(item),
      ...(depth === undefined ? {} : { depth: depth + 1 }),
    },
    guessed: false,
  };
}

function inlineOf({ anchors, emphases }: Item): Pick<DraftBlock, 'anchors' | 'emphases'> {
  return { ...(anchors.length === 0 ? {} : { anchors }), ...(emphases === undefined ? {} : { emphases }) };
}

/** The list or quotation that a paragraph stands in. */
function containersOf(paragraph: SourceParagraph | undefined): Pick<DraftBlock, 'list' | 'continuesList' | 'quote'> {
  const list = paragraph?.list;
  return {
    ...(list === undefined ? {} : { list: { ...list, label: paragraph?.label ?? '' } }),
    ...(paragraph?.role === 'list-continue' ? { continuesList: true } : {}),
    ...(paragraph?.role === 'quote' ? { quote: true } : {}),
  };
}

/** The first sentence after a label, when text follows and it is as short as a heading. */
function runInOf(text: string, level: number): string | undefined {
  const end = sentenceEnd(text, labelOf(text).length);
  if (end < 0 || end >= text.length - 1) return undefined;
  const limit = level <= 2 ? 46 : 24;
  const heading = text.slice(0, end);
  if (end > limit || /[；：]/u.test(heading)) return undefined;
  if (level >= 3 && /[，、].*[，、]|\d.*\d.*\d/u.test(heading.slice(labelOf(text).length))) return undefined;
  return heading;
}

/** Index of the full stop that ends the first sentence, quotes skipped; -1 without one. */
function sentenceEnd(text: string, from: number): number {
  let depth = 0;
  for (let index = from; index < text.length; index++) {
    const glyph = text[index] ?? '';
    if (/[“（《]/u.test(glyph)) depth++;
    else if (/[”）》]/u.test(glyph)) depth = Math.max(0, depth - 1);
    else if (glyph === '。' && depth === 0) return index;
  }
  return -1;
}

/** Words set bold at the head of a paragraph up to a full stop. */
function boldRunIn(item: Item): string | undefined {
  const runs = paragraphOf(item)?.runs ?? [];
  const lead = runs.findIndex((run) => run.bold !== true && run.text.trim() !== '');
  if (lead <= 0) return undefined;
  const end = sentenceEnd(item.text, 0);
  const bold = runs
    .slice(0, lead)
    .map((run) => run.text)
    .join('')
    .replace(/\s/g, '');
  if (end < 2 || end > 40 || end >= item.text.length - 1) return undefined;
  return Math.abs(bold.replace(/[。.]$/u, '').length - end) <= 1 ? item.text.slice(0, end) : undefined;
}
