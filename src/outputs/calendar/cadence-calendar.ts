/**
 * A calendar that a deputy can subscribe to: the things to do of a story's
 * cadence figures, each coming round as often as the source says. The source
 * names no day; the first day of a period stands for the period, and says so.
 */
import ical, { ICalEventRepeatingFreq, ICalEventTransparency } from 'ical-generator';
import { readMdx } from '#lib/mdx-document.ts';
import { timesInAYear } from '#lib/period.ts';
import type { SiteUrls } from '#lib/urls.ts';
import { showings } from '#model/showing.ts';

export interface Story {
  readonly id: string;
  readonly title: string;
  /** Address of its page, with protocol and host. */
  readonly url: string;
  /** Its MDX, checked before. */
  readonly body: string;
  /** The year of the briefing it rests on: when the calendar begins. */
  readonly year: number;
  /** When it went on the web; only says how fresh the calendar is. */
  readonly stamp: Date;
  readonly place: string;
  /** Protocol and host of the site. */
  readonly origin: string;
  /** The address of what a source names, see {@link SiteUrls}. */
  readonly sourceHref: SiteUrls['sourceHref'];
}

/** The cadence figures of a story, as its author wrote them. */
function cadences(body: string) {
  return readMdx(body)
    .elements.filter(({ name }) => name === 'Cadence')
    .map(({ props }) => showings.Cadence.schema.parse(props));
}

/** The iCalendar text, or undefined when the story has no cadence that a calendar can show. */
export function cadenceCalendar(story: Story): string | undefined {
  const calendar = ical({
    name: `${story.place}代表履职提醒`,
    description: `依据《${story.title}》。${NO_DAY}`,
    prodId: { company: new URL(story.origin).hostname, product: 'cadence', language: 'ZH' },
    url: story.url,
    ttl: 7 * 24 * 60 * 60,
  });
  for (const { source, title, rows } of cadences(story.body)) {
    for (const { period, items } of rows) {
      const times = timesInAYear(period);
      if (times === undefined) continue;
      for (const item of items) {
        calendar.createEvent({
          id: `${story.id}-${source.replace(/[^a-z0-9]+/g, '-')}-${times}-${items.indexOf(item)}@${new URL(story.origin).hostname}`,
          summary: `${period}：${item}`,
          description: `${title}：${period}，${item}。${NO_DAY}出处：${story.origin}${story.sourceHref(source)}`,
          start: new Date(Date.UTC(story.year, 0, 1)),
          allDay: true,
          stamp: story.stamp,
          transparency: ICalEventTransparency.TRANSPARENT,
          repeating:
            times === 1
              ? { freq: ICalEventRepeatingFreq.YEARLY }
              : { freq: ICalEventRepeatingFreq.MONTHLY, interval: 12 / times },
        });
      }
    }
  }
  return calendar.length() === 0 ? undefined : `${calendar.toString()}\r\n`;
}

const NO_DAY = '简报没有规定哪一天做，这里放在每个周期的第一天，只作提醒。';
