/**
 * A page as PDFium describes it, turned upright: points from the top left of
 * the page as a reader sees it, y downwards.
 */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What the glyphs of one text object share. */
export interface GlyphStyle {
  readonly size: number;
  readonly font: string;
  readonly bold: boolean;
  /** `#rrggbb`. */
  readonly color: string;
}

export interface Glyph extends Box {
  readonly text: string;
  readonly baseline: number;
  /** What it is in plain text, where its height on the line is part of its meaning: ² for a raised 2. */
  readonly plain?: string;
  readonly style: GlyphStyle;
  /** The font does not say which character this is. */
  readonly unmapped: boolean;
}

/** A straight horizontal or vertical stroke. */
export type Rule = Box;

export interface PageContent {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  /** Glyphs that a reader of the page does not see. */
  readonly hidden: readonly Glyph[];
  /** Glyphs on a slant: watermarks and stamps. */
  readonly slanted: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly images: readonly Box[];
}

/** A page with how it was read. */
export interface ReadPage extends PageContent {
  readonly ocr: boolean;
}
