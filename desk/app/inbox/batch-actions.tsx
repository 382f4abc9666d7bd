/** What can be done at once with the drafts that are selected. */
import { useState } from 'react';
import type { EntryState } from '../../api/entry-list.ts';
import type { Step } from '../../api/inbox.ts';
import { sentenceOf } from '../api-client.ts';
import type { SignedInPerson } from '../../api/signed-in-person.ts';
import { decideDrafts, moveDrafts } from '../approvals-client.ts';
import type { Seen } from '../approvals-client.ts';
import type { BatchActions } from '../lists/batch-bar.tsx';
import { ReasonDialog } from '../shell/reason-dialog.tsx';
import { TimeDialog } from '../review/time-dialog.tsx';
import { doing } from './words.ts';

interface BatchProps {
  readonly selected: readonly (Seen & { readonly step?: Step | undefined })[];
  readonly onDone: () => void;
}

/** The same in a list of the desk, whose lines tell how far an entry has come. */
export function batchActionsFor(session: SignedInPerson): BatchActions {
  const waitsFor: Readonly<Record<EntryState, Step | undefined>> = {
    draft: session.mayRecommend ? 'recommend' : undefined,
    pending_review: session.mayReview ? 'review' : undefined,
    pending_publish: session.mayPublish ? 'decide' : undefined,
    scheduled: session.mayPublish ? 'decide' : undefined,
    published: undefined,
  };
  return (rows, done) => {
    const selected = rows.map(({ kind, slug, version = '', state }) => ({
      ...{ collection: kind, slug, version },
      step: waitsFor[state],
    }));
    return <BatchActions selected={selected} onDone={done} />;
  };
}

const next = { recommend: 'pending_review', review: 'pending_publish' } as const;

export function BatchActions({ selected, onDone }: BatchProps) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [asking, setAsking] = useState<'reason' | 'time'>();
  const steps = new Set(selected.map(({ step }) => step));
  const [step] = steps;
  const one = steps.size === 1 && step !== undefined && step !== 'edit' ? step : undefined;
  const act = (words: string, doIt: () => Promise<void>) => {
    setAsking(undefined);
    setBusy(true);
    setSaid(`正在${words}${selected.length}篇……`);
    doIt()
      .then(
        () => {
          setSaid(`已经${words}${selected.length}篇。`);
          onDone();
        },
        (error: unknown) => setSaid(sentenceOf(error)),
      )
      .finally(() => setBusy(false));
  };
  const forward = (kind: Exclude<Step, 'edit'>) =>
    act(doing[kind], () => (kind === 'decide' ? decideDrafts(selected) : moveDrafts(selected, next[kind])));
  return (
    <div className="approvals-batch">
      <p role="status" className="desk-trouble">
        {said}
      </p>
      {selected.length > 0 && (
        <p className="approvals-buttons">
          <span>选中了{selected.length}篇</span>
          {one !== undefined && (
            <button type="button" className="approvals-strong" disabled={busy} onClick={() => forward(one)}>
              {doing[one]}
            </button>
          )}
          {one === 'decide' && (
            <button type="button" disabled={busy} onClick={() => setAsking('time')}>
              定时发布
            </button>
          )}
          {(one === 'review' || one === 'decide') && (
            <button type="button" disabled={busy} onClick={() => setAsking('reason')}>
              退回
            </button>
          )}
          {one === undefined && <span>{steps.size > 1 ? '只有等同一步的稿子才能一起办。' : '这一步不由您办。'}</span>}
        </p>
      )}
      {asking === 'reason' && (
        <ReasonDialog
          title={`退回${selected.length}篇`}
          onClose={() => setAsking(undefined)}
          onReason={(reason) => act('退回', () => moveDrafts(selected, 'draft', reason))}
        />
      )}
      {asking === 'time' && (
        <TimeDialog
          onClose={() => setAsking(undefined)}
          onTime={(at) => act('定时', () => decideDrafts(selected, at))}
        />
      )}
    </div>
  );
}
