/** The print page of each briefing. */
import { articleTitle, briefingLabel } from '#lib/briefing-label.ts';
import { briefingFiles } from '#lib/briefing-files.ts';
import { printedBriefing } from '#outputs/print/printed-briefing.ts';
import { sheetHtml } from '#outputs/print/sheet-html.ts';
import { absolute } from '#site';
import { allIssues, bodiesOf } from './briefings.ts';
import type { Issue } from './briefings.ts';
import { keyed } from './collections.ts';
import { formsOf } from './open-data.ts';
import { withPictures } from './pictures.ts';

export async function printPaths() {
  return (await allIssues()).map((issue) => ({
    params: { issue: issue.id },
    props: { issue },
    // One with pictures is rendered at every build, which makes them in the sizes it shows.
    ...keyed(Object.keys(issue.pictures ?? {}).length > 0 ? undefined : issue.digest),
  }));
}

export async function printPage(issue: Issue) {
  const printed = printedBriefing(issue.id, issue, bodiesOf(issue), absolute);
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
