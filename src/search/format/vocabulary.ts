/** The words of an archive and how characters are read, as writer and reader agree on them. */
export interface VocabularyFile {
  /** Syllable, a space, and the characters that usually read so, for example `ban 办板版`. */
  readonly readings: readonly string[];
  /** The most frequent words, with blanks between, the most frequent first. */
  readonly words: string;
  /** Groups of characters that look alike, with blanks between. */
  readonly lookAlikes: string;
  /** Words that read otherwise than their characters usually do, with their syllables. */
  readonly own: readonly (readonly [word: string, syllables: string])[];
}
