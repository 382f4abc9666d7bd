/** The names that are suggested while typing, as writer and reader agree on them. */

export interface Name {
  readonly name: string;
  /** What it names, in Chinese: 地方, 标题. */
  readonly kind: string;
  /** Address from the site's root without its base path. */
  readonly url: string;
  /** Whether it is read as a person's: the first character is a surname. */
  readonly isPerson?: boolean;
  /** One sentence that says what it is. */
  readonly about?: string;
}

/** The file of names. A character reads as `readings` says unless its name has its own list of syllables. */
export interface NameFile {
  /** Syllable, a space, and the characters that read so, for example `ban 办板版`. */
  readonly readings: readonly string[];
  /** Name, kind (an index into `kinds`), address, and the syllables where they differ from `readings` (`''` where they do not and something follows), what it is. */
  readonly names: readonly (readonly [string, number, string, string?, string?])[];
  readonly kinds: readonly string[];
}
