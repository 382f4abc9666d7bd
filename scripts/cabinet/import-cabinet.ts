/**
 * A cabinet of old issues, file by file: what is new is read and written, what
 * is there already is told. A table of it all is laid beside the drafts.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countOf } from '#lib/diagnostic.ts';
import type { Doubt } from '#desk/api/doubt.ts';
import { handOver, type Send } from '#desk/import/hand-over.ts';
import type { DraftBriefing } from '#importer/draft.ts';
import type { ImportResult } from '#importer/import-file.ts';
import { withOpenErrors } from '#importer/write/open-errors.ts';
import { NAMELESS, type KnownPlaces } from '#importer/write/briefing-content.ts';
import { writeBriefing } from '#importer/write/write-briefing.ts';
import { digestOf, issueKeyOf, Ledger, textKeyOf, type LedgerRow } from './ledger.ts';
import { Mapping } from './mapping.ts';
import { RESULTS, resultsCsv, resultsHtml } from './results.ts';
import { reportOf, saveDraft } from './save-draft.ts';

export interface CabinetOptions {
  /** Where drafts, reports, table, ledger and mapping are kept. */
  readonly folder: string;
  readonly places: KnownPlaces;
  readonly read: (file: string, bytes: Uint8Array) => Promise<ImportResult>;
  /** Reads the bytes of a file, or says in a Chinese sentence why not. */
  readonly bytesOf: (file: string) => Uint8Array | string;
  readonly say: (line: string) => void;
  /** Nothing but the table and the names to map is written. */
  readonly preview: boolean;
  /** The running desk that takes the drafts. */
  readonly desk?: Send | undefined;
}

type Read = Extract<ImportResult, { status: 'ok' }>;

/** Whether every file was read, now or before. */
export async function importCabinet(files: readonly string[], options: CabinetOptions): Promise<boolean> {
  mkdirSync(options.folder, { recursive: true });
  const cabinet = new Cabinet(options);
  for (const [index, file] of files.entries()) {
    const row = await cabinet.take(file);
    options.say(
      `[${index + 1}/${files.length}] ${file}：${row.said || `已写成 ${row.draft ?? ''}.md，${countsOf(row)}`}`,
    );
  }
  return cabinet.finish();
}

function countsOf({ errors = 0, warnings = 0, notes = 0 }: LedgerRow): string {
  return `要改正的${errors}处，请核对的${warnings}处，备查的${notes}处`;
}

class Cabinet {
  readonly #options: CabinetOptions;
  readonly #ledger: Ledger;
  readonly #mapping: Mapping;
  readonly #rows: LedgerRow[] = [];

  constructor(options: CabinetOptions) {
    this.#options = options;
    this.#ledger = new Ledger(options.folder);
    this.#mapping = new Mapping(options.folder, options.places);
  }

  async take(file: string): Promise<LedgerRow> {
    const row = await this.#rowOf(file);
    this.#rows.push(row);
    return row;
  }

  finish(): boolean {
    this.#mapping.save();
    const rows = this.#options.preview ? this.#rows : withEarlier(this.#ledger.rows, this.#rows);
    writeFileSync(join(this.#options.folder, `${RESULTS}.csv`), resultsCsv(rows));
    writeFileSync(join(this.#options.folder, `${RESULTS}.html`), resultsHtml(rows));
    return this.#rows.every(({ outcome }) => outcome !== 'failed');
  }

  async #rowOf(file: string): Promise<LedgerRow> {
    const bytes = this.#options.bytesOf(file);
    if (typeof bytes === 'string') return { file, digest: '', outcome: 'failed', said: bytes };
    const digest = digestOf(bytes);
    const known = this.#ledger.known(digest);
    if (known !== undefined && !this.#options.preview) return this.#again(file, known);
    const result = await this.#options.read(file, bytes);
    const row = result.status === 'ok' ? await this.#write(file, digest, result) : failed(file, digest, result.message);
    if (!this.#options.preview) this.#ledger.add(row);
    return row;
  }

  /** A file that was read before: the same one, or another with the same bytes. */
  async #again(file: string, known: LedgerRow): Promise<LedgerRow> {
    if (known.file !== file) {
      const row = {
        ...known,
        file,
        outcome: 'duplicate' as const,
        said: `和「${known.file}」是同一个文件，没有再写。`,
      };
      this.#ledger.add(row);
      return row;
    }
    if (known.outcome === 'written' && known.handedTo === undefined && this.#options.desk !== undefined) {
      const row = await this.#hand({ ...known, said: '' }, this.#draftOf(known));
      this.#ledger.add({ ...row, said: '' });
      return row;
    }
    return { ...known, said: known.said || '以前读过，没有变，这次没有再读。' };
  }

  async #write(file: string, digest: string, result: Read): Promise<LedgerRow> {
    const briefing = this.#mapping.apply(result.briefing);
    const row = described(file, digest, briefing, result);
    const twin = this.#twinOf(file, row);
    if (twin !== undefined) return { ...row, outcome: 'duplicate', said: twin };
    const { name, markdown } = writeBriefing(withOpenErrors(briefing, result.diagnostics), this.#mapping.places);
    if (this.#options.preview) return { ...row, draft: name, said: `读成了，没有写；${countsOf(row)}` };
    const draft = this.#freeName(name, markdown);
    const problem = saveDraft(this.#options.folder, draft, markdown, reportOf(file, result.diagnostics));
    if (problem !== undefined) return failed(file, digest, problem);
    return this.#hand({ ...row, draft }, markdown);
  }

  /** The issue that is written already, as a sentence. */
  #twinOf(file: string, { issueKey, textKey }: LedgerRow): string | undefined {
    const [issue, text] = [this.#ledger.sameIssue(issueKey), this.#ledger.sameText(textKey ?? '')];
    if (text !== undefined && text.file !== file) return `文字和「${text.file}」一样，没有再写。`;
    if (issue === undefined || issue.file === file) return undefined;
    return `和「${issue.file}」是同一期，文字有出入，没有再写。要用这一份，请移走那一份的草稿和文件，再导入。`;
  }

  /** A name of the same draft, or of none: two series may have an issue of the same number. */
  #freeName(name: string, markdown: string): string {
    for (let count = 1; ; count++) {
      const numbered = count === 1 && name !== NAMELESS ? name : `${name}-${count}`;
      const path = join(this.#options.folder, `${numbered}.md`);
      if (!existsSync(path) || readFileSync(path, 'utf8') === markdown) return numbered;
    }
  }

  #draftOf({ draft = '' }: LedgerRow): string {
    return readFileSync(join(this.#options.folder, `${draft}.md`), 'utf8');
  }

  async #hand(row: LedgerRow, raw: string): Promise<LedgerRow> {
    const { desk } = this.#options;
    if (desk === undefined) return row;
    const path = `briefings/${row.draft ?? NAMELESS}.md`;
    try {
      const { address } = await handOver({ raw, path, pictures: [], doubts: row.doubts ?? [] }, desk);
      return { ...row, handedTo: address };
    } catch (error) {
      const said = error instanceof Error ? error.message : '编务台没有收下。';
      return { ...row, said: `已写成 ${row.draft ?? ''}.md，没有交到编务台：${said}` };
    }
  }
}

function failed(file: string, digest: string, said: string): LedgerRow {
  return { file, digest, outcome: 'failed', said };
}

/** Rows of files that this run did not meet stand in the table too. */
function withEarlier(all: readonly LedgerRow[], now: readonly LedgerRow[]): LedgerRow[] {
  const met = new Map(now.map((row) => [row.file, row]));
  return [...all.filter(({ file }) => !met.has(file)), ...now].sort((a, b) =>
    a.file.localeCompare(b.file, 'zh-CN', { numeric: true }),
  );
}

function described(file: string, digest: string, briefing: DraftBriefing, { diagnostics }: Read): LedgerRow {
  const { series, year, edition, issue, date, imprint, articles } = briefing;
  const issueKey = issueKeyOf(briefing);
  const on = date ?? imprint?.printedOn;
  return {
    ...{ file, digest, outcome: 'written', said: '', textKey: textKeyOf(briefing) },
    ...(issueKey === undefined ? {} : { issueKey }),
    ...(series === undefined ? {} : { series }),
    ...(year === undefined ? {} : { year }),
    ...(edition === undefined ? {} : { edition }),
    ...(issue === undefined ? {} : { issue }),
    ...(on === undefined ? {} : { date: on }),
    titles: articles.map(({ titleLines }) => titleLines.join('')),
    errors: countOf(diagnostics, 'error'),
    warnings: countOf(diagnostics, 'warning'),
    notes: countOf(diagnostics, 'note'),
    doubts: doubtsOf(diagnostics),
  };
}

function doubtsOf(diagnostics: Read['diagnostics']): Doubt[] {
  return diagnostics
    .filter(({ severity }) => severity !== 'note')
    .map(({ sentence, remedy, page, excerpt }) => ({
      sentence,
      remedy,
      ...(page === undefined ? {} : { page }),
      ...(excerpt === undefined ? {} : { excerpt }),
    }));
}
