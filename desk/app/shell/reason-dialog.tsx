/** Asks why a draft goes back; without a reason it does not. */
import { useEffect, useRef } from 'react';
import type { FormEvent } from 'react';

interface ReasonProps {
  readonly title: string;
  readonly label?: string;
  readonly button?: string;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

export function ReasonDialog({
  title,
  label = '理由（起草的同事会看到，改好以前一直在）',
  button = '退回',
  onReason,
  onClose,
}: ReasonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    if (reason !== '') onReason(reason);
  };
  return (
    <dialog ref={dialog} className="desk-dialog" aria-labelledby="reason-title" onClose={onClose}>
      <h1 id="reason-title">{title}</h1>
      <form onSubmit={submit}>
        <label>
          {label}
          <textarea name="reason" rows={3} maxLength={300} required />
        </label>
        <p className="approvals-buttons">
          <button className="desk-grave">{button}</button>
          <button type="button" onClick={() => dialog.current?.close()}>
            取消
          </button>
        </p>
      </form>
    </dialog>
  );
}
