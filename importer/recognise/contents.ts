/** 目录: a list that names the articles. It is evidence of where they begin, never text. */
import { keyOf, paragraphOf, type Item } from './items.ts';

const HEADING = /^(?:本期)?(?:目录|要目|导读|内容提要)[：:]?$/u;
const BULLET = /^(?:[●◆■▪•·○☆★▲◇□➢※*-]+|\d{1,2}[.、．](?!\d)|[（(]\d{1,2}[）)]|[一二三四五六七八九十]+、|[①-⑳])\s*/u;
/** The dots of a leader may have been taken for a full stop. */
const LEADER = /\s*(?:[.…·・．。_—-]{2,}|。|\s)*[（(]?\d{0,3}[）)]?$/u;

export interface FoundContents {
  readonly entries: readonly string[];
  readonly length: number;
}

/** Reads the contents list that `items` begin with; takes nothing when there is none. */
export function readContents(items: readonly Item[]): FoundContents {
  const named = namedContents(items);
  if (named.length > 0) return named;
  if (!HEADING.test(headOf(items))) return { entries: [], length: 0 };
  const entries: string[] = [];
  let length = 1;
  for (let index = 1; index < Math.min(items.length, 60);) {
    const taken = matchEntry(items, index);
    const parts = taken > 0 ? [textOf(items.slice(index, index + taken))] : splitEntry(items, index);
    if (parts.length === 0) break;
    entries.push(...parts);
    index += Math.max(taken, 1);
    length = index;
  }
  if (entries.length === 0) {
    while (isListed(items[length])) entries.push(cleanEntry(items[length++]?.text ?? ''));
  }
  return { entries, length };
}

/** A list whose lines are named by their styles, with or without a heading. */
function namedContents(items: readonly Item[]): FoundContents {
  const roleAt = (index: number) => paragraphOf(items[index])?.role;
  const start = roleAt(0) === 'contents-heading' || (HEADING.test(headOf(items)) && roleAt(1) === 'contents') ? 1 : 0;
  let length = start;
  while (roleAt(length) === 'contents') length++;
  if (length === start) return { entries: [], length: 0 };
  return { entries: items.slice(start, length).map((item) => cleanEntry(item.text)), length };
}

function headOf(items: readonly Item[]): string {
  return items[0]?.text.replace(/\s/g, '') ?? '';
}

function textOf(items: readonly Item[]): string {
  return items.map((item) => cleanEntry(item.text)).join('');
}

/** Entries that were joined because each fills its line: the titles further down part them. */
function splitEntry(items: readonly Item[], index: number): string[] {
  const item = items[index];
  if (item?.block.kind !== 'paragraph') return [];
  const parts: string[] = [];
  for (let rest = cleanEntry(item.text); rest !== '';) {
    let end = rest.length;
    while (end > 0 && !names(items, index + 1, rest.slice(0, end))) end--;
    if (end === 0) return [];
    const closed = /^[”’』」》）！？…]*/u.exec(rest.slice(end))?.[0].length ?? 0;
    parts.push(rest.slice(0, end + closed));
    rest = cleanEntry(rest.slice(end + closed));
  }
  return parts;
}

function names(items: readonly Item[], from: number, text: string): boolean {
  const key = keyOf(text);
  return key.length > 3 && startsLater(items, from, key);
}

/** How many lines from `index` make one entry that names a passage further down. */
function matchEntry(items: readonly Item[], index: number): number {
  let key = '';
  for (let lines = 1; lines <= 3; lines++) {
    const item = items[index + lines - 1];
    if (item?.block.kind !== 'paragraph' || item.text.length > 90) return 0;
    key += keyOf(cleanEntry(item.text));
    if (names(items, index + lines, key)) return lines;
  }
  return 0;
}

/** Whether a passage after `from` reads like the entry: one line, or up to four. */
function startsLater(items: readonly Item[], from: number, key: string): boolean {
  for (let index = from; index < items.length; index++) if (startsHere(items, index, key) > 0) return true;
  return false;
}

/** How many lines from `index` make up the entry `key`; 0 when they do not. */
export function startsHere(items: readonly Item[], index: number, key: string): number {
  let passage = '';
  for (let lines = 1; lines <= 4; lines++) {
    const item = items[index + lines - 1];
    if (item?.block.kind !== 'paragraph' || item.text.length > 90) return 0;
    passage += keyOf(item.text);
    if (passage === key) return lines;
    if (!key.startsWith(passage)) return 0;
  }
  return 0;
}

function isListed(item: Item | undefined): boolean {
  return (
    item?.block.kind === 'paragraph' &&
    item.text.length < 60 &&
    (BULLET.test(item.text) || /\d[）)]?$/u.test(item.text))
  );
}

function cleanEntry(text: string): string {
  return text.replace(BULLET, '').replace(LEADER, '').trim();
}
