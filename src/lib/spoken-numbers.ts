/** Figures in Chinese words, as a person reading aloud says them. */

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** Digit by digit, as years and long codes are read: `2024` → 二零二四. Other characters stay. */
export function sayDigits(figures: string): string {
  return figures.replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? digit);
}

/**
 * A whole number as a quantity: `736` → 七百三十六.
 * @param figures digits only; more than twelve, or with a zero in front, are said digit by digit.
 */
export function sayNumber(figures: string): string {
  if (figures.length > 12 || /^0\d/.test(figures)) return sayDigits(figures);
  const groups: string[] = [];
  for (let end = figures.length; end > 0; end -= 4) groups.unshift(figures.slice(Math.max(0, end - 4), end));
  const units = ['', '万', '亿'];
  const said = groups.reduce((words, group, index) => {
    const value = sayGroup(group);
    if (value === '') return words;
    // 10,050: a group that does not fill its thousands is joined with 零.
    const gap =
      words !== '' &&
      (group.startsWith('0') || /0000$/.test(figures.slice(0, figures.length - 4 * (groups.length - index))))
        ? '零'
        : '';
    return `${words}${gap}${value}${units[groups.length - 1 - index] ?? ''}`;
  }, '');
  if (said === '') return '零';
  return said.replace(/^一十/, '十');
}

/** Up to four digits, without the unit of the group; empty for nothing but zeros. */
function sayGroup(group: string): string {
  const units = ['', '十', '百', '千'];
  let words = '';
  let skipped = false;
  [...group].forEach((digit, index) => {
    if (digit === '0') {
      skipped = words !== '';
      return;
    }
    words += `${skipped ? '零' : ''}${DIGITS[Number(digit)] ?? ''}${units[group.length - 1 - index] ?? ''}`;
    skipped = false;
  });
  return words;
}
