/**
 * The pages of the briefings: one for an issue with a single article, a
 * contents page and a page for each article otherwise.
 */
import { createHash } from 'node:crypto';
import { articleTitle, briefingLabel, yearLabel } from '#lib/briefing-label.ts';
import type { Article } from '#model/kinds/briefing.ts';
import { sheetNote } from '#model/wording-words.ts';
import { explainWords } from '#lib/link-terms.ts';
import { allArticles, allIssues, renderArticle } from './briefings.ts';
import type { ArticleInOrder, Issue } from './briefings.ts';
import { itemsOfKind } from './catalogue.ts';
import { keyed, once } from './collections.ts';
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

/**
 * Changes whenever the page does: with the issue's file, with all that its page is told besides the words, and with
 * what marks them. A page with pictures has none: they are made again for each site, in the sizes it shows.
 */
async function cacheKey(issue: Issue, shown: object): Promise<string | undefined> {
  if (Object.keys(issue.pictures ?? {}).length > 0) return undefined;
  const beside = [JSON.stringify(shown), await glossaryDigest(), JSON.stringify(await shownColumns())].join('\n');
  return `${issue.digest}-${createHash('sha256').update(beside).digest('base64url').slice(0, 22)}`;
}

export async function issuePaths() {
  const { issues } = await order();
  return Promise.all(
    [...issues.values()].map(async (issue) => ({
      params: { issue: issue.id },
      props: { id: issue.id },
      ...keyed(await cacheKey(issue, await issueShown(issue))),
    })),
  );
}

export async function articlePaths() {
  const { issues } = await order();
  const several = [...issues.values()].filter((issue) => issue.articles.length > 1);
  const paths = several.map((issue) =>
    issue.articles.map(async ({ slug }) => ({
      params: { issue: issue.id, article: slug },
      props: { id: `${issue.id}/${slug}` },
      ...keyed(await cacheKey(issue, (await articleShown(`${issue.id}/${slug}`)).shown)),
    })),
  );
  return Promise.all(paths.flat());
}

/** What the page of an article is told, but for its words. */
async function articleShown(id: string) {
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
  const issueCrumb = { label: briefingLabel(issue), path: `/briefings/${issue.id}/` };
  const shown = {
    item,
    title: articleTitle(article),
    single,
    above: [{ label: '简报', path: '/briefings/' }, ...(single ? [] : [issueCrumb])],
    ...(await articlePage(item, found)),
    cite: citedAs(issue, article),
    forms: formsOf(issue.id),
    previous: neighbour(-1),
    next: neighbour(1),
  };
  return { found, shown };
}

export async function articlePageOf(id: string) {
  const { found, shown } = await articleShown(id);
  const { issue, article } = found;
  const rendered = renderArticle(found);
  return {
    ...shown,
    issue,
    article,
    ...explainWords(await withPictures(rendered.html, issue.pictures), await glossaryWords()),
    sections: rendered.blocks.filter(({ tag }) => tag === 'h2'),
  };
}

/** How a copied citation names the article: what is not the print says so in every quotation of it. */
function citedAs(issue: Issue, article: Article): string {
  const note = sheetNote(issue.wording);
  const bracketed = note === undefined ? '' : `（${note.slice(0, -1)}）`;
  return `${briefingLabel(issue)}，${articleTitle(article)}${bracketed}`;
}

export type ArticlePage = Awaited<ReturnType<typeof articlePageOf>>;

/** What the page of an issue is told, but for the words of its one article. */
async function issueShown(issue: Issue) {
  const { itemOf } = await order();
  const { id, articles } = issue;
  const [first] = articles;
  return {
    label: briefingLabel(issue),
    year: yearLabel(issue),
    path: `/briefings/${id}/`,
    forms: formsOf(id),
    items: articles.flatMap((article) => itemOf.get(`${id}/${article.slug}`) ?? []),
    article: articles.length === 1 && first ? (await articleShown(`${id}/${first.slug}`)).shown : undefined,
  };
}

export async function issuePage(id: string) {
  const issue = (await order()).issues.get(id);
  if (!issue) throw new RangeError(`no such briefing: ${id}`);
  const [first] = issue.articles;
  const { article, ...shown } = await issueShown(issue);
  return { ...shown, issue, single: article && first ? await articlePageOf(`${id}/${first.slug}`) : undefined };
}

export type IssuePage = Awaited<ReturnType<typeof issuePage>>;
