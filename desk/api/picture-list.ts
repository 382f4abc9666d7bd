/** The picture library: what the page asks for and the server answers, a page of small pictures at a time. */

/** How many pictures a page has. */
export const PICTURES_A_PAGE = 24;

/** The longest description. */
export const LONGEST_DESCRIPTION = 200;

export interface PictureUse {
  /** `collection/slug`. */
  readonly key: string;
  readonly title: string;
  readonly isDraft: boolean;
}

export interface PictureRow {
  readonly name: string;
  /** Its content id, which replacing and removing it have to name. */
  readonly id: string;
  /** Whether it stands in a draft only. */
  readonly isDraft: boolean;
  /** What is read to those who cannot see it; empty where nobody has written it. */
  readonly description: string;
  /** The first entries that show it, and how many there are. */
  readonly uses: readonly PictureUse[];
  readonly used: number;
}

export interface FoundPictures {
  readonly rows: readonly PictureRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}
