/** Writes a draft as a content file: frontmatter that the model accepts, and Markdown. */
import { adviceOf, errorAt } from '#lib/diagnostic.ts';
import { printEntry } from '#entry-file/fields.ts';
import { briefing as concept } from '#model/kinds/briefing.ts';
import { contentOf } from './briefing-content.ts';
import type { KnownPlaces } from './briefing-content.ts';
import type { DraftBriefing } from '../draft.ts';
import type { SourceDiagnostic } from '../source-document.ts';

export interface WrittenBriefing {
  /** Proposed file name without extension. */
  readonly name: string;
  readonly markdown: string;
  /** What the model refuses of the draft. */
  readonly diagnostics: readonly SourceDiagnostic[];
}

/** The content file of a draft, and a diagnostic for each field that the model refuses. */
export function writeBriefing(draft: DraftBriefing, places?: KnownPlaces): WrittenBriefing {
  const { name, fields, body } = contentOf(draft, places);
  const diagnostics: SourceDiagnostic[] = [];
  const printedOn = draft.imprint?.printedOn;
  if (draft.date !== undefined && printedOn !== undefined && draft.date !== printedOn) {
    diagnostics.push({
      severity: 'note',
      rule: 'printed-on-left-out',
      ...adviceOf(`报头日期是${draft.date}，报尾印发日期是${printedOn}。草稿写的是报头日期。`),
    });
  }
  for (const issue of concept.schema.safeParse(fields).error?.issues ?? []) {
    diagnostics.push(errorAt('field-refused', { field: issue.path.join('.') }, issue.message));
  }
  return { name, markdown: printEntry(fields, body), diagnostics };
}
