/** A table as a table: a box in each cell, reached by the arrow keys and Enter as on a sheet. */
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { TypingBox } from '../forms/typing-box.tsx';
import { withCell, withColumn, withoutColumn, withoutRow, withRow } from './table-text.ts';
import type { TableData } from './table-text.ts';

interface TableFormProps {
  readonly table: TableData;
  readonly onChange: (table: TableData) => void;
}

export function TableForm({ table, onChange }: TableFormProps) {
  const root = useRef<HTMLTableElement>(null);
  const at = useRef({ row: 1, column: 0 });
  const goTo = (row: number, column: number) =>
    root.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"] input`)?.focus();
  const last = table.rows.length - 1;
  const keys = (row: number, column: number) => (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp') goTo(row - 1, column);
    else if (event.key === 'ArrowDown' || (event.key === 'Enter' && row < last)) goTo(row + 1, column);
    else if (event.key === 'Enter') {
      onChange(withRow(table, row + 1));
      requestAnimationFrame(() => goTo(row + 1, column));
    } else return;
    event.preventDefault();
  };
  const act = (change: (place: { readonly row: number; readonly column: number }) => TableData) => () => {
    const { row, column } = at.current;
    onChange(change({ row: Math.min(row, last), column: Math.min(column, table.rules.length - 1) }));
  };
  return (
    <div className="desk-table">
      <div className="desk-table-frame" tabIndex={-1}>
        <table ref={root}>
          <tbody>
            {table.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((words, column) => (
                  <td key={column} data-cell={`${row}-${column}`} onFocus={() => (at.current = { row, column })}>
                    <TypingBox
                      label={row === 0 ? `表头第${column + 1}列` : `第${row}行第${column + 1}列`}
                      value={words.replaceAll('\\|', '|')}
                      onChange={(next) => onChange(withCell(table, row, column, next))}
                      onKeyDown={keys(row, column)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="desk-table-tools">
        <button type="button" onClick={act(({ row }) => withRow(table, row + 1))}>
          下面加一行
        </button>
        <button type="button" onClick={act(({ column }) => withColumn(table, column + 1))}>
          右面加一列
        </button>
        <button type="button" disabled={last < 2} onClick={act(({ row }) => withoutRow(table, Math.max(row, 1)))}>
          删去这一行
        </button>
        <button
          type="button"
          disabled={table.rules.length < 2}
          onClick={act(({ column }) => withoutColumn(table, column))}
        >
          删去这一列
        </button>
      </p>
    </div>
  );
}
