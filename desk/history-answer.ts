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
}

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}
