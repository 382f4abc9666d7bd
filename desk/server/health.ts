/**
 * How the desk is, for whoever watches the machine: no words, names or addresses of the office's,
 * only times, commits and whether the last try went well.
 */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { momentToDate, zonedTime } from '#model/moment.ts';
import { EmbargoReader } from './embargoes.ts';
import type { Events } from './event-stream.ts';
import type { GitStore } from './git.ts';
import type { Releases } from './releases.ts';
import { scheduledTimes } from './publishing.ts';
import { mainOf } from './workflow.ts';
import { writeWhole } from './write-whole.ts';

/** A publication is tried every quarter of a minute; one that is so much late is not coming by itself. */
const LATE_MS = 5 * 60_000;

const push = z.object({ at: z.string(), ok: z.boolean() });
type Push = z.infer<typeof push>;

/** Times in China Standard Time, `2026-11-23T17:30:00+08:00`; null where there is none. */
export interface DeskHealth {
  /** Readers see a site, and nothing failed that nobody has seen to since. */
  readonly ok: boolean;
  readonly lastPublication: { readonly at: string; readonly commit: string };
  /** Of the site that readers see, the beginning of the commit it was built from. */
  readonly shown: string | null;
  /** Since the desk was started. */
  readonly lastBuild: { readonly at: string; readonly state: 'running' | 'done' | 'failed' } | null;
  /** Of what was published, to the office's remote; null where none is set. */
  readonly lastPush: Push | null;
  readonly nextPublication: string | null;
}

interface Watched {
  readonly store: GitStore;
  readonly releases: Releases;
  readonly events: Events;
  readonly now: () => Date;
  /** Where the last push is kept; undefined for an office without a remote. */
  readonly pushes: string | undefined;
}

export class Health {
  readonly #watched: Watched;
  readonly #embargoes: EmbargoReader;
  #lastBuild: DeskHealth['lastBuild'] = null;
  #asked: Promise<DeskHealth> | undefined;

  constructor(watched: Watched) {
    this.#watched = watched;
    this.#embargoes = new EmbargoReader(watched.store);
    watched.events.hear((event) => {
      if (event.type === 'build') this.#lastBuild = { at: zonedTime(watched.now()), state: event.state };
    });
  }

  /** Notes how a push to the remote went; a restart does not make a failed one good. */
  pushed(ok: boolean): void {
    const { pushes, now } = this.#watched;
    if (pushes !== undefined) writeWhole(pushes, JSON.stringify({ at: zonedTime(now()), ok } satisfies Push));
  }

  /** Whoever asks while it is being found out hears the same. */
  report(): Promise<DeskHealth> {
    this.#asked ??= this.#report().finally(() => {
      this.#asked = undefined;
    });
    return this.#asked;
  }

  async #report(): Promise<DeskHealth> {
    const { store, releases, now } = this.#watched;
    const commit = await mainOf(store);
    const at = new Date((await store.text(['log', '-1', '--format=%cI', commit])).trim());
    const next = await this.#next(commit);
    const shown = releases.current()?.split('-', 1)[0] ?? null;
    const lastPush = this.#lastPush();
    const late = next !== undefined && now().getTime() - next.getTime() > LATE_MS;
    return {
      ok: shown !== null && !late && this.#lastBuild?.state !== 'failed' && lastPush?.ok !== false,
      lastPublication: { at: zonedTime(at), commit },
      shown,
      lastBuild: this.#lastBuild,
      lastPush,
      nextPublication: next === undefined ? null : zonedTime(next),
    };
  }

  /** Of drafts that wait for their time, and of published files that do. */
  async #next(commit: string): Promise<Date | undefined> {
    const { store, now } = this.#watched;
    const [scheduled, { heldBack }] = await Promise.all([scheduledTimes(store), this.#embargoes.at(commit, now())]);
    const [first] = [...scheduled, ...heldBack.map(({ publishAt }) => publishAt)].sort();
    return first === undefined ? undefined : momentToDate(first);
  }

  #lastPush(): Push | null {
    const { pushes } = this.#watched;
    if (pushes === undefined || !existsSync(pushes)) return null;
    return push.parse(JSON.parse(readFileSync(pushes, 'utf8')));
  }
}
