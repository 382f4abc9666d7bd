/** The print page of each briefing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitArticles } from '#archive/briefing-body.ts';
import { entryBody } from '#entry-file/parse.ts';
import { articleTitle, briefingLabel } from '#lib/briefing-label.ts';
import { briefingFiles } from '#lib/briefing-files.ts';
import { printedBriefing } from '#outputs/print/printed-briefing.ts';
import { sheetHtml } from '#outputs/print/sheet-html.ts';
import { absolute } from '#site';
import { allIssues } from './briefings.ts';
import type { Issue } from './briefings.ts';
import { formsOf } from './open-data.ts';
import { withPictures } from './pictures.ts';

export async function printPaths() {
  return (await allIssues()).map((issue) => ({
    params: { issue: issue.id },
    props: { issue },
    cacheKey: issue.digest,
  }));
}

export async function printPage(issue: Issue) {
  const body = entryBody(await readFile(join(process.cwd(), issue.filePath), 'utf8'));
  const bodies = new Map(splitArticles(body).articles.map(({ slug, markdown }) => [slug, markdown]));
  const printed = printedBriefing(issue.id, issue, bodies, absolute);
  return {
    printed: {
      ...printed,
      articles: await Promise.all(
        printed.articles.map(async (article) => ({
          ...article,
          title: articleTitle(article),
          html: await withPictures(sheetHtml(article), issue.pictures),
        })),
      ),
    },
    label: briefingLabel(issue),
    path: briefingFiles(issue.id).print,
    canonical: `/briefings/${issue.id}/`,
    forms: formsOf(issue.id).slice(1),
  };
}

export type PrintPage = Awaited<ReturnType<typeof printPage>>;
