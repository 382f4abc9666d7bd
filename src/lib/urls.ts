/** The addresses of the site, all under the base path that the settings name. */
import { parseSource } from '#model/source.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import type { Wording } from '#model/wording-words.ts';
import { withIndex } from './with-index.ts';

/** What of the settings addresses are made of. */
export type SiteAddress = Pick<SiteSettings, 'site' | 'base' | 'indexInLinks'>;

export interface SiteUrls {
  /**
   * The address of a page of the site, as links write it.
   * @param path from the site's root, beginning with `/`; its trailing slash, query and fragment are kept.
   */
  readonly href: (path: string) => string;
  /** The address with protocol and host, for feeds, sitemaps and sharing. */
  readonly absolute: (path: string) => string;
  /**
   * The address of the article a source names, or of its paragraph.
   * @throws when the source is not written as src/model/source.ts says.
   */
  readonly sourceHref: (source: string) => string;
}

/** @param address asked at each call: the desk knows its office only after its pages have opened. */
export function siteUrls(address: Readonly<SiteAddress>): SiteUrls {
  const href = (path: string) => withIndex(`${address.base}${path.replace(/^\//, '')}`, address.indexInLinks);
  return {
    href,
    absolute: (path) => `${address.site}${href(path)}`,
    sourceHref: (source) => {
      const { briefing, article, paragraph } = parsed(source);
      const page = article === undefined ? briefing : `${briefing}/${article}`;
      return href(`/briefings/${page}/${paragraph === undefined ? '' : `#p${paragraph}`}`);
    },
  };
}

/** What the issues of the site say of their text, by issue id; an issue that says nothing is absent. */
export type WordingsById = Readonly<Record<string, Wording>>;

/**
 * What a reader is told of a source: 「简报第3段」, or 「简报」 for a whole
 * article. Only a verbatim issue is called 简报原文.
 * @throws when the source is not written as src/model/source.ts says.
 */
export function sourceLabel(source: string, wordings: WordingsById): string {
  const { briefing, paragraph } = parsed(source);
  const verbatim = Object.hasOwn(wordings, briefing) && wordings[briefing] === 'verbatim';
  return `${verbatim ? '简报原文' : '简报'}${paragraph === undefined ? '' : `第${paragraph}段`}`;
}

function parsed(source: string) {
  const result = parseSource(source);
  if (result === undefined) {
    throw new Error(`出处“${source}”写错了，应当写成“简报编码/篇编码”，要指明段落再加 #p3（第3段）。`);
  }
  return result;
}

/** Whether an address as a text writes it is a page of this site: `/cases/x/`, but not `//host` or `#p1`. */
export function isOwnPath(address: string): boolean {
  return /^\/(?!\/)/.test(address);
}
