/** The board of 推, 审 and 定: what stands in which column, who has it since when, and the next step. */
import { useState } from 'react';
import { editable } from '#model/editable.ts';
import { entryStates } from '../../api/entry-list.ts';
import type { EntryRow, EntryState } from '../../api/entry-list.ts';
import { sentenceOf } from '../api-client.ts';
import type { SignedInPerson } from '../../api/signed-in-person.ts';
import { actionsFor } from './draft-actions.ts';
import type { DraftAction } from './draft-actions.ts';
import { addressOfEntry } from './entry-table.tsx';
import { useEntries } from './found-entries.ts';
import { Pages } from './pages.tsx';

const states = (Object.keys(entryStates) as EntryState[]).filter((state) => state !== 'published');

/** What was done, or why it was not. */
interface Said {
  readonly sentence: string;
  readonly failed: boolean;
}

export function BoardView({ session }: { readonly session: SignedInPerson }) {
  const [actions, setActions] = useState(0);
  const [said, setSaid] = useState<Said>();
  const settle = (outcome: Said) => {
    setSaid(outcome);
    // After a refusal the version that somebody has read stays on the screen, and the next step names it again.
    if (!outcome.failed) setActions((times) => times + 1);
  };
  return (
    <main className="desk-board-view">
      <h1>推审定看板</h1>
      <p role={said?.failed === true ? 'alert' : 'status'} className={said?.failed === true ? 'desk-trouble' : ''}>
        {said?.sentence}
      </p>
      <div className="desk-board">
        {states.map((state) => (
          <Column key={state} {...{ state, session, actions, settle }} />
        ))}
      </div>
    </main>
  );
}

interface ColumnProps {
  readonly state: EntryState;
  readonly session: SignedInPerson;
  /** How many actions there were on this page: after each the columns are read anew. */
  readonly actions: number;
  readonly settle: (outcome: Said) => void;
}

function Column({ state, session, actions, settle }: ColumnProps) {
  const [page, setPage] = useState(1);
  const { found, trouble } = useEntries({ state, sort: 'since', page }, actions);
  const label = session.columns[state] ?? entryStates[state];
  const count = found === undefined ? '正在读取……' : found.total === 0 ? '没有稿子。' : `${found.total}篇`;
  return (
    <section aria-label={label}>
      <h2>{label}</h2>
      {trouble === '' ? (
        <p className="desk-count">{count}</p>
      ) : (
        <p role="alert" className="desk-trouble">
          {trouble}
        </p>
      )}
      <ul>
        {found?.rows.map((row) => (
          <Card key={row.key} {...{ row, session, settle }} />
        ))}
      </ul>
      {found && <Pages {...found} onTurn={setPage} />}
    </section>
  );
}

interface CardProps extends Pick<ColumnProps, 'session' | 'settle'> {
  readonly row: EntryRow;
}

function Card({ row, session, settle }: CardProps) {
  const [busy, setBusy] = useState(false);
  const take = ({ ask, act }: DraftAction) => {
    if (ask !== undefined && !window.confirm(ask)) return;
    setBusy(true);
    act(row)
      .then(
        (sentence) => settle({ sentence: `“${row.title}”${sentence}。`, failed: false }),
        (error: unknown) => settle({ sentence: sentenceOf(error), failed: true }),
      )
      .finally(() => setBusy(false));
  };
  const about = [editable[row.kind].label, row.number, row.place, row.published ? '改已发布的' : ''];
  return (
    <li className="desk-card">
      <h3>
        <a href={addressOfEntry(row)}>{row.title}</a>
      </h3>
      <p>{about.filter(Boolean).join('　')}</p>
      <p>
        {row.holder}　{row.since}起
      </p>
      <p className="desk-card-actions">
        {actionsFor(row, session).map((one) => (
          <button
            key={one.label}
            type="button"
            disabled={busy}
            aria-label={`${one.label}：${row.title}`}
            onClick={() => take(one)}
          >
            {one.label}
          </button>
        ))}
      </p>
    </li>
  );
}
