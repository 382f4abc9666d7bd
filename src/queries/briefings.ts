/** Briefings in reading order, their years, and the words of their articles. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article, Briefing } from '#model/kinds/briefing.ts';
import { splitArticles } from '#archive/briefing-body.ts';
import { entryBody } from '#entry-file/parse.ts';
import { briefingYear, compareBriefings } from '#lib/briefing-label.ts';
import { renderMarkdown } from '#lib/markdown.ts';
import type { Rendered } from '#lib/markdown.ts';
import { sourceLabel } from '#lib/urls.ts';
import type { WordingsById } from '#lib/urls.ts';
import { href, sourceHref } from '#site';
import { all, once } from './collections.ts';
import type { Pictures } from './pictures.ts';

export interface Issue extends Briefing {
  readonly pictures?: Pictures | undefined;
  readonly id: string;
  readonly digest: string;
  readonly filePath: string;
}

export interface ArticleInOrder {
  readonly issue: Issue;
  readonly article: Article;
}

/** Newest first. */
export const allIssues = once(async (): Promise<readonly Issue[]> => {
  const entries = await all('briefings');
  return entries
    .map(({ id, data, digest, filePath }) => ({ id, digest: String(digest), filePath: filePath ?? '', ...data }))
    .sort(compareBriefings);
});

/** Newest issue first, articles in printed order: the order of 上一篇 and 下一篇. */
export const allArticles = once(async (): Promise<readonly ArticleInOrder[]> =>
  (await allIssues()).flatMap((issue) => issue.articles.map((article) => ({ issue, article }))),
);

/** Which issues say what of their text, for the labels of sources. */
export const wordingsById = once(async (): Promise<WordingsById> =>
  Object.fromEntries((await allIssues()).flatMap(({ id, wording }) => (wording === undefined ? [] : [[id, wording]]))),
);

/** Sources as the links a page shows. */
export async function sourceLinks(sources: readonly string[]): Promise<{ label: string; href: string }[]> {
  const wordings = await wordingsById();
  return sources.map((source) => ({ label: sourceLabel(source, wordings), href: sourceHref(source) }));
}

export interface Year {
  /** `2024`, or `unknown` where no year is known. */
  readonly slug: string;
  readonly label: string;
  readonly issues: readonly Issue[];
}

export const issueYears = once(async (): Promise<readonly Year[]> => {
  const groups = new Map<number | undefined, Issue[]>();
  for (const issue of await allIssues()) {
    const year = briefingYear(issue);
    const group = groups.get(year);
    if (group) group.push(issue);
    else groups.set(year, [issue]);
  }
  return [...groups]
    .sort(([a], [b]) => (b ?? 0) - (a ?? 0))
    .map(([year, issues]) => ({
      slug: String(year ?? 'unknown'),
      label: year === undefined ? '年份未载明' : `${year}年`,
      issues,
    }));
});

/** The words of an issue's articles by slug, read from its file only now (see the lean loader). */
export function bodiesOf({ filePath }: Pick<Issue, 'filePath'>): ReadonlyMap<string, string> {
  // Read while everything waits: ten thousand promises of files cost twice what the files do.
  const text = readFileSync(join(process.cwd(), filePath), 'utf8');
  return new Map(splitArticles(entryBody(text)).articles.map(({ slug, markdown }) => [slug, markdown]));
}

/** The article's words as they are shown. */
export function renderArticle({ issue, article }: ArticleInOrder): Rendered {
  return renderMarkdown(bodiesOf(issue).get(article.slug) ?? '', href);
}
