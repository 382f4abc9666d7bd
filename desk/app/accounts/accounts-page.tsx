/** 账号和通知: everybody changes the own password; 管理 also keeps the accounts and what is told outside. */
import { useCallback, useState } from 'react';
import type { FormEvent } from 'react';
import { sentenceOf, waitingCount } from '../api-client.ts';
import type { SignedInPerson } from '../../api/signed-in-person.ts';
import { useFollowed } from '../shell/follow.ts';
import { Menu } from '../shell/menu.tsx';
import { AccountsPart } from './accounts-part.tsx';
import { changePassword } from './accounts-client.ts';
import { NoticesPart } from './notices-part.tsx';

export function AccountsPage({ session }: { readonly session: SignedInPerson }) {
  const { value: waiting } = useFollowed(useCallback(() => waitingCount(), []));
  return (
    <>
      <Menu session={session} waiting={waiting} here="accounts.html" />
      <main className="approvals-main">
        <h1>{session.mayManage ? '账号和通知' : '我的密码'}</h1>
        {session.mayManage && <AccountsPart own={session.name} />}
        {session.mayManage && <NoticesPart />}
        <OwnPassword />
      </main>
    </>
  );
}

function OwnPassword() {
  const [said, setSaid] = useState('');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const [old, fresh, again] = ['old', 'fresh', 'again'].map((name) => String(given.get(name)));
    if (fresh !== again) {
      setSaid('两次写的新密码不一样，没有改。');
      return;
    }
    changePassword(old ?? '', fresh ?? '').then(
      (message) => {
        form.reset();
        setSaid(message);
      },
      (error: unknown) => setSaid(sentenceOf(error)),
    );
  };
  return (
    <section aria-labelledby="own-password">
      <h2 id="own-password">改自己的密码</h2>
      <form className="approvals-form" onSubmit={submit}>
        <label>
          现在的密码
          <input name="old" type="password" autoComplete="current-password" required />
        </label>
        <label>
          新密码（至少8位）
          <input name="fresh" type="password" autoComplete="new-password" minLength={8} required />
        </label>
        <label>
          再写一次新密码
          <input name="again" type="password" autoComplete="new-password" minLength={8} required />
        </label>
        <p role="status" className="desk-trouble">
          {said}
        </p>
        <button>改密码</button>
      </form>
    </section>
  );
}
