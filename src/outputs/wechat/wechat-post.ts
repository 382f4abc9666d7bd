/**
 * An article as the 公众号 editor keeps it when pasted: inline styles only. The
 * editor drops class, id, script, position and every link that leads outside
 * it, so a link becomes a numbered note and a picture a line that says which
 * one to upload there.
 */
import { VERMILION } from '#lib/vermilion.ts';
import type { Briefing } from '#model/kinds/briefing.ts';
import { wordingNote } from '#model/wording-words.ts';
import { articlePath } from '#lib/article-path.ts';
import { articleTitle, briefingLabel } from '#lib/briefing-label.ts';
import { pictureName, plainPicture } from '#lib/pictures.ts';
import type { SiteUrls } from '#lib/urls.ts';
import { blockTexts, readWords } from '../blocks.ts';
import type { Block } from '../blocks.ts';
import { blocksHtml, element, escapeHtml, runsHtml } from '../html.ts';
import type { Skin, Tag } from '../html.ts';

export interface WechatPost {
  /** The article's code; empty for the whole issue. */
  readonly article: string;
  /** For the editor's title field. */
  readonly title: string;
  /** For its summary field, at most 120 characters. */
  readonly summary: string;
  readonly html: string;
  /** To be downloaded and uploaded in the editor, in the order of their numbers. */
  readonly images: readonly { readonly number: number; readonly alt: string; readonly url: string }[];
}

const GREY = '#595959';
const line = 'line-height:1.9;';
const words = `font-size:17px;${line}`;

const styles: Readonly<Partial<Record<Tag, string>>> = {
  h2: `margin:32px 0 16px;font-size:20px;${line}font-weight:bold;text-align:center;color:${VERMILION};`,
  h3: `margin:24px 0 12px;font-size:18px;${line}font-weight:bold;color:${VERMILION};`,
  h4: `margin:20px 0 8px;font-size:17px;${line}font-weight:bold;`,
  h5: `margin:16px 0 8px;font-size:17px;${line}font-weight:bold;`,
  p: `margin:0 0 16px;${words}text-indent:2em;text-align:justify;`,
  ul: `margin:0 0 16px;padding-left:2em;${words}list-style-type:disc;`,
  ol: `margin:0 0 16px;padding-left:2em;${words}list-style-type:decimal;`,
  li: `margin:0 0 8px;${line}`,
  blockquote: `margin:0 0 16px;padding:8px 0 0 16px;border-left:3px solid ${VERMILION};color:${GREY};`,
  table: 'width:100%;margin:0 0 16px;border-collapse:collapse;font-size:15px;line-height:1.6;',
  th: 'padding:6px 8px;border:1px solid #999999;font-weight:bold;text-align:left;',
  td: 'padding:6px 8px;border:1px solid #999999;text-align:left;',
  strong: 'font-weight:bold;',
};

const style = (text: string): string => ` style="${text}"`;

class WechatSkin implements Skin {
  readonly heading: 2 | 3;
  readonly links: string[] = [];
  readonly images: { number: number; alt: string; url: string }[] = [];

  readonly #absolute: SiteUrls['absolute'];

  constructor(heading: 2 | 3, absolute: SiteUrls['absolute']) {
    this.heading = heading;
    this.#absolute = absolute;
  }

  attributes(tag: Tag): string {
    const found = styles[tag];
    return found === undefined ? '' : style(found);
  }

  link(inner: string, address: string): string {
    if (!this.links.includes(address)) this.links.push(address);
    return `${inner}${sup(`[${this.links.indexOf(address) + 1}]`)}`;
  }

  image({ url, alt }: { readonly url: string; readonly alt: string }): string {
    const number = this.images.length + 1;
    const name = pictureName(url);
    this.images.push({ number, alt, url: name === undefined ? url : this.#absolute(plainPicture(name)) });
    return `<p${style(`margin:0 0 16px;${words}text-align:center;color:${GREY};`)}>【在这里插入图${number}：${escapeHtml(alt)}】</p>`;
  }

  note(number: number): string {
    return sup(`〔${number}〕`);
  }
}

const sup = (text: string): string => `<sup${style('font-size:12px;line-height:1;')}>${escapeHtml(text)}</sup>`;

const fine = (inner: string, align = 'left'): string =>
  `<p${style(`margin:0 0 8px;font-size:14px;${line}text-align:${align};color:${GREY};word-break:break-all;`)}>${inner}</p>`;

/**
 * The posts of a briefing: the whole issue first, then, when it has several, each article.
 * @param bodies Markdown of the articles by slug.
 * @param trial what a trial says of its words; it stands first in each post, and its titles begin with 试用.
 */
export function wechatPosts(
  id: string,
  briefing: Briefing,
  bodies: ReadonlyMap<string, string>,
  absolute: SiteUrls['absolute'],
  trial?: string,
): WechatPost[] {
  const { articles } = briefing;
  const several = articles.length > 1;
  const titles = articles.map(articleTitle);
  const source = (path: string) => fine(`来源：${escapeHtml(briefingLabel(briefing))}　${escapeHtml(absolute(path))}`);
  const note = trialNote(trial) + fine(escapeHtml(wordingNote(briefing.wording)));
  const titled = (title: string) => (trial === undefined ? title : `试用：${title}`);
  const whole = {
    article: '',
    title: titled(several ? `${titles[0]}等${titles.length}篇` : (titles[0] ?? '')),
    summary: short(several ? titles.join('；') : (articles[0]?.summary ?? '')),
    ...body({ articles, bodies, headed: several, note, source: source(`/briefings/${id}/`), absolute }),
  };
  if (!several) return [whole];
  return [
    whole,
    ...articles.map((article) => ({
      article: article.slug,
      title: titled(articleTitle(article)),
      summary: short(article.summary ?? ''),
      ...body({
        ...{ articles: [article], bodies, headed: false, note, absolute },
        source: source(articlePath({ id, articles }, article.slug)),
      }),
    })),
  ];
}

function trialNote(trial: string | undefined): string {
  return trial === undefined
    ? ''
    : `<p${style(`margin:0 0 16px;${words}font-weight:bold;color:${VERMILION};`)}>${escapeHtml(trial)}</p>`;
}

const short = (text: string): string => [...text].slice(0, 120).join('');

interface Body {
  readonly articles: Briefing['articles'];
  readonly bodies: ReadonlyMap<string, string>;
  /** Whether each article carries its title; a post of one has it in the editor's title field. */
  readonly headed: boolean;
  readonly note: string;
  readonly source: string;
  readonly absolute: SiteUrls['absolute'];
}

function body({ articles, bodies, headed, note, source, absolute }: Body): Pick<WechatPost, 'html' | 'images'> {
  const skin = new WechatSkin(headed ? 3 : 2, absolute);
  const parts = articles.map(({ slug, column, titleLines, subtitle, credit, byline }) => {
    const { blocks, notes } = readWords(bodies.get(slug) ?? '', absolute);
    return [
      column === undefined ? '' : fine(`【${escapeHtml(column)}】`, 'center'),
      headed ? element(skin, 'h2', titleLines.map(escapeHtml).join('<br>')) : '',
      subtitle === undefined ? '' : fine(`——${escapeHtml(subtitle)}`, 'center'),
      blocksHtml(blocks, skin),
      credit === undefined ? '' : fine(`（${escapeHtml(credit)}供稿）`, 'right'),
      byline === undefined ? '' : fine(`（${escapeHtml(byline.join('　'))}）`, 'right'),
      ...notes.map((note, at) => fine(`〔${at + 1}〕${noteHtml(note, skin)}`)),
    ].join('');
  });
  const links = skin.links.map((url, at) => fine(`[${at + 1}] ${escapeHtml(url)}`));
  const html = `<section${style('padding:0 8px;')}>${note}${parts.join('')}${links.join('')}${source}</section>`;
  return { html, images: skin.images };
}

/** A note is one small paragraph; whatever stands in it is set as running words. */
function noteHtml(note: readonly Block[], skin: Skin): string {
  return note
    .map((block) => ('runs' in block ? runsHtml(block.runs, skin) : escapeHtml(blockTexts(block).join(''))))
    .join('');
}
