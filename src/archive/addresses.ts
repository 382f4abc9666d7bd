/** Every address that a link in the content may lead to, from the site's root, ending in `/`. */
import type { SiteSettings } from '#model/site-settings.ts';
import { articlePath } from '#lib/article-path.ts';
import { columnsWith } from '#lib/columns.ts';
import { kindOf } from '#model/kinds.ts';
import type { Archive } from './entry.ts';

export function siteAddresses(archive: Archive, redirects: SiteSettings['redirects'] = []): Set<string> {
  const entries = Object.values(archive)
    .flat()
    .filter(({ collection }) => kindOf(collection).page !== 'anchor');
  return new Set([
    ...columnsWith((kind) => archive[kind].length).map(({ path }) => path),
    ...redirects.map(({ from }) => from),
    ...entries.map(({ collection, id }) => `/${collection}/${id}/`),
    ...archive.briefings.flatMap(({ id, data }) =>
      data.articles.map(({ slug }) => articlePath({ id, articles: data.articles }, slug)),
    ),
  ]);
}
