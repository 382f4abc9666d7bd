/**
 * Markdown as this site understands it, for briefings and (through the Astro
 * configuration) for MDX alike.
 */
import { markdownToHtml } from 'satteri';
import type { HastPluginEntry } from 'satteri';
import { markdownFeatures } from './markdown-features.ts';
import { tangleIn } from './markdown-tree.ts';
import { numberBlocks } from './number-blocks.ts';
import type { Block } from './number-blocks.ts';
import { isPlain, numberHtml } from './number-html.ts';
import type { SiteUrls } from './urls.ts';

export interface Rendered {
  /** HTML whose top-level blocks carry the ids p1, p2, … and s1, s2, …. */
  readonly html: string;
  readonly blocks: readonly Block[];
}

/** @param href the address of the site's own pages in links; as the text writes it when left out. */
export function renderMarkdown(markdown: string, href: SiteUrls['href'] = (path) => path): Rendered {
  // A check says so; nothing of it is ever published.
  if (tangleIn(markdown)) return { html: '', blocks: [] };
  return isPlain(markdown) ? numberHtml(htmlOf(markdown), href) : renderVisited(markdown, href);
}

/** The same by the plugin that MDX is numbered with, whatever the text holds. */
export function renderVisited(markdown: string, href: SiteUrls['href']): Rendered {
  const blocks: Block[] = [];
  const html = htmlOf(markdown, [numberBlocks(href, (block) => blocks.push(block))]);
  return { html, blocks };
}

function htmlOf(markdown: string, hastPlugins: HastPluginEntry[] = []): string {
  const result = markdownToHtml(markdown, { features: markdownFeatures, hastPlugins });
  // A promise would mean a plugin that waits; none here does.
  if (result instanceof Promise) throw new TypeError('a Markdown plugin must not be asynchronous');
  return result.html;
}

/** The text of paragraph `number` (1-based), as cited by `#p<number>`. */
export function paragraphText(blocks: readonly Block[], number: number): string | undefined {
  return blocks.find((block) => block.id === `p${number}`)?.text;
}
