/** Asks when something is to be published, in Beijing time wherever the browser is. */
import { useEffect, useRef } from 'react';
import type { FormEvent } from 'react';

interface TimeProps {
  readonly onTime: (at: string) => void;
  readonly onClose: () => void;
}

export function TimeDialog({ onTime, onClose }: TimeProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The box is read as Beijing time, and written as the desk writes it.
    onTime(String(new FormData(event.currentTarget).get('at')).replace('T', ' ').slice(0, 16));
  };
  return (
    <dialog ref={dialog} className="desk-dialog" aria-labelledby="time-title" onClose={onClose}>
      <h1 id="time-title">定时发布</h1>
      <form onSubmit={submit}>
        <label>
          发布时间（北京时间）
          <input name="at" type="datetime-local" required />
        </label>
        <p className="desk-hint">到时间自动上网，网站一起更新一次。到时间以前随时可以取消。</p>
        <p className="approvals-buttons">
          <button className="approvals-strong">定时发布</button>
          <button type="button" onClick={() => dialog.current?.close()}>
            取消
          </button>
        </p>
      </form>
    </dialog>
  );
}
