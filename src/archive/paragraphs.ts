/**
 * The articles and paragraphs of a briefing under the names that sources give
 * them: `briefing/article#p3`, and `briefing#p3` where there is one article only.
 */
import { splitArticles } from './briefing-body.ts';

export interface NamedArticle {
  readonly slug: string;
  /** What a source names it by. */
  readonly name: string;
  readonly markdown: string;
}

/** @param id the briefing's; @param body the text below its frontmatter. */
export function namedArticles(id: string, body: string): NamedArticle[] {
  const { articles } = splitArticles(body);
  return articles.map(({ slug, markdown }) => ({
    ...{ slug, markdown },
    name: articles.length > 1 ? `${id}/${slug}` : id,
  }));
}

/** The name of an article's paragraph, counted from 1 as on its page. */
export function paragraphName(article: string, number: number): string {
  return `${article}#p${number}`;
}
