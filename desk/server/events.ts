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
  | { readonly type: 'handOn'; readonly state: 'failed'; readonly message: string };

export class Events {
  readonly #listeners = new Set<Response>();
  readonly #hearers = new Set<(event: DeskEvent) => void>();
  #lastBuild: DeskEvent | undefined;

  send(event: DeskEvent): void {
    if (event.type === 'build') this.#lastBuild = event;
    for (const response of this.#listeners) write(response, event);
    for (const hear of this.#hearers) hear(event);
  }

  /** Calls back at every event, on this machine. */
  hear(listener: (event: DeskEvent) => void): void {
    this.#hearers.add(listener);
  }

  /** Keeps the connection open; a newcomer first hears how the last build stands. */
  listen(request: Request, response: Response): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
    response.write('retry: 3000\n\n');
    if (this.#lastBuild) write(response, this.#lastBuild);
    this.#listeners.add(response);
    // Proxies close a connection on which nothing is said for a minute.
    const pulse = setInterval(() => response.write(': \n\n'), 25_000);
    pulse.unref();
    request.on('close', () => {
      clearInterval(pulse);
      this.#listeners.delete(response);
    });
  }

  close(): void {
    for (const response of this.#listeners) response.end();
    this.#listeners.clear();
  }
}

function write(response: Response, event: DeskEvent): void {
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}
