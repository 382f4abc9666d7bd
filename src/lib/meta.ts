/** The meta tags that Chinese public sites are expected to carry, as name–content pairs. */
import type { SiteSettings } from '#model/site-settings.ts';

export interface ColumnMeta {
  readonly name: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly type: string;
}

export interface ArticleMeta {
  readonly title: string;
  /** `2026-11-23 18:00`, absent when it is not known; a date is never made up. */
  readonly publishedAt?: string | undefined;
  readonly source?: string | undefined;
  readonly keywords: readonly string[];
  readonly url: string;
}

type Tag = readonly [name: string, content: string];

export function publicSiteMeta(
  site: SiteSettings,
  page: { readonly column?: ColumnMeta | undefined; readonly article?: ArticleMeta | undefined; description: string },
): Tag[] {
  const { column, article, description } = page;
  const tags: (readonly [string, string | undefined])[] = [
    ['SiteName', site.name],
    ['SiteDomain', new URL(site.site).hostname],
    ['SiteIDCode', site.siteIdCode],
  ];
  if (column) {
    tags.push(
      ['ColumnName', column.name],
      ['ColumnDescription', column.description],
      ['ColumnKeywords', column.keywords.join(',')],
      ['ColumnType', column.type],
    );
  }
  if (article) {
    tags.push(
      ['ArticleTitle', article.title],
      ['PubDate', article.publishedAt],
      ['ContentSource', article.source],
      ['Keywords', article.keywords.join(',')],
      ['Description', description],
      ['Url', article.url],
    );
  }
  return tags.filter((tag): tag is Tag => tag[1] !== undefined && tag[1] !== '');
}
