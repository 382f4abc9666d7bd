/** What a draft says as a content file: its fields, its Markdown and a name. Free of heavy libraries, for the browser. */
import type { Wording } from '#model/wording-words.ts';
import { articleMarkdown } from './article-markdown.ts';
import type { DraftArticle, DraftBlock, DraftBriefing } from '../draft.ts';

/** Codes of the places that the site knows, by name. */
export type KnownPlaces = ReadonlyMap<string, string>;

/** Proposed for a draft with neither number nor date. */
export const NAMELESS = 'briefing';

export interface BriefingContent {
  /** Proposed file name without extension. */
  readonly name: string;
  /** The frontmatter, not checked against the model. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The articles with their markers. */
  readonly body: string;
  /** The pictures that the body shows, under the names that it gives them. */
  readonly pictures: readonly NamedPicture[];
}

export interface NamedPicture {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The content of a draft. A field that is empty is left out; a missing title is made of the first words. */
export function contentOf(draft: DraftBriefing, places: KnownPlaces = new Map()): BriefingContent {
  const slugs = articleSlugs(draft.articles, places);
  const articles = draft.articles.map((article, index) => ({
    slug: slugs[index] ?? `article-${index + 1}`,
    ...present('column', article.column),
    titleLines: article.titleLines.length > 0 ? article.titleLines : [fallbackTitle(article, index)],
    ...present('subtitle', article.subtitle),
    ...present('place', places.get(article.place ?? '')),
    ...present('credit', article.credit),
    ...(article.byline !== undefined && article.byline.length > 0 && { byline: article.byline }),
  }));
  const {
    printedOn,
    reportedTo = [],
    staff = [],
    sentTo = [],
    distributedTo = [],
    printedBy,
    copies,
    lines = [],
  } = draft.imprint ?? {};
  const imprint = {
    ...(reportedTo.length > 0 && { reportedTo }),
    ...(sentTo.length > 0 && { sentTo }),
    ...(distributedTo.length > 0 && { distributedTo }),
    ...present('printedBy', printedBy),
    ...present('copies', copies),
    ...(staff.length > 0 && { staff }),
    ...(lines.length > 0 && { lines }),
  };
  const fields = {
    ...present('series', draft.series),
    ...present('year', draft.year),
    ...present('edition', draft.edition),
    ...present('issue', draft.issue),
    ...present('totalIssue', draft.totalIssue),
    ...present('date', draft.date ?? printedOn),
    ...present('issuer', draft.issuer),
    ...present('editorNote', draft.editorNote),
    ...present('wording', wordingOf(draft)),
    articles,
    ...(Object.keys(imprint).length === 0 ? {} : { imprint }),
  };
  const name = nameOf(draft, printedOn);
  const pictures: NamedPicture[] = [];
  const body = draft.articles
    .map((article, index) => {
      const shown = { ...article, blocks: article.blocks.map((block) => withFile(block, name, pictures)) };
      return `<!-- article: ${slugs[index] ?? ''} -->\n\n${articleMarkdown(shown)}\n`;
    })
    .join('\n');
  return { name, fields, body, pictures };
}

/** A figure whose picture came along, under a name that no other picture of the library has. */
function withFile(block: DraftBlock, issue: string, pictures: NamedPicture[]): DraftBlock {
  const { picture } = block;
  if (block.kind !== 'figure' || picture === undefined) return block;
  const file = `${issue}-${pictures.length + 1}-${checksumOf(picture.bytes)}.${picture.type}`;
  pictures.push({ name: file, bytes: picture.bytes });
  return { ...block, file };
}

/** FNV-1a, as eight hexadecimal digits. */
function checksumOf(bytes: Uint8Array): string {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}

/** The words of a print are its own; a sheet of this site says what its words are. */
function wordingOf({ sheetNote }: DraftBriefing): Wording | undefined {
  if (sheetNote === undefined) return 'verbatim';
  return sheetNote === 'unstated' ? undefined : sheetNote;
}

function present<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined || value === '' ? {} : ({ [name]: value } as Partial<Record<K, V>>);
}

function nameOf(draft: DraftBriefing, printedOn: string | undefined): string {
  const year = draft.year ?? (draft.date ?? printedOn)?.slice(0, 4);
  if (year !== undefined && draft.issue !== undefined) return `${year}-${String(draft.issue).padStart(3, '0')}`;
  if (draft.totalIssue !== undefined) return `total-${draft.totalIssue}`;
  return draft.date ?? printedOn ?? NAMELESS;
}

/** A title is required; without one the first words of the text stand in, and an error says so. */
function fallbackTitle(article: DraftArticle, index: number): string {
  const first = article.blocks.find((block) => (block.text ?? '') !== '')?.text ?? '';
  return (
    first
      .slice(0, 20)
      .replace(/[，。、：；].*$/u, '')
      .trim() || `第${index + 1}篇`
  );
}

function articleSlugs(articles: readonly DraftArticle[], places: KnownPlaces): string[] {
  const used = new Set<string>();
  return articles.map((article, index) => {
    const code = places.get(article.place ?? '');
    const slug = code !== undefined && !used.has(code) ? code : `article-${index + 1}`;
    used.add(slug);
    return slug;
  });
}
