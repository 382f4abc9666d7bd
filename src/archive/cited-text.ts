/** The words of the briefings, ready to be asked whether they hold a fact. */
import { paragraphText, renderMarkdown } from '#lib/markdown.ts';
import type { Block } from '#lib/number-blocks.ts';
import { parseSource } from '#model/source.ts';
import type { Entry } from './entry.ts';
import { splitArticles } from './briefing-body.ts';
import { FactText } from './facts.ts';

/** What a source names, or a Chinese sentence that says what is missing. */
export type Found = { readonly text: FactText } | { readonly missing: string };

export class CitedText {
  readonly #briefings: ReadonlyMap<string, Entry<'briefings'>>;
  readonly #blocks = new Map<string, readonly Block[]>();
  readonly #found = new Map<string, Found>();

  constructor(briefings: readonly Entry<'briefings'>[]) {
    this.#briefings = new Map(briefings.map((briefing) => [briefing.id, briefing]));
  }

  /**
   * The text a source names: one paragraph, or a whole article with its title,
   * credit and campaign when no paragraph is named.
   */
  find(source: string): Found {
    let found = this.#found.get(source);
    if (!found) {
      found = this.#look(source);
      this.#found.set(source, found);
    }
    return found;
  }

  #look(source: string): Found {
    const parsed = parseSource(source);
    if (!parsed) return { missing: `出处「${source}」写法不对。` };
    const briefing = this.#briefings.get(parsed.briefing);
    if (!briefing) return { missing: `没有编码为「${parsed.briefing}」的简报。` };
    const { articles } = briefing.data;
    const slugs = articles.map((article) => article.slug);
    if (parsed.article === undefined && slugs.length > 1) {
      return {
        missing: `这期简报有${slugs.length}篇，出处要写明哪一篇：${slugs.map((slug) => `${briefing.id}/${slug}`).join('、')}。`,
      };
    }
    if (parsed.article !== undefined && slugs.length === 1) {
      return {
        missing: `这期简报只有一篇，出处写成「${briefing.id}${source.slice(source.indexOf('#'))}」，不写篇编码。`,
      };
    }
    const article = articles.find((one) => one.slug === (parsed.article ?? slugs[0]));
    if (!article)
      return { missing: `简报「${briefing.id}」里没有「${parsed.article ?? ''}」这一篇，只有：${slugs.join('、')}。` };
    const blocks = this.#blocksOf(briefing, article.slug);
    if (parsed.paragraph === undefined) {
      const around = [
        ...article.titleLines,
        article.subtitle,
        article.credit,
        ...(article.byline ?? []),
        briefing.data.campaign,
        briefing.data.year === undefined ? undefined : `${briefing.data.year}年`,
      ];
      return { text: new FactText([...around, ...blocks.map((block) => block.text)].join('\n')) };
    }
    const text = paragraphText(blocks, parsed.paragraph);
    const last = blocks.filter((block) => block.id.startsWith('p')).length;
    return text === undefined
      ? { missing: `这一篇只有${last}段，没有第${parsed.paragraph}段。` }
      : { text: new FactText(text) };
  }

  #blocksOf(briefing: Entry<'briefings'>, slug: string): readonly Block[] {
    const key = `${briefing.id}/${slug}`;
    let blocks = this.#blocks.get(key);
    if (!blocks) {
      const article = splitArticles(briefing.body).articles.find((one) => one.slug === slug);
      blocks = renderMarkdown(article?.markdown ?? '').blocks;
      this.#blocks.set(key, blocks);
    }
    return blocks;
  }
}
