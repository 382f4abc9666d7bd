/**
 * The minute at which a page went on the web, in China Standard Time
 * (UTC+08:00, no daylight saving), written `2026-11-23 17:30`.
 */
import { z } from 'astro/zod';
import { parsePartialDate } from './partial-date-words.ts';

const PATTERN = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):([0-5]\d)$/;

export const moment = z.string({ error: '时间应当写成 2026-11-23 17:30（北京时间）。' }).refine(
  (value) => {
    const match = PATTERN.exec(value);
    return match?.[1] !== undefined && parsePartialDate(match[1]) !== undefined;
  },
  { error: (issue) => `没有「${String(issue.input)}」这个时间。时间应当写成 2026-11-23 17:30（北京时间）。` },
);

/** Whether a moment still lies ahead of `now`; one that is not written never does. */
export function isAhead(value: string | undefined, now: Date): boolean {
  // The other way round an invalid `now` would make everything public.
  return value !== undefined && !(momentToDate(value) <= now);
}

/** The instant that a moment names. */
export function momentToDate(value: string): Date {
  return new Date(`${value.replace(' ', 'T')}:00+08:00`);
}

/** An instant in China Standard Time as machines and people both read it: `2026-11-23T17:30:00+08:00`. */
export function zonedTime(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+08:00');
}
