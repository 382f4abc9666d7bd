/**
 * What became of each file of a cabinet: a line of JSON as soon as it is done,
 * so that a run that was broken off goes on where it stopped and a later one
 * takes only what is new.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftBriefing } from '#importer/draft.ts';
import type { Doubt } from '#desk/api/doubt.ts';

export const LEDGER = '.import-ledger.jsonl';

/** What is told of one file. */
export interface LedgerRow {
  readonly file: string;
  /** SHA-256 of its bytes. */
  readonly digest: string;
  readonly outcome: 'written' | 'duplicate' | 'failed';
  /** What happened, as a Chinese sentence; empty for a draft that was written. */
  readonly said: string;
  /** Name of the draft, without extension. */
  readonly draft?: string;
  /** What makes it this issue, and what its words are. */
  readonly issueKey?: string;
  readonly textKey?: string;
  readonly series?: string;
  readonly year?: number;
  readonly edition?: string;
  readonly issue?: number;
  readonly date?: string;
  readonly titles?: readonly string[];
  readonly errors?: number;
  readonly warnings?: number;
  readonly notes?: number;
  readonly doubts?: readonly Doubt[];
  /** Address of the draft at the desk. */
  readonly handedTo?: string;
}

export class Ledger {
  readonly #path: string;
  readonly #byDigest = new Map<string, LedgerRow>();
  readonly #byIssue = new Map<string, LedgerRow>();
  readonly #byText = new Map<string, LedgerRow>();
  readonly #rows = new Map<string, LedgerRow>();

  constructor(folder: string) {
    this.#path = join(folder, LEDGER);
    if (existsSync(this.#path)) for (const row of readRows(this.#path)) this.#remember(row);
  }

  /** One row a file, the latest of it. */
  get rows(): readonly LedgerRow[] {
    return [...this.#rows.values()];
  }

  /** The file of these bytes that was written or was a duplicate already. */
  known(digest: string): LedgerRow | undefined {
    return this.#byDigest.get(digest);
  }

  sameIssue(key: string | undefined): LedgerRow | undefined {
    return key === undefined ? undefined : this.#byIssue.get(key);
  }

  sameText(key: string): LedgerRow | undefined {
    return this.#byText.get(key);
  }

  add(row: LedgerRow): void {
    appendFileSync(this.#path, `${JSON.stringify(row)}\n`);
    this.#remember(row);
  }

  #remember(row: LedgerRow): void {
    this.#rows.set(row.file, row);
    if (row.outcome === 'failed') return;
    if (!this.#byDigest.has(row.digest) || row.outcome === 'written') this.#byDigest.set(row.digest, row);
    if (row.outcome !== 'written') return;
    if (row.issueKey !== undefined) this.#byIssue.set(row.issueKey, row);
    if (row.textKey !== undefined) this.#byText.set(row.textKey, row);
  }
}

/** A line that a killed run left half written is no row. */
function readRows(path: string): LedgerRow[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as LedgerRow];
      } catch {
        return [];
      }
    });
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Series, edition, year and number; undefined where the print has no number. */
export function issueKeyOf({
  series = '',
  edition = '',
  year,
  date,
  imprint,
  issue,
  totalIssue,
}: DraftBriefing): string | undefined {
  const ofYear = year ?? (date ?? imprint?.printedOn)?.slice(0, 4) ?? '';
  if (issue !== undefined) return `${series}|${edition}|${ofYear}|${issue}`;
  return totalIssue === undefined ? undefined : `${series}|${edition}|总${totalIssue}`;
}

/** The words of the articles without marks and blanks: what two formats of one text share. */
export function textKeyOf({ articles }: DraftBriefing): string {
  const words = articles.flatMap(({ titleLines, blocks }) => [
    ...titleLines,
    ...blocks.flatMap(({ text, rows }) => [text ?? '', ...(rows ?? []).flat()]),
  ]);
  return createHash('sha256')
    .update(
      words
        .join('')
        .normalize('NFKC')
        .replace(/[^\p{L}\p{N}]/gu, ''),
    )
    .digest('hex');
}
