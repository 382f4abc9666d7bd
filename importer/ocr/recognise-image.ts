/** A picture of a page for reading by machine: RGBA, four bytes a pixel. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** One line that was read, with its place in pixels from the top left. */
export interface ReadLine {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** The words are more likely dirt, a seal or a signature than text. */
  readonly unsure?: boolean;
}

/** Reads the text of a picture. */
export type RecogniseImage = (image: PageImage) => Promise<readonly ReadLine[]>;
