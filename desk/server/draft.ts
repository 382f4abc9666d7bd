/** A draft as the server reads it from its branch. */
import type { EditableName } from '#model/editable.ts';
import type { DraftEvent, Approvals, Status } from './steps.ts';

export interface DraftKey {
  readonly collection: EditableName;
  readonly slug: string;
}

/** A draft as somebody has it on the screen. */
export interface SeenDraft extends DraftKey {
  /** The commit that the draft stood at; a request without it is refused. */
  readonly version: string | undefined;
}

interface DraftFile {
  readonly path: string;
  readonly added: boolean;
  /** Content id; undefined where the draft removes the file. */
  readonly oid?: string;
}

export interface Draft extends DraftKey {
  readonly ref: string;
  readonly tip: string;
  /** The commit of `main` that it rests on. */
  readonly base: string;
  readonly status: Status;
  /** Oldest first. */
  readonly events: readonly DraftEvent[];
  /** The commit of each event. */
  readonly commits: readonly string[];
  readonly files: readonly DraftFile[];
  readonly approvals: Approvals;
}
