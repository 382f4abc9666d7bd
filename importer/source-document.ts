/**
 * What a reader (DOCX, DOC, PDF, plain text, OCR) hands to the recogniser: the
 * visible text in reading order, with the little layout that structure is read
 * from. Nothing here knows what a briefing is.
 */
import type { TextDiagnostic } from '#lib/diagnostic.ts';

/** Where in the original something was seen. */
export interface SourcePlace {
  /** Page of the source, from 1, when it is known. */
  readonly page?: number;
  /** The words concerned, as they stand in the source, at most 40 characters. */
  readonly excerpt?: string;
}

/** What the import was unsure of, or left out; its rule is stable, for example `tracked-change-accepted`. */
export type SourceDiagnostic = TextDiagnostic & SourcePlace;

export interface SourceRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Address that the words lead to: http or https. */
  readonly link?: string;
  /** Anchor of a footnote, the label of one of `SourceDocument.footnotes`. */
  readonly footnote?: string;
}

/** A run without what a reader of files keeps beside it. */
export function plainRun({ text, bold, italic, link, footnote }: SourceRun): SourceRun {
  return {
    text,
    ...(bold === true ? { bold } : {}),
    ...(italic === true ? { italic } : {}),
    ...(link === undefined ? {} : { link }),
    ...(footnote === undefined ? {} : { footnote }),
  };
}

/** What the name of a paragraph's style says it is. Evidence, where an author used styles; most files have none. */
export type ParagraphRole =
  | 'series'
  /** The general word 简报 where a name would stand. */
  | 'series-blank'
  | 'issue'
  | 'issuer'
  | 'editor-note'
  | 'contents-heading'
  | 'contents'
  | 'title'
  | 'subtitle'
  | 'heading'
  | 'body'
  | 'list-continue'
  | 'quote'
  | 'caption'
  | 'credit'
  /** 栏目 above a title */
  | 'column'
  /** Authors, photographers: 署名 */
  | 'byline'
  | 'imprint';

/** An item of an automatic list: bullets, or Arabic numbers with a dot. */
export interface SourceListItem {
  /** Tells lists apart; items of one list share it. */
  readonly id: string;
  /** Depth, from 0. */
  readonly level: number;
  /** Absent for bullets. */
  readonly number?: number;
}

/** A paragraph as its source wrote it; of plain text, one line. Offsets and sizes in points unless said. */
export interface SourceParagraph {
  readonly kind: 'paragraph';
  readonly runs: readonly SourceRun[];
  /** Heading level that the source's style names, from 1. */
  readonly outline?: number;
  /** Automatic number, written out: `一、`, `（一）`, `1.`. */
  readonly label?: string;
  readonly role?: ParagraphRole;
  readonly list?: SourceListItem;
  /** What follows a line break inside a paragraph of the source. */
  readonly continues?: true;
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  /** First-line indent in characters of this paragraph's own size. */
  readonly indent?: number;
  readonly size?: number;
  readonly font?: string;
  /** CSS colour; the masthead is red. */
  readonly color?: string;
  readonly page?: number;
  /** Set when the block is one line of running text that may go on in the next block. */
  readonly line?: SourceLine;
  /** Read by OCR: names, numbers and addresses in it are to be proof-read. */
  readonly ocr?: boolean;
}

export interface SourceLine {
  /** Distance of the first glyph from the left edge of the text area, in characters. */
  readonly start: number;
  /** Characters the line could hold, when known. */
  readonly capacity?: number;
  /** Whether the last glyph stands at the right edge of the text area. */
  readonly full: boolean;
  /** Blank space above, in line heights; 0 for the usual pitch. */
  readonly gap: number;
}

export interface SourceTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
  /** The runs of each cell, where the source tells them apart; their words are those of `rows`. */
  readonly cells?: readonly (readonly (readonly SourceRun[])[])[];
  /** The paragraphs of each cell with their looks, where the source has them. */
  readonly paragraphs?: readonly (readonly (readonly SourceParagraph[])[])[];
  /** Its first row is marked as a head: a table of data, never a frame around text. */
  readonly headed?: true;
  readonly page?: number;
}

export interface SourceNote {
  readonly label: string;
  /** Its paragraphs, parted by line breaks. */
  readonly text: string;
  /** Its runs, where the source tells them apart; their words are those of `text`. */
  readonly runs?: readonly SourceRun[];
}

/** A picture as its file holds it, of a kind that browsers show. */
export interface SourcePicture {
  readonly type: 'png' | 'jpg' | 'webp';
  readonly bytes: Uint8Array;
}

export interface SourceFigure {
  readonly kind: 'figure';
  /** Alternative text or caption in the source, if it has one. */
  readonly text?: string;
  /** The picture itself; absent where the reader cannot take it out of its file. */
  readonly picture?: SourcePicture;
  readonly page?: number;
}

export type SourceBlock = SourceParagraph | SourceTable | SourceFigure;

export interface SourceDocument {
  readonly format: 'docx' | 'doc' | 'wps' | 'pdf' | 'txt' | 'html' | 'rtf' | 'odt' | 'ofd';
  readonly blocks: readonly SourceBlock[];
  readonly footnotes: readonly SourceNote[];
  /** Running headers, footers and page numbers that were taken out of the text. */
  readonly runningHeaders: readonly { readonly text: string; readonly page?: number }[];
  readonly diagnostics: readonly SourceDiagnostic[];
}

/** Why a file could not be read at all. */
export type ReadFailure = 'empty' | 'corrupt' | 'password' | 'unsupported' | 'toolarge';

export class UnreadableError extends Error {
  readonly status: ReadFailure;
  /** `message` is a Chinese sentence that says what to do. */
  constructor(status: ReadFailure, message: string) {
    super(message);
    this.name = 'UnreadableError';
    this.status = status;
  }
}
