/** What can be done with the drafts that are chosen in a list, also with those on its other pages. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { addressOfQuery, PAGE_SIZE } from '../../api/entry-list.ts';
import type { EntryQuery, EntryRow } from '../../api/entry-list.ts';
import { listEntries, sentenceOf } from '../api-client.ts';
import { isDraft } from './entry-table.tsx';
import type { Selection } from './entry-table.tsx';

/** Draws what can be done with all that are chosen; `done` has the list read anew. */
export type BatchActions = (selected: readonly EntryRow[], done: () => void) => ReactNode;

interface BarProps {
  readonly batch: BatchActions;
  readonly asked: EntryQuery;
  /** How many lines the list has on all its pages. */
  readonly total: number;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onDone: () => void;
}

export function BatchBar({ batch, asked, total, selection, onSelect, onDone }: BarProps) {
  const [trouble, setTrouble] = useState('');
  const [reading, setReading] = useState(false);
  const chooseAll = () => {
    setTrouble('');
    setReading(true);
    draftsOf(asked)
      .then(
        (rows) => onSelect(new Map(rows.map((row) => [row.key, row]))),
        (error: unknown) => setTrouble(sentenceOf(error)),
      )
      .finally(() => setReading(false));
  };
  // A list of what is published as well holds too much that nothing can be done with.
  const isOfDrafts = asked.state !== undefined && asked.state !== 'published';
  return (
    <div className="desk-batch">
      {trouble !== '' && (
        <p role="alert" className="desk-trouble">
          {trouble}
        </p>
      )}
      {batch([...selection.values()], () => {
        onSelect(new Map());
        onDone();
      })}
      <p className="approvals-buttons">
        {isOfDrafts && total > PAGE_SIZE && selection.size < total && (
          <button type="button" disabled={reading} onClick={chooseAll}>
            选中找到的全部{total}篇
          </button>
        )}
        {selection.size > 0 && (
          <button type="button" onClick={() => onSelect(new Map())}>
            一篇也不选
          </button>
        )}
      </p>
    </div>
  );
}

/** All drafts that a question finds, page by page. */
async function draftsOf(asked: EntryQuery): Promise<EntryRow[]> {
  const found: EntryRow[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const answer = await listEntries(addressOfQuery({ ...asked, page }).toString());
    found.push(...answer.rows.filter(isDraft));
    pages = answer.pages;
  }
  return found;
}
