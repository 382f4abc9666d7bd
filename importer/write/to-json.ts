/** The draft as `--json` prints it: fields of the print, absent ones left out. */
import type { DraftArticle, DraftBriefing } from '../draft.ts';

export function briefingJson(briefing: DraftBriefing): Record<string, unknown> {
  const {
    series,
    year,
    edition,
    issue,
    totalIssue,
    date,
    issuer,
    editorNote,
    contents,
    articles,
    imprint,
    recipients,
  } = briefing;
  return dropAbsent({
    series,
    year,
    edition,
    issue,
    totalIssue,
    date,
    issuer,
    editorNote,
    contents,
    articles: articles.map((article) => articleJson(article)),
    imprint: imprint === undefined ? undefined : dropAbsent({ ...imprint, ...recipients, lines: undefined }),
  });
}

function articleJson({
  column,
  place,
  titleLines,
  subtitle,
  credit,
  byline,
  blocks,
}: DraftArticle): Record<string, unknown> {
  return dropAbsent({
    column,
    place,
    titleLines,
    subtitle,
    credit,
    byline,
    blocks: blocks.map(({ kind, level, runIn, text, rows }) => dropAbsent({ kind, level, runIn, text, rows })),
  });
}

function dropAbsent(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
