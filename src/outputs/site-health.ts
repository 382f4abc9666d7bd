/** `/health.json` of a built site: what an office's monitoring asks a host that serves files and knows nothing else. */
import type { Archive } from '#archive/entry.ts';
import type { HeldBack } from '#archive/public-at.ts';
import { momentToDate, zonedTime } from '#model/moment.ts';

export const HEALTH_FILE = 'health.json';

/** Times in China Standard Time, `2026-11-23T17:30:00+08:00`; null where there is none. */
export interface SiteHealth {
  readonly builtAt: string;
  /** The moment that decided what is public. */
  readonly contentAsOf: string;
  /** When a page last went on the web or was put right, as the pages themselves say. */
  readonly lastPublication: string | null;
  /** When the next build is due. */
  readonly nextPublication: string | null;
}

interface Building {
  readonly archive: Archive;
  /** The earliest first. */
  readonly heldBack: readonly HeldBack[];
  readonly now: Date;
  readonly builtAt: Date;
}

export function siteHealth({ archive, heldBack: [next], now, builtAt }: Building): SiteHealth {
  const zoned = (moment: string | undefined) => (moment === undefined ? null : zonedTime(momentToDate(moment)));
  return {
    builtAt: zonedTime(builtAt),
    contentAsOf: zonedTime(now),
    lastPublication: zoned(published(archive).sort().at(-1)),
    nextPublication: zoned(next?.publishAt),
  };
}

function published(archive: Archive): string[] {
  return Object.values(archive)
    .flat()
    .flatMap(({ data }) => [
      ...('publishedAt' in data && data.publishedAt !== undefined ? [data.publishedAt] : []),
      ...('corrections' in data ? (data.corrections ?? []).map(({ at }) => at) : []),
    ]);
}
