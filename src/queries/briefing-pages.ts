/**
 * The pages of the briefings: one for an issue with a single article, a
 * contents page and a page for each article otherwise.
 */
import { createHash } from 'node:crypto';
import { articlePath } from '#lib/article-path.ts';
import { articleTitle, briefingLabel, yearLabel } from '#lib/briefing-label.ts';
import type { Article } from '#model/kinds/briefing.ts';
import { sheetNote } from '#model/wording-words.ts';
import { explainWords } from '#lib/link-terms.ts';
import { href } from '#site';
import { allArticles, allIssues, renderArticle } from './briefings.ts';
import type { ArticleInOrder, Issue } from './briefings.ts';
import { itemsOfKind } from './catalogue.ts';
import type { Item } from './catalogue.ts';
import { once } from './collections.ts';
import { formsOf } from './open-data.ts';
import { glossaryDigest, glossaryWords } from './glossary.ts';
import { withPictures } from './pictures.ts';
import { shownColumns } from './shown-columns.ts';
import { articlePage } from './story-page.ts';

const order = once(async () => {
  const articles = await allArticles();
  const items = await itemsOfKind('briefings');
  const at = new Map(articles.map(({ issue, article }, index) => [`${issue.id}/${article.slug}`, index]));
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const issues = new Map((await allIssues()).map((issue) => [issue.id, issue]));
  return { articles, at, itemOf, issues };
});

type Shown = Item & { readonly why?: string };

/** What else the page shows besides its own file must change the key too. */
async function cacheKey(issue: Issue, ...shown: (Shown | undefined)[]): Promise<string> {
  const others = shown
    .map((item) => (item ? `${item.title}|${item.href}|${item.summary ?? ''}|${item.why ?? ''}` : ''))
    .join('\n');
  return `${issue.digest}-${createHash('sha256')
    .update([others, await glossaryDigest(), ...(await shownColumns()).map(({ path }) => path)].join('\n'))
    .digest('base64url')
    .slice(0, 12)}`;
}

export async function issuePaths() {
  const { issues } = await order();
  return Promise.all(
    [...issues.values()].map(async (issue) => ({
      params: { issue: issue.id },
      props: { id: issue.id },
      cacheKey: await cacheKey(issue, ...(issue.articles.length === 1 ? await shownBeside(issue, 0) : [])),
    })),
  );
}

export async function articlePaths() {
  const { issues } = await order();
  const several = [...issues.values()].filter((issue) => issue.articles.length > 1);
  const paths = several.map((issue) =>
    issue.articles.map(async (article, index) => ({
      params: { issue: issue.id, article: article.slug },
      props: { id: `${issue.id}/${article.slug}` },
      cacheKey: await cacheKey(issue, ...(await shownBeside(issue, index))),
    })),
  );
  return Promise.all(paths.flat());
}

async function shownBeside(issue: Issue, index: number): Promise<(Shown | undefined)[]> {
  const article = issue.articles[index];
  if (!article) return [];
  const { articles, at, itemOf } = await order();
  const id = `${issue.id}/${article.slug}`;
  const item = itemOf.get(id);
  const position = at.get(id) ?? 0;
  const neighbour = (offset: number) => {
    const other = articles[position + offset];
    return other && itemOf.get(`${other.issue.id}/${other.article.slug}`);
  };
  const { related } = item ? await articlePage(item, { issue, article }) : { related: [] };
  return [neighbour(-1), neighbour(1), ...related];
}

export async function articlePageOf(id: string) {
  const { articles, at, itemOf } = await order();
  const position = at.get(id);
  const found: ArticleInOrder | undefined = position === undefined ? undefined : articles[position];
  const item = itemOf.get(id);
  if (position === undefined || !found || !item) throw new RangeError(`no such article: ${id}`);
  const neighbour = (offset: number) => {
    const other = articles[position + offset];
    return other && itemOf.get(`${other.issue.id}/${other.article.slug}`);
  };
  const { issue, article } = found;
  const single = issue.articles.length === 1;
  const rendered = await renderArticle(found);
  const issueCrumb = { label: briefingLabel(issue), path: `/briefings/${issue.id}/` };
  return {
    item,
    issue,
    article,
    title: articleTitle(article),
    single,
    above: [{ label: '简报', path: '/briefings/' }, ...(single ? [] : [issueCrumb])],
    ...(await articlePage(item, found)),
    cite: citedAs(issue, article),
    ...explainWords(await withPictures(rendered.html, issue.pictures), await glossaryWords()),
    sections: rendered.blocks.filter(({ tag }) => tag === 'h2'),
    forms: formsOf(issue.id),
    previous: neighbour(-1),
    next: neighbour(1),
  };
}

/** How a copied citation names the article: what is not the print says so in every quotation of it. */
function citedAs(issue: Issue, article: Article): string {
  const note = sheetNote(issue.wording);
  const bracketed = note === undefined ? '' : `（${note.slice(0, -1)}）`;
  return `${briefingLabel(issue)}，${articleTitle(article)}${bracketed}`;
}

export type ArticlePage = Awaited<ReturnType<typeof articlePageOf>>;

export async function issuePage(id: string) {
  const { issues, itemOf } = await order();
  const issue = issues.get(id);
  if (!issue) throw new RangeError(`no such briefing: ${id}`);
  const first = issue.articles[0];
  return {
    issue,
    label: briefingLabel(issue),
    year: yearLabel(issue),
    path: `/briefings/${id}/`,
    forms: formsOf(id),
    items: issue.articles.flatMap((article) => itemOf.get(`${id}/${article.slug}`) ?? []),
    articles: issue.articles.map((article) => ({ ...article, href: href(articlePath(issue, article.slug)) })),
    single: issue.articles.length === 1 && first ? await articlePageOf(`${id}/${first.slug}`) : undefined,
  };
}

export type IssuePage = Awaited<ReturnType<typeof issuePage>>;
