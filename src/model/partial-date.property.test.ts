import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPartialDate, parsePartialDate } from './partial-date-words.ts';
import { partialDate } from './partial-date.ts';

describe('a partial date', () => {
  it('keeps exactly the precision that is written', () => {
    expect(formatPartialDate('2024')).toBe('2024年');
    expect(formatPartialDate('2024-04')).toBe('2024年4月');
    expect(formatPartialDate('2024-04-02')).toBe('2024年4月2日');
  });

  it('accepts every real day and refuses every other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1949, max: 2099 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (y, m, d) => {
          const pad = (value: number) => String(value).padStart(2, '0');
          const days = m >= 1 && m <= 12 ? new Date(y, m, 0).getDate() : 0;
          expect(parsePartialDate(`${y}-${pad(m)}-${pad(d)}`) !== undefined).toBe(d >= 1 && d <= days);
        },
      ),
    );
  });

  it('takes a year that YAML read as a number', () => {
    expect(partialDate.parse(2024)).toBe('2024');
  });
});
