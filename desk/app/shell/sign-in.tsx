/** The desk's own sign-in: a page at first, a dialog over the unsaved words when the session ends later. */
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { createRoot } from 'react-dom/client';
import { openSession } from '../api-client.ts';

/** Resolves once somebody has signed in. */
export function askToSignIn(why?: string): Promise<void> {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  return new Promise((resolve) => {
    const done = () => {
      root.unmount();
      place.remove();
      resolve();
    };
    root.render(<SignIn why={why} onDone={done} />);
  });
}

function SignIn({ why, onDone }: { readonly why: string | undefined; readonly onDone: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setBusy(true);
    setTrouble('');
    try {
      await openSession(String(given.get('name')).trim(), String(given.get('password')));
      onDone();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <dialog
      ref={dialog}
      className="desk-dialog desk-sign-in"
      aria-labelledby="sign-in-title"
      onCancel={(event) => event.preventDefault()}
    >
      <h1 id="sign-in-title">编务台登录</h1>
      {why !== undefined && <p>{why}</p>}
      <form onSubmit={(event) => void submit(event)}>
        <label>
          姓名
          <input name="name" autoComplete="username" required />
        </label>
        <label>
          密码
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <p role="alert" className="desk-trouble">
          {trouble}
        </p>
        <button disabled={busy}>{busy ? '正在登录……' : '登录'}</button>
      </form>
      <p className="desk-hint">账号由本单位的管理员建立，忘了密码请找管理员重设。</p>
    </dialog>
  );
}
