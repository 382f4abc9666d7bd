import type { DraftArticle, DraftBlock, DraftBriefing } from '#importer/draft.ts';
import type { SourceDiagnostic } from '#importer/source-document.ts';

/**
 * The briefing on the import page while an editor puts it right. Every change
 * gives a new draft, so that any of them can be taken back.
 */

/** Where a block stands: article and block, counted from 0. */
export interface Place {
  readonly article: number;
  readonly block: number;
}

/** Parts a paragraph at a character; nothing changes at its ends. */
export function splitBlock(draft: DraftBriefing, place: Place, offset: number): DraftBriefing {
  const block = blockAt(draft, place);
  const text = block?.text ?? '';
  if (!block || text.slice(0, offset).trim() === '' || text.slice(offset).trim() === '') return draft;
  const [before, after] = [text.slice(0, offset).trimEnd(), text.slice(offset).trimStart()];
  const runIn = block.runIn !== undefined && before.startsWith(block.runIn) ? { runIn: block.runIn } : {};
  const cut = text.length - text.slice(offset).trimStart().length;
  const anchors = block.anchors ?? [];
  const first: DraftBlock = {
    kind: block.kind,
    ...(block.level === undefined ? {} : { level: block.level }),
    ...runIn,
    text: before,
    ...withAnchors(
      anchors.filter(({ at }) => at <= cut).map((one) => ({ ...one, at: Math.min(one.at, before.length) })),
    ),
  };
  const rest = withAnchors(anchors.filter(({ at }) => at > cut).map((one) => ({ ...one, at: one.at - cut })));
  return replaceBlocks(draft, place, 1, [first, { kind: 'paragraph', text: after, ...rest }]);
}

/** Joins a paragraph to the one above it in the same article. */
export function mergeWithPrevious(draft: DraftBriefing, place: Place): DraftBriefing {
  const above = blockAt(draft, { ...place, block: place.block - 1 });
  const block = blockAt(draft, place);
  if (above?.text === undefined || block?.text === undefined) return draft;
  const blank = /[A-Za-z0-9]$/.test(above.text) && /^[A-Za-z0-9]/.test(block.text) ? ' ' : '';
  const shift = above.text.length + blank.length;
  const moved = (block.anchors ?? []).map((one) => ({ ...one, at: one.at + shift }));
  const merged = {
    ...above,
    text: above.text + blank + block.text,
    ...withAnchors([...(above.anchors ?? []), ...moved]),
  };
  return replaceBlocks(draft, { ...place, block: place.block - 1 }, 2, [merged]);
}

/** Changes the words of a block; run-in words that are no longer its beginning are given up. */
export function setText(draft: DraftBriefing, place: Place, text: string): DraftBriefing {
  const block = blockAt(draft, place);
  if (!block || block.text === text) return draft;
  const { runIn, anchors = [], ...rest } = block;
  const kept = runIn !== undefined && text.startsWith(runIn) ? { runIn } : {};
  const moved = withAnchors(anchors.map((one) => ({ ...one, at: placeAfter(block.text ?? '', text, one.at) })));
  return replaceBlocks(draft, place, 1, [{ ...rest, ...kept, text, ...moved }]);
}

/** Where a place in the old words is in the new ones: what stands before and behind the change keeps its distance. */
function placeAfter(old: string, now: string, at: number): number {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  if (at <= start) return at;
  return Math.max(start, now.length - (old.length - at));
}

function withAnchors(anchors: NonNullable<DraftBlock['anchors']>): Pick<DraftBlock, 'anchors'> {
  return anchors.length === 0 ? {} : { anchors };
}

/** Makes a block the next line of its article's title when it is the first, else the title of a new article that begins here. */
export function makeTitle(draft: DraftBriefing, place: Place): DraftBriefing {
  const article = draft.articles[place.article];
  const line = blockAt(draft, place)?.text?.trim();
  if (!article || line === undefined || line === '') return draft;
  const rest = article.blocks.slice(place.block + 1);
  const made: readonly DraftArticle[] =
    place.block === 0
      ? [{ ...article, titleLines: [...article.titleLines, line], blocks: rest }]
      : [
          { ...article, blocks: article.blocks.slice(0, place.block) },
          { titleLines: [line], blocks: rest },
        ];
  return { ...draft, articles: draft.articles.toSpliced(place.article, 1, ...moveCredit(article, made)) };
}

/** The credit stands at an article's end, so it goes with the later half. */
function moveCredit(article: DraftArticle, made: readonly DraftArticle[]): readonly DraftArticle[] {
  const [first, second] = made;
  if (!first || !second || article.credit === undefined) return made;
  const { credit, ...rest } = first;
  return [rest, { ...second, credit: credit ?? article.credit }];
}

/** Makes a block its article's credit, without brackets and the word 供稿. */
export function makeCredit(draft: DraftBriefing, place: Place): DraftBriefing {
  const article = draft.articles[place.article];
  const text = blockAt(draft, place)?.text;
  if (!article || text === undefined) return draft;
  const credit = text
    .trim()
    .replace(/^[（(]\s*|\s*[）)]$/gu, '')
    .replace(/^供稿[:：]\s*|\s*供稿$/gu, '');
  const changed = { ...article, credit, blocks: article.blocks.toSpliced(place.block, 1) };
  return { ...draft, articles: draft.articles.with(place.article, changed) };
}

/** Makes the last line of a title the first paragraph of the article. */
export function titleToParagraph(draft: DraftBriefing, index: number): DraftBriefing {
  const article = draft.articles[index];
  const line = article?.titleLines.at(-1);
  if (!article || line === undefined) return draft;
  const blocks: readonly DraftBlock[] = [{ kind: 'paragraph', text: line }, ...article.blocks];
  const above = draft.articles[index - 1];
  if (article.titleLines.length > 1 || !above) {
    const changed = { ...article, titleLines: article.titleLines.slice(0, -1), blocks };
    return { ...draft, articles: draft.articles.with(index, changed) };
  }
  // Without a title there is no article: its text goes on in the one above.
  const credit = article.credit ?? above.credit;
  const joined = { ...above, blocks: [...above.blocks, ...blocks], ...(credit === undefined ? {} : { credit }) };
  return { ...draft, articles: draft.articles.toSpliced(index - 1, 2, joined) };
}

export function removeBlock(draft: DraftBriefing, place: Place): DraftBriefing {
  return replaceBlocks(draft, place, 1, []);
}

export function setArticle(draft: DraftBriefing, index: number, change: Partial<DraftArticle>): DraftBriefing {
  const article = draft.articles[index];
  return article ? { ...draft, articles: draft.articles.with(index, { ...article, ...change }) } : draft;
}

/** The block that a diagnostic speaks of: the first that holds its words, or a part of them long enough to be told apart. */
export function findBlock(draft: DraftBriefing, diagnostic: SourceDiagnostic): Place | undefined {
  const words = squeeze(diagnostic.excerpt ?? '');
  if (words === '') return undefined;
  for (const part of [words, words.slice(0, 12), words.slice(-12)]) {
    if (part.length < Math.min(4, words.length)) continue;
    for (const [article, { blocks }] of draft.articles.entries()) {
      const block = blocks.findIndex(({ text, rows }) => squeeze(text ?? (rows ?? []).flat().join('')).includes(part));
      if (block >= 0) return { article, block };
    }
  }
  return undefined;
}

function squeeze(text: string): string {
  return text.replace(/\s/gu, '');
}

function blockAt(draft: DraftBriefing, { article, block }: Place): DraftBlock | undefined {
  return block < 0 ? undefined : draft.articles[article]?.blocks[block];
}

function replaceBlocks(
  draft: DraftBriefing,
  place: Place,
  count: number,
  blocks: readonly DraftBlock[],
): DraftBriefing {
  const article = draft.articles[place.article];
  if (!article) return draft;
  const changed = { ...article, blocks: article.blocks.toSpliced(place.block, count, ...blocks) };
  return { ...draft, articles: draft.articles.with(place.article, changed) };
}
