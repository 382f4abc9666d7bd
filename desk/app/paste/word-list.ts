/** Lists as Word and WPS put them on the clipboard: paragraphs whose style names a list, with the label written out. */
import { styleOf, within, wordsIn } from './html-tree.ts';
import type { Element } from './html-tree.ts';
import type { SourceListItem } from '#importer/source-document.ts';

export interface WordItem {
  /** Where it stands in its list; absent for a label that no list of a page has, such as （一）. */
  readonly list?: SourceListItem;
  /** Written before the words; absent for a bullet. */
  readonly label?: string;
}

/** The label itself, which is no part of the words. */
export function isLabel(element: Element): boolean {
  return /ignore/.test(styleOf(element).get('mso-list') ?? '');
}

/** What the style of a paragraph says of its place in a list; undefined when it stands in none. */
export function wordItemOf(paragraph: Element): WordItem | undefined {
  const [, id = '', level = '1'] = /\b(l\d+)\s+level(\d+)/.exec(styleOf(paragraph).get('mso-list') ?? '') ?? [];
  if (id === '') return undefined;
  const written = [...within(paragraph)].find(isLabel);
  const label = written ? wordsIn(written).replace(/[\s\u00a0]+/g, '') : '';
  const place = { id, level: Number(level) - 1 };
  const [, number] = /^(\d{1,9})[.．]$/.exec(label) ?? [];
  if (number !== undefined) return { label: `${number}.`, list: { ...place, number: Number(number) } };
  // A bullet is one sign, or a letter of a font that draws signs.
  if (label === '' || /^(?:[^\p{Script=Han}\p{N}]|[lnquvwo])$/u.test(label)) return { list: place };
  return { label };
}
