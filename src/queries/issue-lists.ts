/** Lists of issues: the latest, and each year's in pages. */
import type { PaginateFunction } from 'astro';
import { articleTitle, briefingLabel, dateLabel } from '#lib/briefing-label.ts';
import { datedSentences } from '#lib/dated-sentences.ts';
import { articlePath } from '#lib/article-path.ts';
import { href } from '#site';
import { allIssues, issueYears, renderArticle } from './briefings.ts';
import type { Issue } from './briefings.ts';
import { PAGE_SIZE } from './page-size.ts';

function issueLine(issue: Issue) {
  const [first] = issue.articles;
  const more = issue.articles.length > 1 ? `等${issue.articles.length}篇` : '';
  return {
    title: briefingLabel(issue),
    href: href(`/briefings/${issue.id}/`),
    summary: first && `${articleTitle(first)}${more}`,
    where: dateLabel(issue),
  };
}

export async function latestIssues(limit: number) {
  return (await allIssues()).slice(0, limit).map(issueLine);
}

export async function yearLinks() {
  return (await issueYears()).map(({ slug, label, issues }) => ({
    label,
    href: href(`/briefings/year/${slug}/`),
    count: issues.length,
  }));
}

export async function yearPaths({ paginate }: { paginate: PaginateFunction }) {
  return (await issueYears()).flatMap(({ slug, label, issues }) =>
    paginate(
      issues.map((issue) => ({ ...issueLine(issue), id: issue.id })),
      { params: { year: slug }, props: { label }, pageSize: PAGE_SIZE },
    ),
  );
}

/** What the issues of one list page say of the months of a year, in order, each with the paragraph that says it. */
export async function monthsOf(year: string, ids: readonly string[]) {
  const known = Number(year);
  if (!Number.isInteger(known)) return [];
  const issues = (await allIssues()).filter(({ id }) => ids.includes(id));
  const articles = issues.flatMap((issue) => issue.articles.map((article) => ({ issue, article })));
  const said = await Promise.all(
    articles.map(async ({ issue, article }) =>
      datedSentences((await renderArticle({ issue, article })).blocks, known).map(({ month, text, block }) => ({
        month,
        text,
        title: articleTitle(article),
        href: `${href(articlePath(issue, article.slug))}#${block}`,
      })),
    ),
  );
  const months = Map.groupBy(said.flat(), ({ month }) => month);
  return [...months].sort(([a], [b]) => a - b).map(([month, events]) => ({ month, events }));
}
