/** What happens while editors look: builds and publications, as server-sent events. */
import type { Request, Response } from 'express';
import type { Diagnostic } from '#lib/diagnostic.ts';

export type DeskEvent =
  | { readonly type: 'build'; readonly state: 'running'; readonly stage: string }
  | {
      readonly type: 'build';
      readonly state: 'done';
      readonly commit: string;
      readonly seconds: number;
      /** What is not public yet, and when. */
      readonly message?: string;
    }
  | {
      readonly type: 'build';
      readonly state: 'failed';
      readonly message: string;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly type: 'published' | 'withdrawn'; readonly about: string; readonly name: string }
  | { readonly type: 'scheduled'; readonly about: string; readonly name: string; readonly at: string }
  | { readonly type: 'handOn'; readonly state: 'failed'; readonly message: string }
  /** Drafts have moved or changed; without names for who does not see them all. */
  | { readonly type: 'draft'; readonly about: readonly string[]; readonly name: string; readonly step: string }
  /** Something did not happen at its time. */
  | { readonly type: 'late'; readonly about: string; readonly message: string }
  /** Who has the entry open that the listener has open. */
  | { readonly type: 'presence'; readonly about: string; readonly names: readonly string[] };

/** Somebody's open page. */
export interface Listener {
  readonly name: string;
  /** The entry that it shows. */
  readonly about?: string | undefined;
  /** Whether the person may hear of a draft. */
  readonly mayHear: (about: string) => Promise<boolean>;
  /** Whether the person is still signed in. */
  readonly stands: () => boolean;
}

export class Events {
  readonly #listeners = new Map<Response, Listener>();
  readonly #hearers = new Set<(event: DeskEvent) => void>();
  #lastBuild: DeskEvent | undefined;

  send(event: DeskEvent): void {
    if (event.type === 'build') this.#lastBuild = event;
    this.endWithSessions();
    for (const [response, listener] of this.#listeners) {
      heard(event, listener).then(
        (one) => one && !response.writableEnded && write(response, one),
        // Who may hear of a draft is read from it; where it cannot be read, nobody hears, and nobody else is kept waiting.
        (error: unknown) => console.error(`${listener.name}没有收到通知：`, error),
      );
    }
    for (const hear of this.#hearers) hear(event);
  }

  /** Calls back at every event, on this machine. */
  hear(listener: (event: DeskEvent) => void): void {
    this.#hearers.add(listener);
  }

  /** Keeps the connection open; a newcomer first hears how the last build stands, and who else has the entry open. */
  listen(request: Request, response: Response, listener: Listener): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
    response.write('retry: 3000\n\n');
    if (this.#lastBuild) write(response, this.#lastBuild);
    this.#listeners.set(response, listener);
    this.#tellWhoIsIn(listener.about);
    // Proxies close a connection on which nothing is said for a minute.
    const pulse = setInterval(() => {
      this.endWithSessions();
      if (!response.writableEnded) response.write(': \n\n');
    }, 25_000);
    pulse.unref();
    request.on('close', () => {
      clearInterval(pulse);
      this.#listeners.delete(response);
      this.#tellWhoIsIn(listener.about);
    });
  }

  /** Ends the connections of whoever is not signed in any more. */
  endWithSessions(): void {
    for (const [response, { stands }] of this.#listeners) {
      if (stands()) continue;
      this.#listeners.delete(response);
      response.end();
    }
  }

  #tellWhoIsIn(about: string | undefined): void {
    if (about === undefined) return;
    const there = [...this.#listeners].filter(([, listener]) => listener.about === about);
    const names = [...new Set(there.map(([, { name }]) => name))];
    for (const [response] of there) write(response, { type: 'presence', about, names });
  }

  close(): void {
    for (const response of this.#listeners.keys()) response.end();
    this.#listeners.clear();
  }
}

/** An event as a listener may hear it. */
async function heard(event: DeskEvent, { mayHear }: Listener): Promise<DeskEvent | undefined> {
  if (event.type === 'scheduled' || event.type === 'late') return (await mayHear(event.about)) ? event : undefined;
  if (event.type !== 'draft') return event;
  const may = await Promise.all(event.about.map(mayHear));
  return may.every(Boolean) ? event : { ...event, about: event.about.filter((_, at) => may[at]), name: '', step: '' };
}

function write(response: Response, event: DeskEvent): void {
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}
