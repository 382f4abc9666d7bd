/** What the desk's server answers of drafts: who they wait for, what is noted on them, when they are due. */

/** A remark that nobody has settled. */
export interface OpenRemark {
  readonly id: string;
  /** `return`: why the draft came back; `doubt`: what an import was unsure of. */
  readonly kind: 'remark' | 'return' | 'doubt';
  readonly text: string;
  /** The beginning of the paragraph that it is about; none for one on the whole. */
  readonly quote?: string | undefined;
  readonly name: string;
  /** Beijing time. */
  readonly time: string;
}

/** What a person can do with a draft as it stands. */
export type Step = 'edit' | 'recommend' | 'review' | 'decide';

/** A draft in a list. */
export interface DraftRow {
  readonly collection: string;
  readonly slug: string;
  /** What a step on it has to name. */
  readonly version: string;
  /** What the kind is called, 简报. */
  readonly kind: string;
  readonly title: string;
  readonly status: 'draft' | 'pending_review' | 'pending_publish';
  /** The column in words. */
  readonly column: string;
  /** Who moved it there and when, Beijing time. */
  readonly by: string;
  readonly since: string;
  readonly remarks: readonly OpenRemark[];
  /** When it is to be published; of one that is decided. */
  readonly at?: string;
}

export interface Inbox {
  /** What waits for the person who asks, the longest first. */
  readonly waiting: readonly (DraftRow & { readonly step: Step })[];
  /** Everything else on the way that the person sees. */
  readonly others: readonly DraftRow[];
}

/** A draft on the screen, as whoever decides reads it. */
export interface ReviewedDraft extends DraftRow {
  readonly path: string;
  readonly raw: string;
  /** The content id of the text. */
  readonly id: string;
  /** What readers see now; none for a page that is new. */
  readonly published?: { readonly raw: string; readonly commit: string };
  /** What the person who asks may do with it. */
  readonly may: { readonly approve?: 'pending_review' | 'pending_publish' | 'publish'; readonly sendBack: boolean };
  /** Why it may not be approved, as a sentence. */
  readonly why?: string;
}

/** What is set to come or to go by itself. */
export interface Dated {
  readonly what: 'publish' | 'held' | 'unpublish';
  readonly collection: string;
  readonly slug: string;
  readonly kind: string;
  readonly title: string;
  /** Beijing time. */
  readonly at: string;
  /** Of a draft. */
  readonly version?: string;
  readonly by?: string;
}

/** What was taken down or thrown away and can come back. */
export interface Gone {
  readonly what: 'withdrawn' | 'discarded';
  readonly collection: string;
  readonly slug: string;
  readonly kind: string;
  readonly title: string;
  readonly name: string;
  readonly time: string;
  /** The last version that has words. */
  readonly commit: string;
}

/** What was done at once to several entries. */
export interface Batch {
  readonly id: string;
  readonly step: string;
  readonly name: string;
  readonly time: string;
  readonly about: readonly string[];
  /** Whether it can be undone: it was published, and nobody has undone it. */
  readonly undoable: boolean;
}
