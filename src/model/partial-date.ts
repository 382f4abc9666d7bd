/**
 * A date that is known to the day, the month or only the year, written as much
 * of ISO 8601 as is known: `2024-04-02`, `2024-04`, `2024`. Nothing is padded
 * or guessed, so the page can say exactly what the source says.
 */
import { z } from 'astro/zod';
import { parsePartialDate } from './partial-date-words.ts';

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
