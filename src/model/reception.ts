/**
 * 接待时间: a day that comes round every week or every month, with hours:
 * `每周三9:00–11:30`, `每月15日14:30–17:00`, `每月第一个周一`.
 */
import { z } from 'astro/zod';
import type { Field } from './field.ts';
import type { Recurring, Repeats, Weekday } from './recurring.ts';

export interface Reception {
  readonly repeats: Exclude<Repeats, { readonly every: 'period' }>;
  /** From and to, `09:00`; absent when only the day is said. */
  readonly hours?: NonNullable<Recurring['hours']>;
}

const WEEKDAYS = '日一二三四五六';
const NTH: Readonly<Record<string, number>> = { 第一个: 1, 第二个: 2, 第三个: 3, 第四个: 4, 最后一个: -1 };

const TIME = '((?:[01]?\\d|2[0-3]):[0-5]\\d)';
const HOURS = new RegExp(`${TIME}[–—～~-]${TIME}$`, 'u');
const WEEKLY = /^每周([日一二三四五六])$/u;
const MONTHLY = /^每月([1-9]|[12]\d|3[01])日$/u;
const NTH_WEEKDAY = /^每月(第[一二三四]个|最后一个)周([日一二三四五六])$/u;

/** @returns undefined when the words are no such rule. */
export function parseReception(text: string): Reception | undefined {
  const [hours, from, to] = HOURS.exec(text) ?? [];
  const repeats = repeatsOn(hours === undefined ? text : text.slice(0, -hours.length));
  if (repeats === undefined) return undefined;
  if (from === undefined || to === undefined) return { repeats };
  const span = { from: from.padStart(5, '0'), to: to.padStart(5, '0') };
  return span.from < span.to ? { repeats, hours: span } : undefined;
}

function repeatsOn(day: string): Reception['repeats'] | undefined {
  const weekly = WEEKLY.exec(day)?.[1];
  if (weekly !== undefined) return { every: 'week', weekday: weekdayOf(weekly) };
  const monthly = MONTHLY.exec(day)?.[1];
  if (monthly !== undefined) return { every: 'month', day: Number(monthly) };
  const [, nth = '', weekday] = NTH_WEEKDAY.exec(day) ?? [];
  if (weekday === undefined) return undefined;
  return { every: 'month', weekday: weekdayOf(weekday), nth: NTH[nth] ?? 1 };
}

const weekdayOf = (sign: string): Weekday => WEEKDAYS.indexOf(sign) as Weekday;

/** The first day of a year on which a rule falls, `2026-01-07`. */
export function firstDay({ repeats }: Reception, year: number): string {
  const day = (month: number, date: number) => new Date(Date.UTC(year, month, date));
  // Some month has the day, and every month has a fourth and a last weekday.
  const days = Array.from({ length: 366 }, (_, at) => day(0, 1 + at));
  return (days.find((one) => fallsOn(repeats, one)) ?? day(0, 1)).toISOString().slice(0, 10);
}

function fallsOn(repeats: Reception['repeats'], day: Date): boolean {
  if ('day' in repeats) return day.getUTCDate() === repeats.day;
  if (day.getUTCDay() !== repeats.weekday) return false;
  if (repeats.every === 'week') return true;
  if (repeats.nth > 0) return Math.ceil(day.getUTCDate() / 7) === repeats.nth;
  return new Date(day.getTime() + 7 * 86_400_000).getUTCMonth() !== day.getUTCMonth();
}

const ABOUT = {
  label: '接待时间',
  hint: '一个时间写一项，先写哪一天，接着写几点到几点，例如：每周三9:00–11:30，每月15日14:30–17:00，每月第一个周一9:00–11:00。没有定几点就只写哪一天。',
};

const WRONG = `「${ABOUT.label}」写法不对。${ABOUT.hint}`;

/** A rule as an editor writes it. */
export const reception: Field<z.ZodString> = {
  schema: z.string({ error: WRONG }).refine((value) => parseReception(value) !== undefined, { error: WRONG }),
  control: {
    widget: 'string',
    ...ABOUT,
    required: true,
    // A reader's text has no space between Han and figures.
    say: (value) =>
      String(value)
        .replace(' ', '')
        .replace(/[—～~-]/u, '–'),
  },
};
