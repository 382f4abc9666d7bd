/**
 * A list between its Markdown and a box with an item on each line. Items of a
 * list inside the list are set in by two full-width spaces, as on paper.
 */
export interface ListData {
  /** Whether the items of each level are numbered, the outermost first. */
  readonly numbered: readonly boolean[];
  /** The number of the first item. */
  readonly first: number;
  /** An item a line. */
  readonly text: string;
}

const ITEM = /^( *)([-*+]|\d{1,9}[.)])(?: (.*))?$/;
const STEP = '　　';

/** The list that a block is; undefined when it holds more than items of one line. */
export function parseList(source: string): ListData | undefined {
  const numbered: boolean[] = [];
  const indents: number[] = [];
  const lines: string[] = [];
  let first: number | undefined;
  for (const line of source.split('\n')) {
    const [, before = '', sign = '', words = ''] = ITEM.exec(line) ?? [];
    if (sign === '' || words.startsWith(' ')) return undefined;
    while (indents.length > 0 && before.length < (indents.at(-1) ?? 0)) indents.pop();
    if (indents.at(-1) !== before.length) indents.push(before.length);
    const level = indents.length - 1;
    if ((indents[0] ?? 0) > 0) return undefined;
    const isNumber = /\d/.test(sign);
    if ((numbered[level] ??= isNumber) !== isNumber) return undefined;
    first ??= isNumber ? Number.parseInt(sign, 10) : 1;
    lines.push(STEP.repeat(level) + words);
  }
  return { numbered, first: first ?? 1, text: lines.join('\n') };
}

export function printList({ numbered, first, text }: ListData): string {
  const counts: number[] = [];
  const widths: number[] = [];
  const lines = text.split('\n').map((line) => {
    const [, spaces = ''] = /^((?:　　)*)/.exec(line) ?? [];
    // An item cannot stand deeper than one level below the one above.
    const level = Math.min(spaces.length / 2, counts.length);
    const count = counts[level] === undefined ? (level === 0 ? first : 1) : counts[level] + 1;
    counts.splice(level, counts.length, count);
    const sign = (numbered[level] ?? false) ? `${count}.` : '-';
    widths.splice(level, widths.length, sign.length + 1);
    const indent = widths.slice(0, level).reduce((sum, width) => sum + width, 0);
    return `${' '.repeat(indent)}${sign} ${line.slice(spaces.length).trimStart()}`;
  });
  return lines.join('\n');
}
