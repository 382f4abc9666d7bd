/** Headings of an article: on a line of their own, or run in at the head of a paragraph. */
import type { DraftBlock } from './draft.ts';
import { paragraphOf, type Item } from './items.ts';
import { endsFully, labelLevel, labelOf } from './line-kinds.ts';

/** The paragraph or heading that an item is. `flat`: its source gives no layout to judge by. */
export function toTextBlock(item: Item, flat: boolean): { readonly block: DraftBlock; readonly guessed: boolean } {
  const { text } = item;
  const anchors = item.anchors.length === 0 ? {} : { anchors: item.anchors };
  const level = labelLevel(text);
  const paragraph = paragraphOf(item);
  const short = text.length <= (level === 1 || level === 2 ? 60 : 30);
  if (level !== undefined) {
    const open = !endsFully(text) && !/[；;，、]$/u.test(text);
    if (open && short && (!/[：:]$/u.test(text) || text.length <= 24))
      return { block: { kind: 'heading', level, text, ...anchors }, guessed: false };
    const runIn = runInOf(text, level);
    return {
      block: { kind: 'paragraph', level, ...(runIn === undefined ? {} : { runIn }), text, ...anchors },
      guessed: false,
    };
  }
  const bare = text.length <= 30 && !endsFully(text) && !/[；;，、：:。]$/u.test(text);
  if (bare && paragraph?.outline !== undefined) {
    return { block: { kind: 'heading', level: Math.min(paragraph.outline, 4), text, ...anchors }, guessed: false };
  }
  const bold = paragraph !== undefined && paragraph.runs.every((run) => run.bold === true || run.text.trim() === '');
  if (bare && (bold || paragraph?.align === 'center')) {
    return { block: { kind: 'heading', level: 1, text, ...anchors }, guessed: false };
  }
  if (bare && flat && text.length >= 2 && /\p{Script=Han}/u.test(text)) {
    return { block: { kind: 'heading', level: 1, text, ...anchors }, guessed: true };
  }
  const runIn = boldRunIn(item);
  return { block: { kind: 'paragraph', ...(runIn === undefined ? {} : { runIn }), text, ...anchors }, guessed: false };
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
