/** Lines of entries as a table whose columns sort; on a narrow screen each line is a card. */
import type { ReactNode } from 'react';
import { editable } from '#model/editable.ts';
import { entryStates } from '../../api/entry-list.ts';
import type { EntryRow, EntrySort } from '../../api/entry-list.ts';

const columns: readonly { readonly sort: EntrySort; readonly label: string }[] = [
  { sort: 'title', label: '标题' },
  { sort: 'number', label: '期号' },
  { sort: 'date', label: '日期' },
  { sort: 'place', label: '地方' },
  { sort: 'state', label: '走到哪一步' },
  { sort: 'holder', label: '在谁手里' },
  { sort: 'since', label: '从什么时候' },
];

export type Selection = ReadonlyMap<string, EntryRow>;

/** Only what is on its way can be carried on. */
export const isDraft = ({ version }: EntryRow): boolean => version !== undefined;

export interface EntryTableProps {
  readonly label: string;
  readonly rows: readonly EntryRow[];
  readonly sort: EntrySort;
  readonly descending: boolean;
  readonly onSort: (sort: EntrySort) => void;
  /** Whether lines of several kinds stand together. */
  readonly showKind: boolean;
  /** The drafts that are chosen, by their keys, in the version that was on the screen. */
  readonly selection?: Selection;
  /** Called with all that is chosen now; without it nothing can be chosen. */
  readonly onSelect?: (selection: Selection) => void;
  /** What can be done with one line. */
  readonly actions?: (row: EntryRow) => ReactNode;
}

export const addressOfEntry = ({ kind, slug }: EntryRow): string => `#/collections/${kind}/entries/${slug}`;

/** Where an entry stands, in words. */
function sayState({ state, published }: EntryRow): string {
  return published && state !== 'published' ? `${entryStates[state]}（改已发布的）` : entryStates[state];
}

export function EntryTable(props: EntryTableProps) {
  const { label, rows, selection = new Map<string, EntryRow>(), actions } = props;
  const drafts = rows.filter(isDraft);
  // Where nothing can be chosen there is no column for it.
  const onSelect = drafts.length > 0 ? props.onSelect : undefined;
  const choose = (some: readonly EntryRow[], chosen: boolean) => {
    const next = new Map(selection);
    for (const row of some)
      if (chosen) next.set(row.key, row);
      else next.delete(row.key);
    onSelect?.(next);
  };
  return (
    <table className="desk-entries" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {onSelect && (
            <th role="columnheader" scope="col" className="desk-choose">
              <input
                type="checkbox"
                aria-label="选这一页的全部草稿"
                checked={drafts.every(({ key }) => selection.has(key))}
                onChange={({ target }) => choose(drafts, target.checked)}
              />
            </th>
          )}
          {columns.map((column) => (
            <SortHeader key={column.sort} column={column} {...props} />
          ))}
          {actions && (
            <th role="columnheader" scope="col">
              可以办的
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <EntryLine key={row.key} row={row} table={props} canChoose={onSelect !== undefined} choose={choose} />
        ))}
      </tbody>
    </table>
  );
}

type HeaderProps = EntryTableProps & { readonly column: (typeof columns)[number] };

function SortHeader({ column, sort, descending, onSort }: HeaderProps) {
  const isSorted = column.sort === sort;
  // The newest come first where dates are in order.
  const ascending = isSorted && descending === (sort === 'date');
  return (
    <th role="columnheader" scope="col" aria-sort={isSorted ? (ascending ? 'ascending' : 'descending') : 'none'}>
      <button type="button" onClick={() => onSort(column.sort)}>
        {column.label}
        <span aria-hidden="true">{isSorted ? (ascending ? '▲' : '▼') : ''}</span>
      </button>
    </th>
  );
}

interface LineProps {
  readonly row: EntryRow;
  readonly table: EntryTableProps;
  readonly canChoose: boolean;
  readonly choose: (some: readonly EntryRow[], chosen: boolean) => void;
}

function EntryLine({ row, table: { showKind, selection, actions }, canChoose, choose }: LineProps) {
  const cells: readonly (readonly [label: string, words: string])[] = [
    ['期号', row.number],
    ['日期', row.date],
    ['地方', row.place],
    ['走到哪一步', sayState(row)],
    ['在谁手里', row.holder],
    ['从什么时候', row.since],
  ];
  return (
    <tr role="row">
      {canChoose && (
        <td role="cell" className="desk-choose">
          {isDraft(row) && (
            <input
              type="checkbox"
              aria-label={`选“${row.title}”`}
              checked={selection?.has(row.key) === true}
              onChange={({ target }) => choose([row], target.checked)}
            />
          )}
        </td>
      )}
      <td role="cell" className="desk-entry-title">
        <a href={addressOfEntry(row)}>{row.title}</a>
        {showKind && <small>{editable[row.kind].label}</small>}
        {row.excerpt !== undefined && <p>{row.excerpt}</p>}
      </td>
      {cells.map(([label, words]) => (
        <td key={label} role="cell" data-label={label} className={words === '' ? 'desk-nothing' : undefined}>
          {words}
        </td>
      ))}
      {actions && <td role="cell">{actions(row)}</td>}
    </tr>
  );
}
