import { describe, expect, it } from 'vitest';
import { kindOf } from '#model/kinds.ts';
import { calendarText } from './calendar-text.ts';

const about = {
  name: '联络站接待日',
  description: '联络站',
  url: 'https://example.test/stations/yi/',
  origin: 'https://example.test',
  product: 'reception',
  stamp: new Date(Date.UTC(2020, 2, 5, 1)),
};

const station = {
  name: '乙镇人大代表联络站',
  place: 'yi',
  address: '乙镇井台街1号',
  reception: ['每周三9:00–11:30', '每月15日14:30–17:00', '每月最后一个周五'],
};

const events = kindOf('stations').calendar?.recurring?.('yi', station, 2026) ?? [];

describe('the calendar of a station', () => {
  const lines = (calendarText(about, events) ?? '').replace(/\r\n /g, '').split('\r\n');
  const of = (name: string) => lines.filter((line) => new RegExp(`^${name}[:;]`).test(line)).slice(-3);

  it('has an event for each reception time, as often as it comes round, by the clock in China', () => {
    expect(of('DTSTART')).toEqual([
      'DTSTART;TZID=Asia/Shanghai:20260107T090000',
      'DTSTART;TZID=Asia/Shanghai:20260115T143000',
      'DTSTART;VALUE=DATE:20260130',
    ]);
    expect(of('DTEND').slice(-2)).toEqual([
      'DTEND;TZID=Asia/Shanghai:20260107T113000',
      'DTEND;TZID=Asia/Shanghai:20260115T170000',
    ]);
    expect(of('RRULE')).toEqual([
      'RRULE:FREQ=WEEKLY;BYDAY=WE',
      'RRULE:FREQ=MONTHLY;BYMONTHDAY=15',
      'RRULE:FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1',
    ]);
  });

  it('says what the zone is, and its stamps in UTC', () => {
    expect(lines.filter((line) => line === 'TZID:Asia/Shanghai')).toHaveLength(1);
    expect(of('DTSTAMP')).toEqual(Array.from({ length: 3 }, () => 'DTSTAMP:20200305T010000Z'));
  });

  it('knows an event again by its rule, whatever stands before it', () => {
    const [first] =
      kindOf('stations').calendar?.recurring?.('yi', { ...station, reception: ['每月15日14:30–17:00'] }, 2027) ?? [];
    expect(first?.id).toBe(events[1]?.id);
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  });

  it('is not made where nobody says when', () => {
    expect(
      calendarText(about, kindOf('stations').calendar?.recurring?.('yi', { name: '站', place: 'yi' }, 2026) ?? []),
    ).toBeUndefined();
  });
});

describe('a station for machines', () => {
  const described = (data: object) => kindOf('stations').jsonLd?.(data, { url: about.url, title: '站', place: '乙镇' });

  it('is a government office with its weekly hours; what comes round monthly cannot be said there', () => {
    expect(described(station)).toMatchObject({
      '@type': 'GovernmentOffice',
      address: { addressLocality: '乙镇', streetAddress: '乙镇井台街1号' },
      openingHoursSpecification: [{ dayOfWeek: 'https://schema.org/Wednesday', opens: '09:00', closes: '11:30' }],
    });
  });

  it('says nothing of what the office did not write', () => {
    expect(Object.keys(described({ name: '站', place: 'yi' }) ?? {})).not.toContain('openingHoursSpecification');
    expect(Object.keys(described({ name: '站', place: 'yi' }) ?? {})).not.toContain('telephone');
  });
});
