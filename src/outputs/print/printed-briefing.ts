/**
 * A briefing as it is printed: every word of the sheet, in order, whichever
 * program sets it. What the print does not state is a blank to be filled by
 * hand; nothing is made up.
 */
import type { SiteUrls } from '#lib/urls.ts';
import type { Briefing } from '#model/kinds/briefing.ts';
import { parsePartialDate } from '#model/partial-date-words.ts';
import { sheetNote } from '#model/wording-words.ts';
import { readWords } from '../blocks.ts';
import type { Words } from '../blocks.ts';
import { printedImprint } from './imprint-rows.ts';
import type { PrintedImprint } from './imprint-rows.ts';

/** An ideographic space: the width of one character. */
const BLANK = '\u3000';

export interface PrintedArticle extends Words {
  readonly slug: string;
  /** In brackets: `【…】`. */
  readonly column?: string;
  readonly titleLines: readonly string[];
  /** With its dash: `——…`. */
  readonly subtitle?: string;
  /** In brackets: `（…供稿）`. */
  readonly credit?: string;
  /** In brackets: `（…　…）`. */
  readonly byline?: string;
}

export interface PrintedBriefing {
  readonly id: string;
  /** The red name of the series. */
  readonly series: string;
  /** No name is stated: `series` is only the general word. */
  readonly nameless?: true;
  /** `第3期`, `第3期（总第120期）`, `增刊第3期`, or with blanks. */
  readonly issueLine: string;
  /** Empty where it is not stated. */
  readonly issuer: string;
  /** `2024年4月2日`, blanks for what is not known. */
  readonly date: string;
  readonly editorNote?: string;
  readonly articles: readonly PrintedArticle[];
  readonly imprint?: PrintedImprint;
  /** Where the text is not known to be the print's: what the sheet must say below its masthead and in its imprint. */
  readonly note?: string;
  /** What a trial says of its words: in the head of every sheet. */
  readonly trial?: string;
}

/**
 * @param bodies Markdown of the articles by slug.
 * @param trial what a trial says of its words.
 */
export function printedBriefing(
  id: string,
  briefing: Briefing,
  bodies: ReadonlyMap<string, string>,
  absolute: SiteUrls['absolute'],
  trial?: string,
): PrintedBriefing {
  const { imprint, editorNote } = briefing;
  const note = sheetNote(briefing.wording);
  return {
    id,
    series: briefing.series ?? '简报',
    ...(briefing.series === undefined && { nameless: true as const }),
    issueLine: issueLine(briefing),
    issuer: briefing.issuer ?? '',
    date: dateLine(briefing.date),
    ...(editorNote !== undefined && { editorNote }),
    articles: briefing.articles.map(({ slug, column, titleLines, subtitle, credit, byline }) => ({
      slug,
      ...(column !== undefined && { column: `【${column}】` }),
      titleLines,
      ...(subtitle !== undefined && { subtitle: `——${subtitle}` }),
      ...(credit !== undefined && { credit: `（${credit}供稿）` }),
      ...(byline !== undefined && { byline: `（${byline.join(BLANK)}）` }),
      ...readWords(bodies.get(slug) ?? '', absolute),
    })),
    ...(imprint && { imprint: printedImprint(imprint) }),
    ...(note !== undefined && { note }),
    ...(trial !== undefined && { trial }),
  };
}

function issueLine({ edition = '', issue, totalIssue }: Briefing): string {
  const isUnnumbered = edition !== '' && issue === undefined;
  const number = isUnnumbered ? edition : `${edition}第${issue ?? BLANK.repeat(2)}期`;
  return totalIssue === undefined ? number : `${number}（总第${totalIssue}期）`;
}

function dateLine(value: string | undefined): string {
  const date = value === undefined ? undefined : parsePartialDate(value);
  const year = date ? String(date.year) : BLANK.repeat(3);
  return `${year}年${date?.month ?? BLANK}月${date?.day ?? BLANK}日`;
}
