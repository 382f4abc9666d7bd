/** Text told piece by piece, in the order in which it is read, as the blocks of a source: what readers of flowing text share. */
import { splitAtBreaks } from './lines/soft-breaks.ts';
import { plainRun } from './source-document.ts';
import type { SourceBlock, SourceDiagnostic, SourceParagraph, SourceRun } from './source-document.ts';
import { toPlain, type Typeset } from './typeset.ts';

export interface FlowRun extends SourceRun, Typeset {
  readonly color?: string;
}

export type FlowLook = Partial<Pick<SourceParagraph, 'align' | 'indent' | 'outline' | 'list' | 'label' | 'role'>>;

interface OpenTable {
  readonly rows: SourceBlock[][][];
  /** The blocks around the table, which go on after it. */
  readonly outer: SourceBlock[];
}

export class FlowBlocks {
  readonly diagnostics: SourceDiagnostic[] = [];
  private blocks: SourceBlock[] = [];
  private runs: FlowRun[] = [];
  private readonly tables: OpenTable[] = [];

  add(run: FlowRun): void {
    if (run.text !== '' || run.footnote !== undefined) this.runs.push(run);
  }

  figure(text: string): void {
    this.blocks.push({ kind: 'figure', ...(text === '' ? {} : { text }) });
  }

  endParagraph(look: FlowLook = {}): void {
    const { texts, diagnostics } = toPlain(this.runs);
    const runs = this.runs.map((run, index): FlowRun => ({ ...run, text: texts[index] ?? run.text }));
    this.runs = [];
    if (runs.every(({ text, footnote }) => text.trim() === '' && footnote === undefined)) return;
    this.diagnostics.push(...diagnostics);
    splitAtBreaks(runs, look.align === 'center').forEach((piece, index) => {
      if (piece.some(({ text, footnote }) => text.trim() !== '' || footnote !== undefined))
        this.blocks.push(paragraphOf(piece, look, index));
    });
  }

  startTable(): void {
    this.endParagraph();
    this.tables.push({ rows: [], outer: this.blocks });
    this.blocks = [];
  }

  startRow(): void {
    this.tables.at(-1)?.rows.push([]);
  }

  /** Closes a cell of so many columns. */
  endCell(columns = 1): void {
    this.endParagraph();
    const row = this.tables.at(-1)?.rows.at(-1);
    row?.push(this.blocks, ...Array.from({ length: Math.min(columns, 64) - 1 }, () => []));
    this.blocks = [];
  }

  endTable(): void {
    const table = this.tables.pop();
    if (table === undefined) return;
    const rest = this.blocks;
    this.blocks = table.outer;
    const rows = table.rows.filter((row) => row.length > 0);
    if (rows.some((row) => row.some((cell) => cell.length > 0))) this.blocks.push(tableOf(rows));
    this.blocks.push(...rest);
  }

  /** What was told, with whatever is still open closed. */
  end(): SourceBlock[] {
    this.endParagraph();
    while (this.tables.length > 0) this.endTable();
    return this.blocks;
  }
}

function paragraphOf(runs: readonly FlowRun[], look: FlowLook, index: number): SourceParagraph {
  const main = runs.reduce((best, run) => (run.text.trim().length > best.text.trim().length ? run : best));
  const { label, list, ...rest } = look;
  return {
    kind: 'paragraph',
    ...rest,
    ...(index > 0 ? { continues: true } : {}),
    ...(index === 0 && label !== undefined ? { label } : {}),
    ...(index === 0 && list !== undefined ? { list } : {}),
    ...(main.size === undefined ? {} : { size: main.size }),
    ...(main.color === undefined ? {} : { color: main.color }),
    runs: runs.map(plainRun),
  };
}

function tableOf(rows: readonly (readonly (readonly SourceBlock[])[])[]): SourceBlock {
  const paragraphs = rows.map((row) => row.map((cell) => cell.filter((block) => block.kind === 'paragraph')));
  const cells = paragraphs.map((row) => row.map(runsOf));
  const texts = cells.map((row) =>
    row.map((runs) =>
      runs
        .map((run) => run.text)
        .join('')
        .trim(),
    ),
  );
  const nested = rows.map((row) =>
    row.map((cell) => cell.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [])).join(' ')),
  );
  const whole = texts.map((row, y) =>
    row.map((text, x) => [text, nested[y]?.[x] ?? ''].filter((part) => part !== '').join('\n')),
  );
  const isNested = nested.flat().some((text) => text !== '');
  return { kind: 'table', rows: whole, ...(isNested ? {} : { cells, paragraphs }) };
}

/** The runs of a cell, its paragraphs parted by line breaks. */
function runsOf(paragraphs: readonly SourceParagraph[]): SourceRun[] {
  return paragraphs.flatMap(({ label, runs }, index) => [
    ...(index === 0 ? [] : [{ text: '\n' }]),
    ...(label === undefined ? [] : [{ text: label }]),
    ...runs,
  ]);
}
