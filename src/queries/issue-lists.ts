/** Lists of issues: the latest, and each year's in pages. */
import { createHash } from 'node:crypto';
import type { PaginateFunction } from 'astro';
import { articleTitle, briefingLabel, dateLabel } from '#lib/briefing-label.ts';
import { datedSentences } from '#lib/dated-sentences.ts';
import { articlePath } from '#lib/article-path.ts';
import { renderMarkdown } from '#lib/markdown.ts';
import { href } from '#site';
import { allIssues, bodiesOf, issueYears } from './briefings.ts';
import type { Issue } from './briefings.ts';
import { PAGE_SIZE } from './page-size.ts';
import { shownColumns } from './shown-columns.ts';

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
  const digests = new Map((await allIssues()).map(({ id, digest }) => [id, digest]));
  const columns = await shownColumns();
  return (await issueYears()).flatMap(({ slug, label, issues }) =>
    paginate(
      issues.map((issue) => ({ ...issueLine(issue), id: issue.id })),
      { params: { year: slug }, props: { label, year: slug }, pageSize: PAGE_SIZE },
    ).map((path) => {
      // What it says of the months stands in the words of its issues.
      const words = path.props.page.data.map(({ id }) => digests.get(id));
      const shown = JSON.stringify([path.props, words, columns]);
      return { ...path, cacheKey: createHash('sha256').update(shown).digest('base64url').slice(0, 22) };
    }),
  );
}

/** What the issues of one list page say of the months of a year, in order, each with the paragraph that says it. */
export async function monthsOf(year: string, ids: readonly string[]) {
  const known = Number(year);
  if (!Number.isInteger(known)) return [];
  const onPage = new Set(ids);
  const said = (await allIssues()).filter(({ id }) => onPage.has(id)).flatMap((issue) => saidBy(issue, known));
  const months = Map.groupBy(said, ({ month }) => month);
  return [...months].sort(([a], [b]) => a - b).map(([month, events]) => ({ month, events }));
}

function saidBy(issue: Issue, year: number) {
  const bodies = bodiesOf(issue);
  return issue.articles.flatMap((article) => {
    const markdown = bodies.get(article.slug) ?? '';
    // Most texts name none, and need not be rendered to know it.
    if (!markdown.includes('月')) return [];
    return datedSentences(renderMarkdown(markdown, href).blocks, year).map(({ month, text, block }) => ({
      month,
      text,
      title: articleTitle(article),
      href: `${href(articlePath(issue, article.slug))}#${block}`,
    }));
  });
}
