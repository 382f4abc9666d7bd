/** The stories whose cadence figure makes a calendar. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entryBody } from '#archive/entry-file.ts';
import { briefingYear } from '#lib/briefing-label.ts';
import { momentToDate } from '#model/moment.ts';
import { cadenceCalendar } from '#outputs/calendar/cadence-calendar.ts';
import { absolute, href, site, sourceHref } from '#site';
import { allIssues } from './briefings.ts';
import { allItems } from './catalogue.ts';
import { all, once } from './collections.ts';

const kinds = ['cases', 'deputies', 'brands'] as const;

const calendars = once(async () => {
  const years = new Map((await allIssues()).map((issue) => [issue.id, briefingYear(issue)]));
  const items = new Map((await allItems()).map((item) => [item.path, item]));
  const entries = (await Promise.all(kinds.map((kind) => all(kind)))).flat();
  const made = entries.map(async ({ collection, id, data, filePath }) => {
    const item = items.get(`/${collection}/${id}/`);
    const published = item?.publishedAt;
    const year = years.get(data.source.split('/', 1)[0] ?? '') ?? (published && Number(published.slice(0, 4)));
    // Without any year there is no day to begin at.
    if (!item || !year) return [];
    const calendar = cadenceCalendar({
      id,
      title: item.title,
      url: absolute(item.path),
      body: entryBody(await readFile(join(process.cwd(), filePath ?? ''), 'utf8')),
      year,
      stamp: published === undefined ? new Date(Date.UTC(year, 0, 1)) : momentToDate(published),
      place: item.placeName ?? '',
      origin: site.site,
      sourceHref,
    });
    const path = `${item.path}cadence.ics`;
    return calendar === undefined
      ? []
      : [
          {
            section: collection,
            id,
            page: item.path,
            title: item.title,
            place: item.placeName ?? '',
            href: href(path),
            calendar,
          },
        ];
  });
  return (await Promise.all(made)).flat();
});

export async function calendarPaths() {
  return (await calendars()).map(({ section, id, calendar }) => ({ params: { section, id }, props: { calendar } }));
}

export async function calendarLinks() {
  return (await calendars()).map(({ title, place, href: to }) => ({ title, place, href: to }));
}

/** The calendar of a story's cadence as a link of its page, where it has one. */
export async function calendarOf(page: string) {
  return (await calendars())
    .filter((calendar) => calendar.page === page)
    .map(({ href: to }) => ({ label: '加到手机日历（iCalendar）', href: to }));
}
