import { describe, expect, it } from 'vitest';
import { cadenceRecurring } from './cadence-recurring.ts';
import { calendarText } from './calendar-text.ts';
import { sourceHref } from '../../../tests/fixtures/addresses.ts';

const story = {
  id: 'well',
  body: `<Cadence source="2020-001#p1" title="看井" rows={[{ period: '每月', items: ['看一次井'] }, { period: '每季度', items: ['洗一次井'] }, { period: '每年', items: ['修一次井', '评一次'] }, { period: '随时', items: ['报一次'] }]} />`,
  year: 2020,
  origin: 'https://example.test',
  sourceHref,
};

const about = {
  name: '乙镇代表履职提醒',
  description: '依据《乙镇看井》。',
  url: 'https://example.test/cases/well/',
  origin: 'https://example.test',
  product: 'cadence',
  stamp: new Date(Date.UTC(2020, 2, 5)),
};

const cadenceCalendar = (one: typeof story) => calendarText(about, cadenceRecurring(one));

const events = (text = '') =>
  text
    .replace(/\r\n /g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) =>
      Object.fromEntries(
        event.split('\r\n').map((line) => [line.split(/[:;]/, 1)[0], line.slice(line.search(/[:;]/) + 1)]),
      ),
    );

describe('the calendar of a cadence', () => {
  it('has an event for each thing to do, as often as its period comes round', () => {
    expect(events(cadenceCalendar(story)).map(({ SUMMARY, RRULE, DTSTART }) => [SUMMARY, RRULE, DTSTART])).toEqual([
      ['每月：看一次井', 'FREQ=MONTHLY;INTERVAL=1', 'VALUE=DATE:20200101'],
      ['每季度：洗一次井', 'FREQ=MONTHLY;INTERVAL=3', 'VALUE=DATE:20200101'],
      ['每年：修一次井', 'FREQ=YEARLY', 'VALUE=DATE:20200101'],
      ['每年：评一次', 'FREQ=YEARLY', 'VALUE=DATE:20200101'],
    ]);
  });

  it('says that the source names no day, and where the duty stands', () => {
    for (const { DESCRIPTION, DTSTAMP, TRANSP } of events(cadenceCalendar(story))) {
      expect(DESCRIPTION).toContain('简报没有规定哪一天做');
      expect(DESCRIPTION).toContain('/briefings/2020-001/#p1');
      expect([DTSTAMP, TRANSP]).toEqual(['20200305T000000Z', 'TRANSPARENT']);
    }
  });

  it('gives every event an identity of its own that stays', () => {
    const ids = events(cadenceCalendar(story)).map(({ UID }) => UID);
    expect(new Set(ids).size).toBe(4);
    expect(events(cadenceCalendar(story)).map(({ UID }) => UID)).toEqual(ids);
  });

  it('is not made of a story without a cadence', () => {
    expect(cadenceCalendar({ ...story, body: '没有节奏图。' })).toBeUndefined();
  });
});
