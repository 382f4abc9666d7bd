/** What the server says of an entry's history and the browser shows. */

export interface Version {
  readonly commit: string;
  /** Who: the person of a step at the desk, otherwise git's author. */
  readonly name: string;
  readonly office?: string;
  /** Beijing time. */
  readonly time: string;
  /** 保存, 推荐 …; a commit from outside the desk is called so. */
  readonly step: string;
  /** Whether the text differs from the version before it. */
  readonly changed: boolean;
  readonly published: boolean;
  /** What was noted with the step. */
  readonly note?: string;
}

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A stretch of two texts: settled, or changed by both. */
export type TextPart = { readonly both: string } | { readonly mine: string; readonly theirs: string };

/** Two texts that cannot both be kept as they are. */
export interface Conflict {
  readonly parts: readonly TextPart[];
  /** The content id that a joint text has to name as seen. */
  readonly seen: string;
}

/** What happened to an entry between the version on somebody's screen and now. */
export interface Changed {
  /** Oldest first; Beijing time, and the step in words. */
  readonly events: readonly { readonly name: string; readonly time: string; readonly step: string }[];
  /** From the text on the screen to the one that stands there; none when the words are the same or unknown. */
  readonly difference?: readonly DiffPart[];
  /** Of a save: both texts, merged as far as they go together. */
  readonly conflict?: Conflict;
}
