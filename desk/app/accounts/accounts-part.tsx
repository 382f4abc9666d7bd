/** The accounts as 管理 keeps them, and the wrong passwords of the last time. */
import { useCallback, useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { place } from '#model/kinds/place.ts';
import type { AccountRow, AccountsAnswer, RoleName } from '../../api/accounts.ts';
import { sentenceOf } from '../api-client.ts';
import { Combobox } from '../forms/combobox.tsx';
import { choiceSource } from '../choice-source.ts';
import { readAccounts, removeAccount, resetPassword, saveAccount, unlock } from './accounts-client.ts';

const roleWords: Readonly<Record<RoleName, string>> = { recommend: '推', review: '审', decide: '定', manage: '管理' };
const roleNames = Object.keys(roleWords) as RoleName[];
const EMPTY: AccountRow = { name: '', office: '', roles: ['recommend'] };

export function AccountsPart({ own }: { readonly own: string }) {
  const [answer, setAnswer] = useState<AccountsAnswer>();
  const [said, setSaid] = useState('');
  const [edited, setEdited] = useState<AccountRow>();
  const load = useCallback(() => readAccounts().then(setAnswer, (error: unknown) => setSaid(sentenceOf(error))), []);
  useEffect(() => void load(), [load]);
  const act = (doIt: Promise<string>) =>
    void doIt.then(setSaid, (error: unknown) => setSaid(sentenceOf(error))).then(load);
  return (
    <section aria-labelledby="accounts-title">
      <h2 id="accounts-title">账号</h2>
      <p role="status" className="desk-trouble">
        {said}
      </p>
      <ul className="approvals-rows">
        {answer?.accounts.map((account) => (
          <AccountView
            key={account.name}
            account={account}
            isOwn={account.name === own}
            failed={answer.failed.filter(({ name }) => name === account.name).length}
            onEdit={() => setEdited(account)}
            onAction={act}
          />
        ))}
      </ul>
      {edited === undefined ? (
        <button type="button" onClick={() => setEdited(EMPTY)}>
          建立账号
        </button>
      ) : (
        <AccountForm
          key={edited.name}
          account={edited}
          onClose={() => setEdited(undefined)}
          onSaved={(message) => {
            setSaid(message);
            setEdited(undefined);
            void load();
          }}
        />
      )}
      <h2>密码错的记录</h2>
      {answer?.failed.length === 0 && <p>没有。</p>}
      <ul className="approvals-failed">
        {answer?.failed.slice(0, 50).map((one, at) => (
          <li key={at}>
            <time>{one.time}</time>　{one.name}　{one.address}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AccountProps {
  readonly account: AccountRow;
  readonly isOwn: boolean;
  /** How often a wrong password was typed. */
  readonly failed: number;
  readonly onEdit: () => void;
  readonly onAction: (doIt: Promise<string>) => void;
}

function AccountView({ account, isOwn, failed, onEdit, onAction }: AccountProps) {
  const { name, office, roles, email } = account;
  const placeName = usePlaceName(account.place);
  const reset = async () => {
    const { password = '' } = await resetPassword(name);
    return `${name}的新密码是 ${password} ，请当面告诉本人；这里只显示这一次。`;
  };
  const remove = () => {
    if (window.confirm(`删除${name}的账号？办过的事都留着记录。`)) onAction(removeAccount(name));
  };
  return (
    <li>
      <div>
        <b>{name}</b>（{roles.map((role) => roleWords[role]).join('、')}）
        <p className="approvals-small">
          {office}
          {placeName !== undefined && `　只看${placeName}的稿子`}
          {email !== undefined && `　${email}`}
          {failed > 0 && <b>　密码错过{failed}次</b>}
        </p>
      </div>
      <p className="approvals-buttons">
        {!isOwn && (
          <button type="button" onClick={onEdit}>
            修改
            <span className="approvals-hidden">：{name}</span>
          </button>
        )}
        {!isOwn && (
          <button type="button" onClick={() => onAction(reset())}>
            重设密码
            <span className="approvals-hidden">：{name}</span>
          </button>
        )}
        {failed > 0 && (
          <button type="button" onClick={() => onAction(unlock(name))}>
            解锁
            <span className="approvals-hidden">：{name}</span>
          </button>
        )}
        {!isOwn && (
          <button type="button" onClick={remove}>
            删除
            <span className="approvals-hidden">：{name}</span>
          </button>
        )}
      </p>
    </li>
  );
}

function usePlaceName(id: string | undefined): string | undefined {
  const [named, setNamed] = useState<string>();
  useEffect(() => {
    if (id === undefined) return;
    choiceSource()
      .nameChoices(place.name, [id])
      .then(([found]) => setNamed(found?.label ?? id), console.error);
  }, [id]);
  return id === undefined ? undefined : (named ?? id);
}

interface FormProps {
  readonly account: AccountRow;
  readonly onClose: () => void;
  readonly onSaved: (message: string) => void;
}

function AccountForm({ account, onClose, onSaved }: FormProps) {
  const isNew = account.name === '';
  const [trouble, setTrouble] = useState('');
  const [bound, setBound] = useState(account.place ?? '');
  const boundName = usePlaceName(bound === '' ? undefined : bound) ?? '';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const line = (name: string) => String(given.get(name) ?? '').trim();
    const [name, email] = [isNew ? line('name') : account.name, line('email')];
    const roles = roleNames.filter((role) => given.get(role) !== null);
    saveAccount({
      ...{ name, office: line('office'), roles },
      ...(bound !== '' && { place: bound }),
      ...(email !== '' && { email }),
    }).then(
      ({ password }) =>
        onSaved(
          password === undefined
            ? `${name}的账号已经改好。`
            : `${name}的账号已经建立，密码是 ${password} ，请当面告诉本人；这里只显示这一次。`,
        ),
      (error: unknown) => setTrouble(sentenceOf(error)),
    );
  };
  return (
    <form className="approvals-form" onSubmit={submit}>
      <h3>{isNew ? '建立账号' : `修改${account.name}的账号`}</h3>
      {isNew && (
        <label>
          姓名（登录用）
          <input name="name" required maxLength={20} autoComplete="off" />
        </label>
      )}
      <label>
        单位（会印在典型代表的页面上）
        <input name="office" required maxLength={60} defaultValue={account.office} />
      </label>
      <fieldset>
        <legend>角色</legend>
        {roleNames.map((role) => (
          <label key={role} className="approvals-check">
            <input type="checkbox" name={role} defaultChecked={account.roles.includes(role)} />
            {roleWords[role]}
          </label>
        ))}
      </fieldset>
      <label htmlFor="account-place">只看一个地方的稿子（只有“推”可以；不写就看全部）</label>
      <Combobox id="account-place" kind={place.name} shown={boundName} keepsTyped={false} onChoose={setBound} />
      <label>
        邮箱（有事等他办时发邮件，可以不写）
        <input name="email" type="email" maxLength={200} defaultValue={account.email ?? ''} />
      </label>
      <p role="alert" className="desk-trouble">
        {trouble}
      </p>
      <p className="approvals-buttons">
        <button className="approvals-strong">{isNew ? '建立' : '保存'}</button>
        <button type="button" onClick={onClose}>
          取消
        </button>
      </p>
    </form>
  );
}
