/**
 * Names a reader may be looking for: places, deputies, brands, mechanisms and
 * titles. They are suggested while typing, found by pinyin by those who cannot
 * type the character, and offered as the nearest spelling when nothing is found.
 */
import type { Name, NameFile } from '../format/name-file.ts';
import type { Fold } from '../format/normal-form.ts';
import { normalText } from './excerpt.ts';

interface SpelledName extends Name {
  /** Normal form, for comparing with Han characters. */
  readonly normal: string;
  readonly syllables: readonly string[];
}

export class NameList {
  readonly #names: readonly SpelledName[];
  readonly #readings = new Map<string, string>();

  constructor(file: NameFile, fold: Fold) {
    for (const line of file.readings) {
      const [syllable = '', characters = ''] = line.split(' ');
      for (const character of characters) this.#readings.set(character, syllable);
    }
    this.#names = file.names.map(([name, kind, url, own, about]) => ({
      name,
      kind: file.kinds[kind] ?? '',
      url,
      ...(about !== undefined && { about }),
      normal: lettersOf(name, fold),
      // Nobody types the dot of 阿木·辛某 or a quotation mark.
      syllables: (
        (own === '' ? undefined : own?.split(' ')) ??
        Array.from(name, (character) => this.#readings.get(character) ?? character.toLowerCase())
      ).filter((syllable) => /[\p{L}\p{N}]/u.test(syllable)),
    }));
  }

  /** Names that hold the text, those that begin with it first. */
  holding(text: string, fold: Fold, limit: number): Name[] {
    const wanted = lettersOf(text, fold);
    if (wanted === '') return [];
    return best(this.#names, limit, ({ normal }) => {
      const at = normal.indexOf(wanted);
      return at < 0 ? undefined : at + normal.length / 1000;
    });
  }

  /** Names that stand in the text, the longest first; not those that are part of a longer one there. */
  within(text: string, fold: Fold, limit: number): Name[] {
    const wanted = lettersOf(text, fold);
    const found = this.#names.filter(
      ({ normal }) => normal.length > 1 && normal.length < wanted.length && wanted.includes(normal),
    );
    const longest = found.filter(({ normal }) =>
      found.every((other) => other.normal.length <= normal.length || !other.normal.includes(normal)),
    );
    return best(longest, limit, ({ normal }) => -normal.length);
  }

  /** Names whose pinyin begins somewhere with the letters: whole syllables, initials or both mixed. */
  reading(letters: string, limit: number): Name[] {
    const typed = asPinyin(letters);
    if (typed === undefined) return [];
    return best(this.#names, limit, ({ syllables }) => {
      for (let from = 0; from < syllables.length; from++) {
        if (spells(typed, syllables, from)) return from + syllables.length / 1000;
      }
      return undefined;
    });
  }

  /** The names nearest to a text that was not found: at most a third of its characters wrong, a homophone half as wrong. */
  nearest(text: string, fold: Fold, limit: number): Name[] {
    const wanted = Array.from(normalText(text.replace(/\s+/gu, ''), fold)).slice(0, 20);
    if (wanted.length < 2) return [];
    return best(this.#names, limit, ({ normal }) => {
      const distance = this.#distance(wanted, Array.from(normal));
      return distance > 0 && distance <= wanted.length / 3 ? distance : undefined;
    });
  }

  /** Fewest changes that make the text a part of the name. */
  #distance(text: readonly string[], name: readonly string[]): number {
    let row = name.map(() => 0);
    row.push(0);
    text.forEach((character, i) => {
      const next = [i + 1];
      name.forEach((other, j) => {
        const change = (row[j] ?? 0) + this.#difference(character, other);
        next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
      });
      row = next;
    });
    return Math.min(...row);
  }

  #difference(a: string, b: string): number {
    if (a === b) return 0;
    const reading = this.#readings.get(a);
    return reading !== undefined && reading === this.#readings.get(b) ? 0.5 : 1;
  }
}

/** A text as names are compared: nobody types the signs and blanks of a name. */
function lettersOf(text: string, fold: Fold): string {
  return normalText(text, fold).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The letters of a query that can only be pinyin, or undefined. */
export function asPinyin(query: string): string | undefined {
  const letters = query
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\s'’\p{M}]/gu, '');
  return /^[a-z]{2,40}$/.test(letters) ? letters : undefined;
}

function spells(typed: string, syllables: readonly string[], from: number): boolean {
  if (typed === '') return true;
  const syllable = syllables[from];
  if (syllable === undefined) return false;
  for (let length = Math.min(syllable.length, typed.length); length > 0; length--) {
    if (typed.startsWith(syllable.slice(0, length)) && spells(typed.slice(length), syllables, from + 1)) return true;
  }
  return false;
}

/** The names with the lowest cost, each name once. */
function best(names: readonly SpelledName[], limit: number, cost: (name: SpelledName) => number | undefined): Name[] {
  const costed: { name: SpelledName; cost: number }[] = [];
  for (const name of names) {
    const value = cost(name);
    if (value !== undefined) costed.push({ name, cost: value });
  }
  costed.sort((a, b) => a.cost - b.cost);
  return costed
    .slice(0, limit)
    .map(({ name: { name, kind, url, about } }) => ({ name, kind, url, ...(about !== undefined && { about }) }));
}
