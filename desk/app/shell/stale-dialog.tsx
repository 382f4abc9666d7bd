/** Says that the page shows another version than the desk keeps, what changed, and offers to open it anew. */
import { useEffect, useRef } from 'react';
import { Difference } from './history-dialog.tsx';
import { JoinTexts } from './join-texts.tsx';
import type { Stale } from './stale.ts';

interface DialogProps {
  readonly stale: Stale;
  readonly onClose: () => void;
}

export function StaleDialog({ stale: { sentence, changed, save }, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="desk-dialog" aria-labelledby="stale-title" onClose={onClose}>
      <h1 id="stale-title">页面上的不是现在这一版</h1>
      <p role="alert">{sentence}</p>
      {changed.conflict && save && <JoinTexts conflict={changed.conflict} save={save} />}
      {changed.difference && !(changed.conflict && save) && (
        <>
          <p>改动的地方（划掉的是您看到的，画线的是现在的）：</p>
          <Difference parts={changed.difference} />
        </>
      )}
      <p className="desk-hint">您在这一页上写的文字都还在。有没有保存的，请先复制出来，再重新打开。</p>
      <form method="dialog" className="desk-choices">
        <button type="button" onClick={() => location.reload()}>
          重新打开
        </button>
        <button autoFocus>先留在这一页</button>
      </form>
    </dialog>
  );
}
