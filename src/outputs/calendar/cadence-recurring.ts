/**
 * The things to do of a story's cadence figures, each coming round as often as
 * the source says. The source names no day; the first day of a period stands
 * for the period, and says so.
 */
import { readMdx } from '#lib/mdx-document.ts';
import { timesInAYear } from '#lib/period.ts';
import type { SiteUrls } from '#lib/urls.ts';
import type { Recurring } from '#model/recurring.ts';
import { mdxComponents } from '#model/mdx-components.ts';

export interface Story {
  readonly id: string;
  /** Its MDX, checked before. */
  readonly body: string;
  /** The year of the briefing it rests on: when its calendar begins. */
  readonly year: number;
  /** Protocol and host of the site. */
  readonly origin: string;
  /** The address of what a source names, see {@link SiteUrls}. */
  readonly sourceHref: SiteUrls['sourceHref'];
}

/** The cadence figures of a story, as its author wrote them. */
function cadences(body: string) {
  return readMdx(body)
    .elements.filter(({ name }) => name === 'Cadence')
    .map(({ props }) => mdxComponents.Cadence.schema.parse(props));
}

/** What comes round; nothing when the story has no cadence that a calendar can show. */
export function cadenceRecurring({ id, body, year, origin, sourceHref }: Story): Recurring[] {
  return cadences(body).flatMap(({ source, title, rows }) =>
    rows.flatMap(({ period, items }) => {
      const timesAYear = timesInAYear(period);
      if (timesAYear === undefined) return [];
      return items.map((item): Recurring => ({
        id: `${id}-${source.replace(/[^a-z0-9]+/g, '-')}-${timesAYear}-${items.indexOf(item)}`,
        summary: `${period}：${item}`,
        description: `${title}：${period}，${item}。${NO_DAY}出处：${origin}${sourceHref(source)}`,
        day: `${year}-01-01`,
        repeats: { every: 'period', timesAYear },
      }));
    }),
  );
}

export const NO_DAY = '简报没有规定哪一天做，这里放在每个周期的第一天，只作提醒。';
