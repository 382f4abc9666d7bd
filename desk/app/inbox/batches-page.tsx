/** What was done to several drafts at once, and takes back what a batch published. */
import { useCallback, useState } from 'react';
import type { Batch } from '../../api/inbox.ts';
import { sentenceOf } from '../api-client.ts';
import { readBatches, undoBatch } from '../approvals-client.ts';
import { ReasonDialog } from '../shell/reason-dialog.tsx';
import { useFollowed } from '../shell/follow.ts';

export function BatchesPage({ mayUndo }: { readonly mayUndo: boolean }) {
  const { value: batches, trouble, again } = useFollowed(useCallback(() => readBatches(), []));
  const [asking, setAsking] = useState<Batch>();
  const [said, setSaid] = useState('');
  if (trouble !== undefined) return <p role="alert">{sentenceOf(trouble)}</p>;
  if (!batches) return <p>正在读取……</p>;
  const undo = (batch: Batch, reason: string) => {
    setAsking(undefined);
    setSaid(`正在撤回${batch.about.length}篇……`);
    undoBatch(batch.id, reason).then(
      (count) => {
        setSaid(`已经撤回${count}篇，稿子都回到“推荐”一栏。`);
        again();
      },
      (error: unknown) => setSaid(sentenceOf(error)),
    );
  };
  return (
    <>
      <h1>整批办过的</h1>
      <p role="status" className="desk-trouble">
        {said}
      </p>
      {batches.length === 0 && <p className="approvals-nothing">还没有整批办过。</p>}
      <ol className="approvals-rows">
        {batches.map((batch) => (
          <li key={batch.id}>
            <div>
              <b>{batch.step}</b>　{batch.about.length}篇　{batch.name}，<time>{batch.time}</time>
              <details>
                <summary>哪几篇</summary>
                <ul>
                  {batch.about.map((name) => (
                    <li key={name}>
                      <a href={`#history/${name}`}>{name}</a>
                    </li>
                  ))}
                </ul>
              </details>
            </div>
            {mayUndo && batch.undoable && (
              <button type="button" onClick={() => setAsking(batch)}>
                整批撤回
              </button>
            )}
          </li>
        ))}
      </ol>
      {asking && (
        <ReasonDialog
          title={`撤回这一批的${asking.about.length}篇`}
          label="说明（读者在原来的地址会看到）"
          button="整批撤回"
          onClose={() => setAsking(undefined)}
          onReason={(reason) => undo(asking, reason)}
        />
      )}
    </>
  );
}
