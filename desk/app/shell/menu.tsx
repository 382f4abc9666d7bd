/** The menu of the desk's own pages, with the number of what waits. */
import { closeSession } from '../api-client.ts';
import type { SignedInPerson } from '../../api/signed-in-person.ts';

interface MenuProps {
  readonly session: SignedInPerson;
  /** How many drafts wait for the person; undefined while it is not known. */
  readonly waiting: number | undefined;
  /** The address of the page that is open, such as `inbox.html#waiting`. */
  readonly here: string;
}

const pages = [
  ['inbox.html#waiting', '等我办的'],
  ['inbox.html#all', '全部在办'],
  ['inbox.html#dated', '定时'],
  ['inbox.html#gone', '撤下和删除的'],
  ['inbox.html#batches', '整批办过的'],
  ['./#/collections/briefings', '写稿'],
] as const;

export function Menu({ session, waiting, here }: MenuProps) {
  const own = [...pages, ['accounts.html', session.mayManage ? '账号和通知' : '我的密码'] as const];
  return (
    <header className="approvals-menu">
      <nav aria-label="编务台">
        {own.map(([href, label]) => (
          <a key={href} href={href} aria-current={href === here ? 'page' : undefined}>
            {label}
            {href === 'inbox.html#waiting' && waiting !== undefined && waiting > 0 && (
              <b className="approvals-count" aria-label={`${waiting}件`}>
                {waiting}
              </b>
            )}
          </a>
        ))}
      </nav>
      <p className="approvals-who">
        <span className="desk-person">
          {session.name}（{session.role}）
        </span>
        <button type="button" onClick={() => void closeSession().then(() => location.reload())}>
          退出
        </button>
      </p>
    </header>
  );
}
