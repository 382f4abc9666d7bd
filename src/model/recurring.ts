/** Something that comes round, as a calendar writes it; times are China's, which has no daylight saving. */

/** 0 is Sunday, as JavaScript counts. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export type Repeats =
  | { readonly every: 'week'; readonly weekday: Weekday }
  | { readonly every: 'month'; readonly day: number }
  /** `nth` from 1; -1 is the last. */
  | { readonly every: 'month'; readonly weekday: Weekday; readonly nth: number }
  /** As often as it divides a year, from the first day on; no day is said. */
  | { readonly every: 'period'; readonly timesAYear: number };

export interface Recurring {
  /** Stays the same from build to build, so that a calendar knows the event again. */
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly location?: string;
  /** The first day, `2026-01-07`. */
  readonly day: string;
  /** From and to, `09:00`; without them it lasts the whole day. */
  readonly hours?: { readonly from: string; readonly to: string };
  readonly repeats: Repeats;
}
