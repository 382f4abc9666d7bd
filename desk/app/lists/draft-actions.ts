/** The next steps of a draft, taken from the board; each names the version that stands on it, and the server decides. */
import type { EntryRow } from '../../api/entry-list.ts';
import { decap } from '../api-client.ts';
import type { SignedInPerson } from '../../api/signed-in-person.ts';

export interface DraftAction {
  readonly label: string;
  /** What is asked first; without it the step is taken at once. */
  readonly ask?: string;
  /** @returns what was done. */
  readonly act: (row: EntryRow) => Promise<string>;
}

async function send(action: string, { kind, slug, version }: EntryRow, more: object = {}): Promise<string> {
  const params = { branch: 'main', collection: kind, slug, version, ...more };
  return ((await decap({ action, params })) as { readonly message: string }).message;
}

const moveTo = (label: string, newStatus: string): DraftAction => ({
  label,
  act: (row) => send('updateUnpublishedEntryStatus', row, { newStatus }),
});

const decide: DraftAction = {
  label: '议定并发布',
  ask: '要议定并发布这篇稿子吗？',
  act: (row) => send('publishUnpublishedEntry', row),
};

const discard: DraftAction = {
  label: '删除草稿',
  ask: '要删除这篇草稿吗？已经发布的页面不受影响。',
  act: (row) => send('deleteUnpublishedEntry', row),
};

/** What somebody may try on a draft; of what the record forbids the server says why. */
export function actionsFor({ state }: EntryRow, session: SignedInPerson): readonly DraftAction[] {
  switch (state) {
    case 'draft':
      return [...(session.mayRecommend ? [moveTo('送审核', 'pending_review')] : []), discard];
    case 'pending_review':
      return [
        ...(session.mayReview ? [moveTo('送议定', 'pending_publish')] : []),
        ...(session.mayReview || session.mayPublish ? [moveTo('退回推荐', 'draft'), discard] : []),
      ];
    case 'pending_publish':
    case 'scheduled':
      return session.mayPublish ? [decide, moveTo('退回审核', 'pending_review'), discard] : [];
    default:
      return [];
  }
}
