/**
 * The address of an article within the site. A briefing with a single article
 * is one page; one with several has a contents page and a page for each.
 */
import type { Briefing } from '#model/kinds/briefing.ts';

export function articlePath(briefing: Pick<Briefing, 'articles'> & { readonly id: string }, slug: string): string {
  const issue = `/briefings/${briefing.id}/`;
  return briefing.articles.length === 1 ? issue : `${issue}${slug}/`;
}
