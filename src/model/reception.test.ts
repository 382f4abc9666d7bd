import { describe, expect, it } from 'vitest';
import { firstDay, parseReception, reception } from './reception.ts';

const rule = (text: string) => {
  const parsed = parseReception(text);
  if (parsed === undefined) throw new Error(`no rule: ${text}`);
  return parsed;
};

describe('a reception time', () => {
  it('is a day of every week, of every month, or a weekday of every month, with hours or without', () => {
    expect(rule('每周三9:00–11:30')).toEqual({
      repeats: { every: 'week', weekday: 3 },
      hours: { from: '09:00', to: '11:30' },
    });
    expect(rule('每月15日14:30-17:00')).toEqual({
      repeats: { every: 'month', day: 15 },
      hours: { from: '14:30', to: '17:00' },
    });
    expect(rule('每月第一个周一')).toEqual({ repeats: { every: 'month', weekday: 1, nth: 1 } });
    expect(rule('每月最后一个周日')).toEqual({ repeats: { every: 'month', weekday: 0, nth: -1 } });
  });

  it.each([
    '',
    '每周',
    '每周八',
    '周三',
    '每月0日',
    '每月32日',
    '每周三9点',
    '每周三9:00',
    '每周三9:00–8:30',
    '每周三9:00–25:00',
    '每周三 9:00–11:30',
    '每月第五个周一',
    '每周三9:00–11:30和下午',
  ])('is refused, with how to write it, when it says %o', (text) => {
    expect(parseReception(text)).toBeUndefined();
    expect(reception.schema.safeParse(text).error?.issues[0]?.message).toContain('例如：每周三9:00–11:30');
  });

  it('is shown with one sign between the hours', () => {
    expect(reception.control.say?.('每周三9:00～11:30')).toBe('每周三9:00–11:30');
  });

  it.each([
    ['每周三', '2026-01-07'],
    ['每周四', '2026-01-01'],
    ['每月31日', '2026-01-31'],
    ['每月第一个周一', '2026-01-05'],
    ['每月第四个周四', '2026-01-22'],
    ['每月最后一个周五', '2026-01-30'],
  ])('falls for the first time, as %s, in 2026 on %s', (text, day) => {
    expect(firstDay(rule(text), 2026)).toBe(day);
  });
});
