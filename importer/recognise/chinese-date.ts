/** Numbers and dates as briefings print them: 2024年4月2日, 二○二四年四月二日, 第十二期. */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  '○': 0,
  Ｏ: 0,
  O: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const NUMBER = '[\\d〇○ＯO零一二两三四五六七八九十百千]+';
const SPACE = '\\s*';

/** A number in Arabic digits, in positional Han (二○二四) or with 十百千 (一百二十三). */
export function parseNumber(text: string): number | undefined {
  const word = text.normalize('NFKC').replace(/\s/g, '');
  if (/^\d+$/.test(word)) return Number(word);
  if (word === '') return undefined;
  if (!/[十百千]/u.test(word)) {
    const digits = [...word].map((glyph) => (/\d/.test(glyph) ? Number(glyph) : DIGITS[glyph]));
    return digits.includes(undefined) ? undefined : Number(digits.join(''));
  }
  let total = 0;
  let digit: number | undefined;
  for (const glyph of word) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[glyph];
    if (unit === undefined) {
      digit = DIGITS[glyph];
      if (digit === undefined) return undefined;
    } else {
      total += (digit ?? 1) * unit;
      digit = undefined;
    }
  }
  return total + (digit ?? 0);
}

const DATE = new RegExp(
  `(?<year>[\\d〇○ＯO零一二三四五六七八九]{4})${SPACE}(?:年|[-./])${SPACE}(?<month>${NUMBER})${SPACE}(?:月|[-./])${SPACE}(?:(?<day>${NUMBER})${SPACE}[日号]?)?`,
  'u',
);

export interface FoundDate {
  /** ISO, to the day or to the month. */
  readonly iso: string;
  readonly index: number;
  readonly text: string;
}

/** The first real date of a line. */
export function findDate(line: string): FoundDate | undefined {
  const match = DATE.exec(line);
  if (match?.groups === undefined) return undefined;
  const year = parseNumber(match.groups['year'] ?? '');
  const month = parseNumber(match.groups['month'] ?? '');
  const day = match.groups['day'] === undefined ? undefined : parseNumber(match.groups['day']);
  if (year === undefined || month === undefined || year < 1949 || year > 2100 || month < 1 || month > 12)
    return undefined;
  const pad = (value: number) => String(value).padStart(2, '0');
  const found = { index: match.index, text: match[0] };
  if (day === undefined) return { iso: `${year}-${pad(month)}`, ...found };
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return { iso: `${year}-${pad(month)}-${pad(day)}`, ...found };
}

const BLANK_DATE = new RegExp(
  `(?<year>[\\d〇○ＯO零一二三四五六七八九]{4})?[\\s_＿]*年[\\s_＿]*(?<month>${NUMBER})?[\\s_＿]*月[\\s_＿]*(?<day>${NUMBER})?[\\s_＿]*日`,
  'u',
);

/** A date line whose blanks are not all filled in: `2024年4月　日`. `iso` is as much of the date as is there. */
export function findBlankDate(line: string): { readonly iso?: string; readonly text: string } | undefined {
  const match = BLANK_DATE.exec(line);
  const { year = '', month = '', day = '' } = match?.groups ?? {};
  if (match === null || (year !== '' && month !== '' && day !== '')) return undefined;
  const known = parseNumber(year);
  if (known === undefined) return { text: match[0] };
  const number = parseNumber(month);
  const inYear = number !== undefined && number >= 1 && number <= 12;
  return { iso: inYear ? `${known}-${String(number).padStart(2, '0')}` : String(known), text: match[0] };
}
