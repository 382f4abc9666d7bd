/** What the recogniser makes of a source: a briefing as printed, before an editor has looked at it. */

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
  /** Anchors of footnotes: UTF-16 offset in `text`. */
  readonly anchors?: readonly { readonly at: number; readonly label: string }[];
}

export interface DraftArticle {
  readonly place?: string;
  readonly titleLines: readonly string[];
  readonly subtitle?: string;
  readonly credit?: string;
  readonly blocks: readonly DraftBlock[];
}

export interface DraftImprint {
  readonly sentTo?: readonly string[];
  readonly distributedTo?: readonly string[];
  readonly printedBy?: string;
  /** ISO date. */
  readonly printedOn?: string;
  readonly copies?: number;
}

export interface DraftMasthead {
  readonly series?: string;
  readonly year?: number;
  readonly issue?: number;
  readonly totalIssue?: number;
  /** ISO date, to the day or the month. */
  readonly date?: string;
  readonly issuer?: string;
}

export interface DraftBriefing extends DraftMasthead {
  readonly editorNote?: string;
  readonly contents?: readonly string[];
  readonly articles: readonly DraftArticle[];
  readonly imprint?: DraftImprint;
  /** The recipients as they are printed, before they were divided into items. */
  readonly recipients?: { readonly sentTo?: string; readonly distributedTo?: string };
}
