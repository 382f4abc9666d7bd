/** 撤稿: asks for the reason that readers will see, then takes the page down. */
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { withdrawEntry } from './office.ts';

interface DialogProps {
  readonly path: string;
  readonly onClose: () => void;
}

export function WithdrawDialog({ path, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState('');
  const [done, setDone] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    withdrawEntry(path, reason).then(setDone, (error: unknown) => setTrouble(String(error)));
  };
  return (
    <dialog ref={dialog} className="desk-dialog" aria-labelledby="withdraw-title" onClose={onClose}>
      <h1 id="withdraw-title">撤下这个页面</h1>
      <p>撤下以后，原来的地址还在，读者会看到撤稿说明。历史都在 git 里，不会丢。</p>
      <p role="alert" className="desk-trouble">
        {trouble}
      </p>
      <p role="status">{done}</p>
      {done === '' && (
        <form onSubmit={submit}>
          <label>
            说明（选填，读者会看到）
            <textarea name="reason" rows={3} maxLength={300} />
          </label>
          <button>撤稿</button>
        </form>
      )}
      <form method="dialog">
        <button>关闭</button>
      </form>
    </dialog>
  );
}
