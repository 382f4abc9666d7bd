/** Automatic numbers of a Word document, whichever its format: counts along the text and writes each label out. */
import { formatNumber } from './number-formats.ts';

export interface ListLevel {
  readonly start: number;
  /** As OOXML names it: `chineseCounting`, `decimal`, `bullet`. */
  readonly format: string;
  /** `%1.%2`: each `%n` is the number of that level, from 1. */
  readonly text: string;
  /** The level, from 1, from which on a higher one starts this one anew; 0 for never, absent for all. */
  readonly restart: number | undefined;
  /** The numbers of other levels are Arabic. */
  readonly legal: boolean;
  /** The paragraph style that is tied to this level. */
  readonly style: string | undefined;
  readonly hidden: boolean;
}

export interface NumberedList {
  /** Lists with the same id count on from one another. */
  readonly id: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** Where a level starts at the first use of this very list. */
  readonly overrides: ReadonlyMap<number, number>;
}

export interface NumberLabel {
  readonly label: string;
  readonly bullet: boolean;
  /** The number of an Arabic label with a dot, `1.`; absent for every other label. */
  readonly number?: number;
}

export class ListLabels {
  private readonly lists: ReadonlyMap<string, NumberedList>;
  private readonly impliesUpper: boolean;
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly started = new Set<string>();

  /** @param impliesUpper whether an item counts as the first of the higher levels that have none yet. */
  constructor(lists: ReadonlyMap<string, NumberedList>, impliesUpper = false) {
    this.lists = lists;
    this.impliesUpper = impliesUpper;
  }

  /** The level of a list that a paragraph style is tied to. */
  levelOfStyle(list: string, style: string): number | undefined {
    return [...(this.lists.get(list)?.levels ?? [])].find(([, level]) => level.style === style)?.[0];
  }

  /** The label of the next paragraph of a list; undefined when the list is unknown. */
  next(name: string, index: number): NumberLabel | undefined {
    const list = this.lists.get(name);
    const level = list?.levels.get(index);
    if (list === undefined || level === undefined) return undefined;
    const counters = this.counters.get(list.id) ?? [];
    this.counters.set(list.id, counters);
    const key = `${name}/${index}`;
    const override = list.overrides.get(index);
    const fresh = override !== undefined && !this.started.has(key);
    this.started.add(key);
    const before = fresh ? undefined : counters[index];
    counters[index] = before === undefined ? (override ?? level.start) : before + 1;
    if (this.impliesUpper)
      for (let upper = 0; upper < index; upper++) counters[upper] ??= list.levels.get(upper)?.start;
    for (let deeper = index + 1; deeper < 9; deeper++) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || (restart > 0 && index < restart)) counters[deeper] = undefined;
    }
    if (level.hidden) return { label: '', bullet: false };
    if (level.format === 'bullet') return { label: level.text, bullet: true };
    const label = level.text.replace(/%(\d)/g, (_match, digit: string) => {
      const at = Number(digit) - 1;
      const other = list.levels.get(at);
      const value = counters[at] ?? other?.start ?? 1;
      return formatNumber(value, level.legal && at !== index ? 'decimal' : (other?.format ?? 'decimal'));
    });
    const plain = level.format === 'decimal' && level.text === `%${index + 1}.`;
    return { label, bullet: false, ...(plain ? { number: counters[index] } : {}) };
  }
}
