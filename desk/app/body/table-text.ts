/** A table between its Markdown and rows of cells. */
export interface TableData {
  /** The rule below the head, as it is written. */
  readonly rules: readonly string[];
  /** The head first; every row as wide as the rule. */
  readonly rows: readonly (readonly string[])[];
}

const RULE = /^:?-+:?$/;

/** The cells of a line: bars part them, unless a backslash stands before one. */
function cellsOf(line: string): string[] {
  const bare = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return bare.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** The table that a block is and nothing else; undefined for any other. */
export function parseTable(source: string): TableData | undefined {
  const [head = '', rule = '', ...lines] = source.split('\n');
  const rules = cellsOf(rule);
  if (!rule.includes('|') || !rules.every((one) => RULE.test(one))) return undefined;
  const rows = [head, ...lines].map(cellsOf);
  if (rows.some((row) => row.length > rules.length)) return undefined;
  return { rules, rows: rows.map((row) => rules.map((_, at) => row[at] ?? '')) };
}

export function printTable({ rules, rows }: TableData): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cellText).join(' | ')} |`;
  const [head = [], ...rest] = rows.map(line);
  return [head, line(rules), ...rest].join('\n');
}

function cellText(words: string): string {
  return words.replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|');
}

export function emptyTable(): TableData {
  return { rules: ['---', '---'], rows: Array.from({ length: 3 }, () => ['', '']) };
}

export function withCell({ rules, rows }: TableData, row: number, column: number, words: string): TableData {
  return { rules, rows: rows.map((cells, at) => (at === row ? cells.with(column, words) : cells)) };
}

/** A blank row before the one at `at`, or at the end; the head stays the head. */
export function withRow({ rules, rows }: TableData, at: number): TableData {
  return {
    rules,
    rows: rows.toSpliced(
      Math.max(at, 1),
      0,
      rules.map(() => ''),
    ),
  };
}

export function withColumn({ rules, rows }: TableData, at: number): TableData {
  return { rules: rules.toSpliced(at, 0, '---'), rows: rows.map((cells) => cells.toSpliced(at, 0, '')) };
}

/** Without a row that is not the head; a table has one at least. */
export function withoutRow({ rules, rows }: TableData, at: number): TableData {
  return rows.length <= 2 || at === 0 ? { rules, rows } : { rules, rows: rows.toSpliced(at, 1) };
}

export function withoutColumn({ rules, rows }: TableData, at: number): TableData {
  if (rules.length <= 1) return { rules, rows };
  return { rules: rules.toSpliced(at, 1), rows: rows.map((cells) => cells.toSpliced(at, 1)) };
}
