/** The list of a kind, or of all kinds: search, filters, sorting and pages, all of them in the address. */
import { useState } from 'react';
import { editable, isEditable } from '#model/editable.ts';
import type { EditableName } from '#model/editable.ts';
import { isKind } from '#model/kinds.ts';
import { addressOfQuery, queryOf } from '../../api/entry-list.ts';
import type { EntryChange, EntryQuery, EntrySort, FoundEntries } from '../../api/entry-list.ts';
import type { ViewProps } from '../views.ts';
import { BatchBar } from './batch-bar.tsx';
import type { BatchActions } from './batch-bar.tsx';
import { EntryTable } from './entry-table.tsx';
import type { Selection } from './entry-table.tsx';
import { Filters } from './filters.tsx';
import { useEntries } from './found-entries.ts';
import type { Listing } from './found-entries.ts';
import { Pages } from './pages.tsx';
import { SearchBox } from './search-box.tsx';

const names = Object.keys(editable) as EditableName[];

interface ListViewProps extends ViewProps {
  /** Without it no line can be chosen. */
  readonly batch?: BatchActions | undefined;
}

export function ListView({ match, location, history, batch }: ListViewProps) {
  const name = match.params['name'] ?? '';
  const kind = isEditable(name) ? name : undefined;
  const asked: EntryQuery = { ...queryOf(new URLSearchParams(location.search)), ...(kind && { kind }) };
  const listing = useEntries(asked);
  const [selection, setSelection] = useState<Selection>(new Map());
  const go = (change: EntryChange) => {
    const next = new Map(Object.entries({ ...asked, page: undefined, ...change }));
    next.delete('kind');
    const question = addressOfQuery(Object.fromEntries(next)).toString();
    const address = `/collections${kind === undefined ? '' : `/${kind}`}${question === '' ? '' : `?${question}`}`;
    // Each letter of a search would be a step of its own on the way back.
    if ('q' in change) history.replace(address);
    else history.push(address);
  };
  const sort = asked.sort ?? 'date';
  const onSort = (column: EntrySort) => go({ sort: column, descending: sort === column && asked.descending !== true });
  const label = kind === undefined ? '全部稿件' : editable[kind].label;
  return (
    <main className="desk-list-view">
      <KindLinks current={kind} />
      <header>
        <h1>{label}</h1>
        {kind !== undefined && isKind(kind) && (
          <a className="desk-new" href={`#/collections/${kind}/new`}>
            新建{editable[kind].label}
          </a>
        )}
      </header>
      <SearchBox
        label="查找标题和全文，草稿也查"
        value={asked.q ?? ''}
        onSearch={(q) => go(q === '' ? { q: undefined } : { q })}
      />
      <Filters asked={asked} offered={listing.found?.filters} onChoose={go} />
      <Said {...listing} />
      {batch && listing.found && (
        <BatchBar
          {...{ batch, asked, selection, total: listing.found.total, onSelect: setSelection }}
          onDone={listing.refresh}
        />
      )}
      {listing.found && listing.found.rows.length > 0 && (
        <EntryTable
          {...{ label, sort, onSort, rows: listing.found.rows, showKind: kind === undefined }}
          descending={asked.descending === true}
          {...(batch && { selection, onSelect: setSelection })}
        />
      )}
      {listing.found && <Pages {...listing.found} onTurn={(page) => go({ page })} />}
    </main>
  );
}

function KindLinks({ current }: { readonly current: EditableName | undefined }) {
  return (
    <nav aria-label="栏目" className="desk-kinds">
      <ul>
        {[undefined, ...names].map((name) => (
          <li key={name ?? ''}>
            <a
              href={`#/collections${name === undefined ? '' : `/${name}`}`}
              aria-current={name === current ? 'page' : undefined}
            >
              {name === undefined ? '全部' : editable[name].label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Said({ found, answered = {}, trouble, busy }: Listing) {
  if (trouble !== '') {
    return (
      <p role="alert" className="desk-trouble">
        {trouble}
      </p>
    );
  }
  return (
    <p role="status" className="desk-count" aria-busy={busy}>
      {found === undefined ? '正在读取……' : sayCount(found, answered)}
    </p>
  );
}

function sayCount({ total, page, pages }: FoundEntries, { q }: EntryQuery): string {
  if (total === 0) return q === undefined ? '没有这样的稿件。' : `没有找到有“${q}”的稿件。`;
  const where = pages > 1 ? `，这是第${page}页，共${pages}页` : '';
  return q === undefined ? `共${total}篇${where}。` : `有“${q}”的共${total}篇${where}。`;
}
