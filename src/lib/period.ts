/** How often a named period comes round in a year; other words are shown but neither drawn nor put in a calendar. */
const timesAYear: Readonly<Record<string, number>> = {
  每月: 12,
  每两个月: 6,
  每季度: 4,
  每季: 4,
  每半年: 2,
  每年: 1,
};

export function timesInAYear(period: string): number | undefined {
  return timesAYear[period];
}
