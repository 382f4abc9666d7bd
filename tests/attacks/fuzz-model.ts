/**
 * Who may see and publish what, said once more and otherwise than the server
 * says it: a draft is its words, where it stands, and the names of who approved
 * these words. Nothing here is imported from the desk.
 */
export type Role = '推' | '审' | '定' | '管';
export type Column = 'draft' | 'pending_review' | 'pending_publish';

export interface Actor {
  readonly name: string;
  readonly roles: readonly Role[];
  /** Sees the drafts of this place only. */
  readonly place?: string;
}

export interface Draft {
  readonly words: string;
  readonly place: string;
  readonly author: Actor;
  readonly column: Column;
  readonly recommended: string | undefined;
  readonly reviewed: string | undefined;
}

export class Model {
  readonly drafts = new Map<string, Draft>();
  /** The words that readers have, by key. */
  readonly published = new Map<string, string>();

  sees({ place }: Actor, key: string): boolean {
    const draft = this.drafts.get(key);
    return draft !== undefined && (place === undefined || draft.place === place || draft.author.place === place);
  }

  mayWrite(actor: Actor): boolean {
    return actor.roles.some((role) => role !== '管');
  }

  /** Words that are saved have been approved by nobody. */
  saved(actor: Actor, key: string, words: string, place: string): void {
    const before = this.drafts.get(key);
    const column = before?.column === 'pending_publish' ? 'pending_review' : (before?.column ?? 'draft');
    const recommended = column === 'draft' ? undefined : before?.recommended;
    this.drafts.set(key, { words, place, author: before?.author ?? actor, column, recommended, reviewed: undefined });
  }

  mayMove(actor: Actor, key: string, to: Column): boolean {
    const draft = this.drafts.get(key);
    if (!draft || !this.sees(actor, key)) return false;
    const way = `${draft.column} ${to}`;
    if (way === 'draft pending_review') return actor.roles.includes('推');
    if (way === 'pending_review pending_publish') {
      return actor.roles.includes('审') && draft.recommended !== undefined && draft.recommended !== actor.name;
    }
    const back = ['pending_review draft', 'pending_publish draft', 'pending_publish pending_review'].includes(way);
    const own = draft.column === 'pending_review' && (actor.roles.includes('审') || draft.recommended === actor.name);
    return back && (actor.roles.includes('定') || own);
  }

  moved(actor: Actor, key: string, to: Column): void {
    const draft = this.drafts.get(key);
    if (!draft) return;
    const forward = { draft: 0, pending_review: 1, pending_publish: 2 };
    const recommended =
      to === 'draft'
        ? undefined
        : forward[to] > forward[draft.column] && to === 'pending_review'
          ? actor.name
          : draft.recommended;
    this.drafts.set(key, {
      ...draft,
      column: to,
      recommended,
      reviewed: to === 'pending_publish' ? actor.name : undefined,
    });
  }

  /** Three people, each with their role, for the words as they stand. */
  mayPublish(actor: Actor, key: string): boolean {
    const draft = this.drafts.get(key);
    if (draft?.column !== 'pending_publish' || !actor.roles.includes('定')) return false;
    const hands = new Set([draft.recommended, draft.reviewed, actor.name]);
    return !hands.has(undefined) && hands.size === 3;
  }

  wasPublished(key: string): void {
    this.published.set(key, this.drafts.get(key)?.words ?? '');
    this.drafts.delete(key);
  }

  mayWithdraw(actor: Actor, key: string): boolean {
    return actor.roles.includes('定') && this.published.has(key);
  }

  mayDiscard(actor: Actor, key: string): boolean {
    const draft = this.drafts.get(key);
    if (!draft || !this.sees(actor, key)) return false;
    if (actor.roles.includes('定') || actor.roles.includes('管')) return true;
    if (draft.column === 'draft') return draft.author.name === actor.name;
    return draft.column === 'pending_review' && actor.roles.includes('审');
  }
}
