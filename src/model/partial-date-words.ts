/** Reading and writing a partial date (see partial-date.ts). Without Zod, so that a reader's browser can use it too. */
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

/** `2024年4月2日`, `2024年4月` or `2024年`: Arabic numerals, not padded (GB/T 9704). */
export function formatPartialDate(value: string): string {
  const date = parsePartialDate(value);
  if (date === undefined) throw new RangeError(`not a partial date: ${value}`);
  const month = date.month === undefined ? '' : `${date.month}月`;
  const day = date.day === undefined ? '' : `${date.day}日`;
  return `${date.year}年${month}${day}`;
}
