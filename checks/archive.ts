/** The checks that need all documents at once: a table of contents. Each is a pure function. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { ArchiveFacts } from './archive-digest.ts';
import { deadLinks } from './archive/dead-links.ts';
import { repeatedArticles } from './archive/repeated-articles.ts';
import { staleColumns } from './archive/stale-columns.ts';
import type { Office } from './office.ts';

const checks: readonly ((facts: ArchiveFacts, office: Office) => Diagnostic[])[] = [
  deadLinks,
  repeatedArticles,
  staleColumns,
];

/** Every diagnostic of every check of the whole archive. */
export function checkDigests(facts: ArchiveFacts, office: Office): Diagnostic[] {
  return checks.flatMap((check) => check(facts, office));
}
