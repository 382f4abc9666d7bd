/** Who has an entry since when: read from the events of its draft, or from the decision that published it. */
import type { EntryState } from '../api/entry-list.ts';
import type { Draft } from './draft.ts';
import { eventOf } from './record.ts';
import { roles } from './steps.ts';
import type { DraftEvent, Status } from './steps.ts';
import type { GitStore } from './git.ts';

export interface EntryRecord {
  readonly state: EntryState;
  readonly holder: string;
  /** Beijing time. */
  readonly since: string;
  /** Everybody who had a hand in it. */
  readonly people: readonly string[];
  readonly version?: string;
}

/** Who has an entry now; without a record nobody is known to. */
export interface ChangedRecord {
  readonly key: string;
  readonly draft?: EntryRecord | null;
  readonly published?: EntryRecord | null;
}

/** Which role a column waits for. */
const waitsFor: Record<Status, keyof typeof roles> = {
  draft: 'recommend',
  pending_review: 'review',
  pending_publish: 'decide',
};

/** How a draft stands. */
export function recordOf({ events, status, tip }: Draft): EntryRecord {
  const last = events.at(-1);
  const scheduled = last?.step === 'schedule';
  const came = sinceOf(events, status);
  // What is being written, or was sent back, lies with its writer; what is handed on waits for a role.
  const holder = status === 'draft' ? writerOf(events) : `等${roles[waitsFor[status]]}`;
  return {
    state: scheduled ? 'scheduled' : status,
    holder: scheduled ? last.name : holder,
    since: scheduled ? last.time : (came?.time ?? ''),
    people: [...new Set(events.map(({ name }) => name))],
    version: tip,
  };
}

const writerOf = (events: readonly DraftEvent[]): string => events.findLast(({ step }) => step === 'save')?.name ?? '';

/** The event that brought a draft into the column in which it stands. */
function sinceOf(events: readonly DraftEvent[], status: Status): DraftEvent | undefined {
  const before = events.findLastIndex((event) => event.status !== status);
  return events[before + 1];
}

/**
 * Who decided what was published from one commit of `main` to another, by `collection/slug`.
 * @param from undefined: from the beginning.
 */
export async function publicationsIn(
  store: GitStore,
  from: string | undefined,
  to: string,
): Promise<ReadonlyMap<string, EntryRecord>> {
  const range = from === undefined ? to : `${from}..${to}`;
  const log = await store.text(['log', '--first-parent', '--reverse', '--format=%B%x1e', range]);
  const records = log.split('\x1e').flatMap((message): [string, EntryRecord][] => {
    const done = eventOf(message.trimStart());
    const about = /^[^\n]*：(\S+)$/m.exec(message.trimStart().split('\n', 1)[0] ?? '')?.[1];
    if (done?.step !== 'decide' || about === undefined) return [];
    return [[about, { state: 'published', holder: done.name, since: done.time, people: [done.name] }]];
  });
  return new Map(records);
}
