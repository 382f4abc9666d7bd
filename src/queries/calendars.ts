/** The calendars of entries that say when something comes round. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CollectionEntry } from 'astro:content';
import { buildMoment } from '#archive/build-moment.ts';
import { entryBody } from '#entry-file/parse.ts';
import { briefingYear } from '#lib/briefing-label.ts';
import { momentToDate } from '#model/moment.ts';
import type { CalendarTrait } from '#model/kind.ts';
import { entryNames, kindOf } from '#model/kinds.ts';
import type { EntryName } from '#model/kinds.ts';
import type { Recurring } from '#model/recurring.ts';
import { cadenceRecurring, NO_DAY } from '#outputs/calendar/cadence-recurring.ts';
import { calendarText } from '#outputs/calendar/calendar-text.ts';
import { absolute, href, site, sourceHref } from '#site';
import { allIssues } from './briefings.ts';
import { allItems } from './catalogue.ts';
import type { Item } from './catalogue.ts';
import { all, once } from './collections.ts';

const calendars = once(async () => {
  const items = new Map((await allItems()).map((item) => [`${item.kind}/${item.id}`, item]));
  const made = entryNames.map(async (kind) => {
    const { calendar } = kindOf(kind);
    if (calendar === undefined) return [];
    const entries = (await all(kind)).map(async (entry) => {
      const item = items.get(`${kind}/${entry.id}`);
      const text = item && (await textOf(calendar, entry, item));
      return item === undefined || text === undefined ? [] : [{ item, calendar, text }];
    });
    return (await Promise.all(entries)).flat();
  });
  return (await Promise.all(made)).flat();
});

async function textOf(calendar: CalendarTrait, entry: CollectionEntry<EntryName>, item: Item) {
  const found = calendar.recurring ? fromFields(calendar.recurring, entry) : await fromBody(entry, item);
  if (found === undefined) return undefined;
  const { year, events, note } = found;
  const { title, publishedAt } = item;
  return calendarText(
    {
      name: calendar.name({ title, place: item.placeName ?? '' }),
      description: note ?? title,
      url: absolute(item.path),
      origin: site.site,
      product: calendar.file,
      stamp: publishedAt === undefined ? new Date(Date.UTC(year, 0, 1)) : momentToDate(publishedAt),
    },
    events,
  );
}

interface Found {
  /** The first year of the calendar. */
  readonly year: number;
  readonly events: readonly Recurring[];
  /** What a subscriber is told of it, besides its name. */
  readonly note?: string;
}

/** What the fields say holds now: it begins with this year. */
function fromFields(
  recurring: NonNullable<CalendarTrait['recurring']>,
  { id, data }: CollectionEntry<EntryName>,
): Found {
  const year = Number(new Date(buildMoment().getTime() + 8 * 3_600_000).getUTCFullYear());
  return { year, events: recurring(id, data, year) };
}

async function fromBody({ id, data, filePath }: CollectionEntry<EntryName>, item: Item): Promise<Found | undefined> {
  const issue =
    'source' in data ? (await allIssues()).find((one) => one.id === data.source.split('/', 1)[0]) : undefined;
  const year = (issue && briefingYear(issue)) ?? (item.publishedAt && Number(item.publishedAt.slice(0, 4)));
  // Without any year there is no day to begin at.
  if (!year) return undefined;
  const body = entryBody(await readFile(join(process.cwd(), filePath ?? ''), 'utf8'));
  const events = cadenceRecurring({ id, body, year, origin: site.site, sourceHref });
  return { year, events, note: `依据《${item.title}》。${NO_DAY}` };
}

const fileOf = ({ item, calendar }: { readonly item: Item; readonly calendar: CalendarTrait }): string =>
  `${item.path}${calendar.file}.ics`;

export async function calendarPaths() {
  return (await calendars()).map(({ item, calendar, text }) => ({
    params: { kind: item.kind, id: item.id, calendar: calendar.file },
    props: { calendar: text },
  }));
}

/** All of them, under the headings of their sorts. */
export async function calendarLists() {
  const sorts = Map.groupBy(await calendars(), ({ calendar }) => calendar.listed.title);
  return [...sorts].map(([title, sort]) => ({
    title,
    about: sort[0]?.calendar.listed.about ?? '',
    links: sort.map((one) => ({ title: one.item.title, place: one.item.placeName ?? '', href: href(fileOf(one)) })),
  }));
}

/** The calendar of an entry as a link of its page, where it has one. */
export async function calendarOf(page: string) {
  return (await calendars())
    .filter(({ item }) => item.path === page)
    .map((one) => ({ label: '加到手机日历（iCalendar）', href: href(fileOf(one)) }));
}
