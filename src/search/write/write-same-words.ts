/** Gathers the words that mean the same: those every office has, and the office's own. */
import { packSameWords } from '../format/same-words.ts';
import type { SameWords } from '../format/same-words.ts';
import { commonSameWords } from './common-same-words.ts';

/** Words of which each finds the others. */
export type SameMeaning = readonly string[];

/** Reads lines as common-same-words.ts has them. @throws RangeError when a line says nothing. */
export function readPairs(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (word: string, others: readonly string[]) => {
    const known = found.get(word) ?? [];
    found.set(word, [...known, ...others.filter((one) => one !== word && !known.includes(one))]);
  };
  for (const line of text.trim().split('\n')) {
    const [, word, sign, rest] = /^(\S+(?: \S+)*?) ([>=]) (\S.*)$/u.exec(line) ?? [];
    if (word === undefined || rest === undefined) throw new RangeError(`no words that mean the same: ${line}`);
    const others = rest.split(' ');
    add(word, others);
    if (sign === '=') for (const other of others) add(other, [word, ...others]);
  }
  return found;
}

/** The text of the file that the browser reads; an office's own words come before the common ones. */
export function sameWordsText(own: readonly SameMeaning[]): string {
  const all = new Map<string, string[]>();
  const add = (word: string, others: readonly string[]) => {
    const key = word.normalize('NFKC').toLowerCase();
    all.set(key, [...new Set([...(all.get(key) ?? []), ...others.filter((one) => one !== word)])]);
  };
  for (const words of own) for (const word of words) add(word, words);
  for (const [word, others] of readPairs(commonSameWords)) add(word, others);
  return packSameWords(all satisfies SameWords);
}
