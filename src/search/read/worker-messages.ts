/** What a page and the worker of search say to each other. */
import type { Query } from './engine.ts';
import type { SearchRequest } from './session.ts';

export interface Calls {
  readonly search: SearchRequest;
  readonly counts: Query;
  readonly suggest: string;
  readonly prepare: true;
  readonly hints: Query;
}

export type WorkerCall = Partial<Calls> & { readonly id: number; readonly folder: string };

/**
 * Why search has no answer: a file did not come; the index came and cannot be
 * read; the browser cannot run the program; or a newer one has replaced it.
 */
export type FailureKind = 'network' | 'index' | 'browser' | 'gone';

export interface WorkerReply {
  readonly id: number;
  readonly value?: unknown;
  readonly failure?: { readonly kind: FailureKind; readonly reason: string };
}
