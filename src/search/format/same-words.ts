/** Words that mean the same, as writer and reader agree on them: a line for each word, itself and then what else to look for, with tabs between. */

/** What else to look for, by the word typed. */
export type SameWords = ReadonlyMap<string, readonly string[]>;

export const noSameWords: SameWords = new Map<string, readonly string[]>([]);

export function packSameWords(words: SameWords): string {
  return [...words].map(([word, others]) => [word, ...others].join('\t')).join('\n');
}

export function readSameWords(text: string): SameWords {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [word = '', ...others] = line.split('\t');
      return [word, others];
    }),
  );
}
