/** A chosen file and how far it has come. */
import type { DraftBriefing } from '#importer/draft.ts';
import type { SourceDiagnostic } from '#importer/source-document.ts';
import type { CommonFields, Filled } from './common-fields.ts';
import { findBlock } from './draft.ts';
import type { Imported } from './engine.ts';

export interface Job {
  readonly file: File;
  state: 'waiting' | 'read' | 'failed' | 'handed';
  /** Where its draft is, once it was handed over. */
  address?: string;
  /** Questions that somebody has looked at. */
  readonly settled: Set<SourceDiagnostic>;
  /** What was filled in for all files at once. */
  filled: Filled;
  /** Why it was not read or not handed over. */
  trouble?: string;
  imported?: Imported;
  draft?: DraftBriefing;
  readonly before: DraftBriefing[];
}

export const newJob = (file: File): Job => ({ file, state: 'waiting', settled: new Set(), filled: {}, before: [] });

/** What nobody has looked at: neither said to be right nor changed where it stood. */
export function openQuestions({ imported, draft, settled }: Job): readonly SourceDiagnostic[] {
  if (!imported || !draft) return [];
  const isGone = (one: SourceDiagnostic) => findBlock(imported.draft, one) !== undefined && !findBlock(draft, one);
  const isFilled = ({ rule }: SourceDiagnostic) =>
    (/^issue-number-(?:blank|missing)$/.test(rule) && draft.issue !== undefined) ||
    (rule === 'date-missing' && draft.date !== undefined);
  return imported.diagnostics.filter((one) => !settled.has(one) && !isGone(one) && !isFilled(one));
}

/** Questions that what is said of all files has answered: for a number read from the name, for what no print gives. */
export function answeredBy(job: Job, { fromNames, noneMissing }: CommonFields): readonly SourceDiagnostic[] {
  return openQuestions(job).filter(
    ({ rule }) =>
      (fromNames && rule === 'issue-number-from-name') ||
      (noneMissing && (rule === 'issue-number-missing' || rule === 'date-missing')),
  );
}

/** Those that go along with the draft; a note is for whoever reads the original beside it. */
export function doubtsOf(job: Job): readonly SourceDiagnostic[] {
  return openQuestions(job).filter(({ severity }) => severity !== 'note');
}
