/**
 * A date that is known to the day, the month or only the year, written as much
 * of ISO 8601 as is known: `2024-04-02`, `2024-04`, `2024`. Nothing is padded
 * or guessed, so the page can say exactly what the source says.
 */
import { z } from 'astro/zod';

export type DatePrecision = 'day' | 'month' | 'year';

export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The parts of a partial date, or undefined when the text is not a real date. */
export function parsePartialDate(value: string): PartialDate | undefined {
  const [, year, month, day] = PATTERN.exec(value) ?? [];
  if (year === undefined) return undefined;
  const y = Number(year);
  if (y < 1949) return undefined;
  if (month === undefined) return { year: y };
  const m = Number(month);
  if (m < 1 || m > 12) return undefined;
  if (day === undefined) return { year: y, month: m };
  const d = Number(day);
  const date = new Date(Date.UTC(y, m - 1, d));
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return undefined;
  return { year: y, month: m, day: d };
}

export function datePrecision(date: PartialDate): DatePrecision {
  if (date.day !== undefined) return 'day';
  return date.month === undefined ? 'year' : 'month';
}

/** YAML reads a bare 2024 as a number; both spellings mean the same year. */
export const partialDate = z
  .preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.string({ error: '日期应当写成 2024-04-02、2024-04 或 2024，知道到哪一级就写到哪一级。' }),
  )
  .refine((value) => parsePartialDate(value) !== undefined, {
    error: (issue) =>
      `没有「${String(issue.input)}」这个日期。日期应当写成 2024-04-02、2024-04 或 2024，知道到哪一级就写到哪一级。`,
  });

/** `2024年4月2日`, `2024年4月` or `2024年`: Arabic numerals, not padded (GB/T 9704). */
export function formatPartialDate(value: string): string {
  const date = parsePartialDate(value);
  if (date === undefined) throw new RangeError(`not a partial date: ${value}`);
  const month = date.month === undefined ? '' : `${date.month}月`;
  const day = date.day === undefined ? '' : `${date.day}日`;
  return `${date.year}年${month}${day}`;
}
