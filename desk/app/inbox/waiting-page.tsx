/** 等我办的: what waits for whoever is signed in, since when, and what can be done with many of them at once. */
import { useCallback, useState } from 'react';
import type { DraftRow, Step } from '../../api/inbox.ts';
import { sentenceOf } from '../api-client.ts';
import { readInbox } from '../approvals-client.ts';
import { useFollowed } from '../shell/follow.ts';
import { BatchActions } from './batch-actions.tsx';
import { openAt, sinceWords, stepWords } from './words.ts';

type Row = DraftRow & { readonly step?: Step };

/** Rows on the screen at a time. */
const PAGE = 50;

export function WaitingPage({ all }: { readonly all: boolean }) {
  const { value, trouble, again } = useFollowed(useCallback(() => readInbox(), []));
  const rows: readonly Row[] | undefined = value && (all ? [...value.waiting, ...value.others] : value.waiting);
  return (
    <>
      <h1>{all ? '全部在办的稿件' : '等我办的'}</h1>
      {trouble !== undefined && <p role="alert">{sentenceOf(trouble)}</p>}
      {rows === undefined ? <p>正在读取……</p> : <DraftTable rows={rows} all={all} onDone={again} />}
    </>
  );
}

interface TableProps {
  readonly rows: readonly Row[];
  readonly all: boolean;
  readonly onDone: () => void;
}

const keyOf = ({ collection, slug }: DraftRow): string => `${collection}/${slug}`;

function DraftTable({ rows, all, onDone }: TableProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [page, setPage] = useState(0);
  // Rows that somebody else has taken meanwhile are chosen no more.
  const selected = rows.filter((row) => chosen.has(keyOf(row)));
  const last = Math.max(0, Math.ceil(rows.length / PAGE) - 1);
  const at = Math.min(page, last);
  const choose = (row: Row, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(keyOf(row));
    else next.delete(keyOf(row));
    setChosen(next);
  };
  const whole = selected.length === rows.length;
  return (
    <>
      {rows.length === 0 ? (
        <p className="approvals-nothing">{all ? '现在没有在办的稿件。' : '没有等您办的事。要写新的，点“写稿”。'}</p>
      ) : (
        <p className="approvals-line">
          <label className="approvals-check">
            <input
              type="checkbox"
              checked={whole}
              onChange={() => setChosen(whole ? new Set() : new Set(rows.map(keyOf)))}
            />
            选中全部{rows.length}篇
          </label>
          {doubts(rows) > 0 && (
            <>
              <span>其中{doubts(rows)}篇有没办结的批注或疑点</span>
              <button type="button" onClick={() => setChosen(new Set(rows.filter(isClear).map(keyOf)))}>
                只选没有的{rows.length - doubts(rows)}篇
              </button>
            </>
          )}
        </p>
      )}
      {/* What came of a step stays in sight also when nothing is left to act on. */}
      <BatchActions
        selected={selected}
        onDone={() => {
          setChosen(new Set());
          onDone();
        }}
      />
      <ol className="approvals-rows">
        {rows.slice(at * PAGE, (at + 1) * PAGE).map((row) => (
          <RowView key={keyOf(row)} row={row} chosen={chosen.has(keyOf(row))} onChoose={(on) => choose(row, on)} />
        ))}
      </ol>
      {last > 0 && (
        <nav className="approvals-pages" aria-label="翻页">
          <button type="button" disabled={at === 0} onClick={() => setPage(at - 1)}>
            上一页
          </button>
          <span>
            第{at + 1}页，共{last + 1}页
          </span>
          <button type="button" disabled={at === last} onClick={() => setPage(at + 1)}>
            下一页
          </button>
        </nav>
      )}
    </>
  );
}

const isClear = ({ remarks }: Row): boolean => remarks.length === 0;
const doubts = (rows: readonly Row[]): number => rows.filter((row) => !isClear(row)).length;

interface RowProps {
  readonly row: Row;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
}

function RowView({ row, chosen, onChoose }: RowProps) {
  const { title, kind, column, by, since, remarks, step, at } = row;
  return (
    <li>
      <label className="approvals-check">
        <input type="checkbox" checked={chosen} onChange={({ target }) => onChoose(target.checked)} />
        <span className="approvals-hidden">选中{title}</span>
      </label>
      <div>
        <a href={openAt(row)}>{title}</a>
        <p className="approvals-small">
          {kind}　{at === undefined ? (step === undefined ? column : stepWords[step]) : `定在${at}发布`}　{by}
          {by !== '' && '，'}
          <time>{since}</time>（{sinceWords(since, new Date())}）
        </p>
        {remarks.length > 0 && (
          <ul className="approvals-remarks">
            {remarks.slice(0, 3).map(({ id, text, name }) => (
              <li key={id}>
                {text}（{name}）
              </li>
            ))}
            {remarks.length > 3 && <li>……一共{remarks.length}条</li>}
          </ul>
        )}
      </div>
    </li>
  );
}
