/** What a block asks of the body it stands in; `at` is its place, from 0. */
export interface RowActions {
  readonly change: (at: number, source: string) => void;
  readonly insert: (at: number, source: string) => void;
  readonly move: (at: number, by: 1 | -1) => void;
  readonly remove: (at: number) => void;
  /** The block becomes several; the keyboard goes on in the second. */
  readonly split: (at: number, sources: readonly string[]) => void;
  /** Joins the block to the one above it. */
  readonly join: (at: number) => void;
  /** Turns it into other blocks of words; the keyboard stays. */
  readonly turn: (at: number, sources: readonly string[]) => void;
  /** Adds a footnote; `anchored` gives the block with the number of the note in it. */
  readonly addNote: (at: number, anchored: (label: string) => string) => void;
}
