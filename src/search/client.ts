/** Search as a page sees it: promises over messages to the worker. */
import type { FacetCounts, Query } from './engine.ts';
import type { Name } from './names.ts';
import type { Hints, SearchAnswer, SearchRequest } from './session.ts';

interface Calls {
  readonly search: SearchRequest;
  readonly counts: Query;
  readonly suggest: string;
  readonly hints: Query;
}

export type WorkerCall = Partial<Calls> & { readonly id: number; readonly folder: string };

export interface WorkerReply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

export class SearchClient {
  readonly #folder: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #last = 0;

  /** `folder` is the address of the index, ending in a slash. */
  constructor(folder: string) {
    this.#folder = new URL(folder, location.href).href;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'search' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.error === undefined) waiting?.resolve(data.value);
      else waiting?.reject(new Error(data.error));
    });
    this.#worker.addEventListener('error', () => {
      this.#fail('the search worker failed');
    });
  }

  /** Ends the worker and every call that still waits; a client that failed is closed and replaced. */
  close(): void {
    this.#worker.terminate();
    this.#fail('the search client was closed');
  }

  #fail(reason: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(reason));
    this.#waiting.clear();
  }

  #call(call: Partial<Calls>): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...call, id, folder: this.#folder } satisfies WorkerCall);
    });
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    return (await this.#call({ search: request })) as SearchAnswer;
  }

  async counts(query: Query): Promise<FacetCounts> {
    return (await this.#call({ counts: query })) as FacetCounts;
  }

  async suggest(text: string): Promise<Name[]> {
    return (await this.#call({ suggest: text })) as Name[];
  }

  async hints(query: Query): Promise<Hints> {
    return (await this.#call({ hints: query })) as Hints;
  }
}
