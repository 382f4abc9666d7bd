/** Which part of the inbox an address names, below the menu. */
import { useCallback, useSyncExternalStore } from 'react';
import { isEditable } from '#model/editable.ts';
import { waitingCount } from '../api-client.ts';
import type { SignedInPerson } from '../../api/signed-in-person.ts';
import { HistoryPage } from '../review/history-page.tsx';
import { ReviewPage } from '../review/review-page.tsx';
import { useFollowed } from '../shell/follow.ts';
import { Menu } from '../shell/menu.tsx';
import { BatchesPage } from './batches-page.tsx';
import { DatedPage } from './dated-page.tsx';
import { GonePage } from './gone-page.tsx';
import { WaitingPage } from './waiting-page.tsx';

function useHash(): string {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => location.hash,
  );
}

export function InboxPage({ session }: { readonly session: SignedInPerson }) {
  const hash = useHash();
  const { value: waiting } = useFollowed(useCallback(() => waitingCount(), []));
  const [page = 'waiting', collection = '', slug = ''] = hash.replace(/^#/, '').split('/');
  const here = `inbox.html#${page === '' ? 'waiting' : page}`;
  return (
    <>
      <Menu session={session} waiting={waiting} here={here} />
      <main className="approvals-main" id="main">
        {isEditable(collection) && page === 'review' ? (
          <ReviewPage key={hash} collection={collection} slug={slug} own={session.name} />
        ) : isEditable(collection) && page === 'history' ? (
          <HistoryPage key={hash} collection={collection} slug={slug} />
        ) : page === 'dated' ? (
          <DatedPage />
        ) : page === 'gone' ? (
          <GonePage />
        ) : page === 'batches' ? (
          <BatchesPage mayUndo={session.mayWithdraw} />
        ) : (
          <WaitingPage key={page} all={page === 'all'} />
        )}
      </main>
    </>
  );
}
