const DIGITS = '〇一二三四五六七八九';

/** A whole number from 1 to 99 in Chinese numerals, as headings count: 十二, 二十. */
export function hanNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`1 to 99 expected: ${value}`);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`;
  return `${head}${ones === 0 ? '' : DIGITS[ones]}`;
}
