/** 定时发布: what of the archive readers may see at a moment. Everything that is shown anywhere is drawn from it. */
import { isAhead } from '#model/moment.ts';
import type { Archive, Entry } from './entry.ts';

export interface HeldBack {
  /** Path from the project's root. */
  readonly file: string;
  /** When it becomes public, see src/model/moment.ts. */
  readonly publishAt: string;
}

/** When an entry is to appear; undefined for one without a time of its own. */
export function publishAtOf({ data }: Entry): string | undefined {
  return 'publishAt' in data ? data.publishAt : undefined;
}

/** The entries that are public at `now`, and those that are not yet, the earliest first. */
export function publicAt(
  whole: Archive,
  now: Date,
): { readonly archive: Archive; readonly heldBack: readonly HeldBack[] } {
  const waits = (entry: Entry) => isAhead(publishAtOf(entry), now);
  const archive = Object.fromEntries(
    Object.entries(whole).map(([collection, entries]) => [collection, entries.filter((entry) => !waits(entry))]),
  ) as unknown as Archive;
  const heldBack = Object.values(whole)
    .flat()
    .filter(waits)
    .map((entry) => ({ file: entry.file, publishAt: publishAtOf(entry) ?? '' }))
    .sort((a, b) => (a.publishAt < b.publishAt ? -1 : a.publishAt > b.publishAt ? 1 : 0));
  return { archive, heldBack };
}

/** What a build says of what it held back, as lines; none when that is nothing. */
export function sayHeldBack(heldBack: readonly HeldBack[]): string[] {
  const [first] = heldBack;
  if (!first) return [];
  return [
    `有${heldBack.length}个页面还没有到发布时间，这次没有放进网站：`,
    ...heldBack.map(({ file, publishAt }) => `${publishAt}　${file}`),
    `最早的一个到${first.publishAt}（北京时间）发布，到那时要再生成一次网站。`,
  ];
}
