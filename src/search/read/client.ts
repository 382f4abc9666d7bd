/** Search as a page sees it: promises over messages to the worker. */
import type { FacetCounts, Query } from './engine.ts';
import type { Name } from '../format/name-file.ts';
import type { Hints, SearchAnswer, SearchRequest } from './session.ts';
import SearchWorker from './worker.ts?worker';
import type { Calls, FailureKind, WorkerCall, WorkerReply } from './worker-messages.ts';

export class SearchFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, reason: string) {
    super(reason);
    this.kind = kind;
  }
}

export class SearchClient {
  readonly #folder: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #last = 0;

  /** `folder` is the address of the index, ending in a slash. */
  constructor(folder: string) {
    this.#folder = new URL(folder, location.href).href;
    this.#worker = new SearchWorker();
    this.#worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.failure === undefined) waiting?.resolve(data.value);
      else waiting?.reject(new SearchFailure(data.failure.kind, data.failure.reason));
    });
    this.#worker.addEventListener('error', (event: Event) => {
      // A script that did not come fails without a word; one that cannot run says what it stumbled over.
      const { message } = event as Partial<ErrorEvent>;
      this.#fail(message ? 'browser' : 'network', message ?? 'the search worker did not come');
    });
  }

  /** Ends the worker and every call that still waits; a client that failed is closed and replaced. */
  close(): void {
    this.#worker.terminate();
    this.#fail('network', 'the search client was closed');
  }

  #fail(kind: FailureKind, reason: string): void {
    for (const { reject } of this.#waiting.values()) reject(new SearchFailure(kind, reason));
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
