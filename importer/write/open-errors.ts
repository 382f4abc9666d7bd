/** What is still wrong with a draft, written into its text: whichever way it comes in, no check lets it be published. */
import { openQuestion } from '#lib/open-question.ts';
import type { DraftArticle, DraftBlock, DraftBriefing } from '../draft.ts';
import type { SourceDiagnostic } from '../source-document.ts';

/** Errors whose place the text shows by itself: the checks refuse a mark or a □. */
const SHOWN: ReadonlySet<string> = new Set(['open-question', 'unknown-glyph', 'field-refused']);
/** The report has the whole sentence. */
const LONGEST = 80;

/** The draft with a mark for each error, below the block that it is about or at the end. */
export function withOpenErrors(draft: DraftBriefing, diagnostics: readonly SourceDiagnostic[]): DraftBriefing {
  const errors = diagnostics.filter(({ severity, rule }) => severity === 'error' && !SHOWN.has(rule));
  const articles = errors.reduce<readonly DraftArticle[]>(withMark, draft.articles);
  return errors.length === 0 ? draft : { ...draft, articles };
}

function withMark(articles: readonly DraftArticle[], { sentence, excerpt }: SourceDiagnostic): DraftArticle[] {
  const words = sentence.replace(/[〔〕\n]/gu, '').replace(/。$/u, '');
  const mark: DraftBlock = { kind: 'paragraph', text: openQuestion(words.slice(0, LONGEST)) };
  const at = articles.findIndex((article) => blockWith(article, excerpt) >= 0);
  const index = at < 0 ? articles.length - 1 : at;
  return articles.map((article, place) => (place === index ? withBlock(article, mark, excerpt) : article));
}

function withBlock(article: DraftArticle, mark: DraftBlock, excerpt: string | undefined): DraftArticle {
  const at = blockWith(article, excerpt);
  const end = article.blocks.findIndex(({ kind }) => kind === 'footnote');
  const last = end < 0 ? article.blocks.length : end;
  return { ...article, blocks: article.blocks.toSpliced(at < 0 ? last : at + 1, 0, mark) };
}

function blockWith({ blocks }: DraftArticle, excerpt: string | undefined): number {
  const words = excerpt?.replace(/\s/gu, '') ?? '';
  return words === ''
    ? -1
    : blocks.findIndex(({ text, kind }) => kind !== 'footnote' && text?.replace(/\s/gu, '').includes(words));
}
