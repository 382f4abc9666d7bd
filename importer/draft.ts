/** What the recogniser makes of a source: a briefing as printed, before an editor has looked at it. */
import type { SourceListItem, SourcePicture } from './source-document.ts';

/** A stretch of text that is set apart; UTF-16 offsets. */
export interface Emphasis {
  readonly from: number;
  readonly to: number;
  readonly bold?: true;
  readonly italic?: true;
  readonly link?: string;
}

/** Where a note is referred to: UTF-16 offset in the text. */
interface Anchor {
  readonly at: number;
  readonly label: string;
}

/** Text of a table's cell. */
export interface DraftCell {
  readonly text: string;
  readonly anchors?: readonly Anchor[];
  readonly emphases?: readonly Emphasis[];
}

export interface DraftBlock {
  readonly kind: 'paragraph' | 'heading' | 'table' | 'figure' | 'footnote';
  /** Of headings and numbered paragraphs: 一、 1, （一） 2, 1. 3, （1） 4. */
  readonly level?: number;
  /** The heading that stands at the beginning of `text`, without the full stop that ends it. */
  readonly runIn?: string;
  readonly text?: string;
  readonly rows?: readonly (readonly string[])[];
  /** Footnote: its label. */
  readonly label?: string;
  readonly anchors?: readonly Anchor[];
  /** In order, not overlapping. */
  readonly emphases?: readonly Emphasis[];
  /** The source says itself what is bold in it: a run-in heading is bold only where `emphases` say so. */
  readonly styled?: true;
  /** Heading: its depth in Markdown, where the source says it. */
  readonly depth?: number;
  /** Item of a list, or of its continuation; `text` begins with `label`. */
  readonly list?: SourceListItem & { readonly label: string };
  readonly continuesList?: true;
  readonly quote?: true;
  /** Table: the cells of `rows` with what is set apart in them. */
  readonly cells?: readonly (readonly DraftCell[])[];
  /** Figure: the picture, where it came along. */
  readonly picture?: SourcePicture;
  /** Figure: the name that its picture has, or will have, in the library; empty for one that is still to be chosen. */
  readonly file?: string;
}

export interface DraftArticle {
  /** 栏目 that it stands in, without the signs around it. */
  readonly column?: string;
  readonly place?: string;
  readonly titleLines: readonly string[];
  readonly subtitle?: string;
  /** The office that contributed it. */
  readonly credit?: string;
  /** Authors, photographers, where it was taken from: item by item as printed. */
  readonly byline?: readonly string[];
  readonly blocks: readonly DraftBlock[];
}

export interface DraftImprint {
  readonly reportedTo?: readonly string[];
  readonly sentTo?: readonly string[];
  readonly distributedTo?: readonly string[];
  readonly printedBy?: string;
  /** ISO date. */
  readonly printedOn?: string;
  readonly copies?: number;
  /** 责任编辑, 审核, 电话: item by item as printed. */
  readonly staff?: readonly string[];
  /** Its lines as they stand, in the register; contacts and what was left out are not among them. */
  readonly lines?: readonly string[];
}

export interface DraftMasthead {
  readonly series?: string;
  readonly year?: number;
  /** 增刊, 特刊, 专刊 */
  readonly edition?: string;
  readonly issue?: number;
  readonly totalIssue?: number;
  /** ISO date, to the day or the month. */
  readonly date?: string;
  readonly issuer?: string;
}

export interface DraftBriefing extends DraftMasthead {
  /** What a sheet of this site says of its text; absent for any other source, which is itself the print. */
  readonly sheetNote?: 'rewritten' | 'unstated';
  readonly editorNote?: string;
  readonly contents?: readonly string[];
  readonly articles: readonly DraftArticle[];
  readonly imprint?: DraftImprint;
  /** The recipients as they are printed, before they were divided into items. */
  readonly recipients?: { readonly reportedTo?: string; readonly sentTo?: string; readonly distributedTo?: string };
}
