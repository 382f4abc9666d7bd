/** Lists of issues: the latest, and each year's in pages. */
import type { PaginateFunction } from 'astro';
import { articleTitle, briefingLabel, dateLabel } from '#lib/briefing-label.ts';
import { href } from '#lib/urls.ts';
import { allIssues, issueYears } from './briefings.ts';
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
    paginate(issues.map(issueLine), { params: { year: slug }, props: { label }, pageSize: PAGE_SIZE }),
  );
}
