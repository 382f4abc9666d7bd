/** Search as a page sees it: promises over messages to the worker. */
import type { FacetCounts, Query } from './engine.ts';
import type { Name } from '../format/name-file.ts';
import type { Hints, SearchAnswer, SearchRequest } from './session.ts';
import workerAddress from './worker.ts?worker&url';
import type { Calls, FailureKind, WorkerCall, WorkerReply } from './worker-messages.ts';

export class SearchFailure extends Error {
  readonly kind: FailureKind;
  /** Whether the client cannot be asked again. */
  readonly fatal: boolean;

  constructor(kind: FailureKind, reason: string, fatal = false) {
    super(reason);
    this.kind = kind;
    this.fatal = fatal;
  }
}

/** Whether a file is no longer on the server, which answers. */
async function isGone(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { method: 'HEAD', cache: 'no-cache' })).status === 404;
  } catch {
    return false;
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
    this.#worker = new Worker(workerAddress);
    this.#worker.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.failure === undefined) waiting?.resolve(data.value);
      else waiting?.reject(new SearchFailure(data.failure.kind, data.failure.reason));
    });
    this.#worker.addEventListener('error', (event: Event) => {
      // A script that did not come fails without a word; one that cannot run says what it stumbled over.
      const { message } = event as Partial<ErrorEvent>;
      if (message) this.#fail('browser', message);
      else
        void isGone(workerAddress).then((gone) =>
          this.#fail(gone ? 'gone' : 'network', 'the search worker did not come'),
        );
    });
  }

  /** Ends the worker and every call that still waits; a client that failed is closed and replaced. */
  close(): void {
    this.#worker.terminate();
    this.#fail('network', 'the search client was closed');
  }

  #fail(kind: FailureKind, reason: string): void {
    for (const { reject } of this.#waiting.values()) reject(new SearchFailure(kind, reason, true));
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

  /** Starts fetching what any search needs. */
  async prepare(): Promise<void> {
    await this.#call({ prepare: true });
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
