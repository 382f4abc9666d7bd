/** A calendar that somebody can subscribe to, as iCalendar text. */
import ical, { ICalEventRepeatingFreq, ICalEventTransparency, ICalWeekday } from 'ical-generator';
import type { ICalCalendar, ICalRepeatingOptions } from 'ical-generator';
import type { Recurring, Repeats } from '#model/recurring.ts';

export interface CalendarAbout {
  readonly name: string;
  readonly description: string;
  /** Address of the page it belongs to, with protocol and host. */
  readonly url: string;
  /** Protocol and host of the site. */
  readonly origin: string;
  /** What makes it, for programs; ASCII. */
  readonly product: string;
  /** When its page went on the web; only says how fresh the calendar is. */
  readonly stamp: Date;
}

/** Seconds after which a program asks again. */
const A_WEEK = 7 * 24 * 60 * 60;

/** @returns undefined when nothing comes round. */
export function calendarText(about: CalendarAbout, events: readonly Recurring[]): string | undefined {
  if (events.length === 0) return undefined;
  const { hostname } = new URL(about.origin);
  const calendar = ical({
    name: about.name,
    description: about.description,
    prodId: { company: hostname, product: about.product, language: 'ZH' },
    url: about.url,
    ttl: A_WEEK,
    // The calendar itself has no zone: the library would write its stamps, which are UTC, as if in it.
    timezone: { name: null, generator: () => CHINA_TIME },
  });
  for (const event of events) add(calendar, event, hostname, about.stamp);
  return `${calendar.toString()}\r\n`;
}

function add(calendar: ICalCalendar, event: Recurring, hostname: string, stamp: Date): void {
  const { id, summary, description, location, day, hours, repeats } = event;
  calendar.createEvent({
    ...{ id: `${id}@${hostname}`, summary, stamp, repeating: repeating(repeats) },
    ...(description !== '' && { description }),
    ...(location !== undefined && { location }),
    transparency: ICalEventTransparency.TRANSPARENT,
    // With a zone a time is read as the clock on the wall shows it, wherever the site is built.
    ...(hours
      ? { start: `${day}T${hours.from}:00`, end: `${day}T${hours.to}:00`, timezone: CHINA }
      : { start: new Date(`${day}T00:00:00Z`), allDay: true }),
  });
}

const weekdays = [
  ICalWeekday.SU,
  ICalWeekday.MO,
  ICalWeekday.TU,
  ICalWeekday.WE,
  ICalWeekday.TH,
  ICalWeekday.FR,
  ICalWeekday.SA,
] as const;

function repeating(repeats: Repeats): ICalRepeatingOptions {
  if (repeats.every === 'period') {
    return repeats.timesAYear === 1
      ? { freq: ICalEventRepeatingFreq.YEARLY }
      : { freq: ICalEventRepeatingFreq.MONTHLY, interval: 12 / repeats.timesAYear };
  }
  if (repeats.every === 'week') {
    return { freq: ICalEventRepeatingFreq.WEEKLY, byDay: [weekdays[repeats.weekday]] };
  }
  return 'day' in repeats
    ? { freq: ICalEventRepeatingFreq.MONTHLY, byMonthDay: [repeats.day] }
    : { freq: ICalEventRepeatingFreq.MONTHLY, byDay: [weekdays[repeats.weekday]], bySetPos: [repeats.nth] };
}

const CHINA = 'Asia/Shanghai';

/** Without daylight saving a zone is one line of it; a program need not know the zone's name. */
const CHINA_TIME = [
  'BEGIN:VTIMEZONE',
  `TZID:${CHINA}`,
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');
