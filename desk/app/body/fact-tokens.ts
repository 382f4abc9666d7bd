/**
 * Facts inside a paragraph, as an editor meets them: `⟦1：八个带头⟧` in the
 * text and the source of number 1 in a box below it, instead of a tag.
 */
export interface TokenText {
  readonly text: string;
  /** Source of fact number 1, 2, … */
  readonly sources: readonly string[];
}

const FACT = /<Fact source="([^"&\n]*)">([^<>{}⟦⟧]*)<\/Fact>/g;
const TOKEN = /⟦(\d+)：([^⟦⟧]*)⟧/g;

/** The paragraph with tokens; undefined when it holds signs that tokens could not give back. */
export function toTokens(source: string): TokenText | undefined {
  if (/[⟦⟧]/.test(source)) return undefined;
  const sources: string[] = [];
  const text = source.replace(FACT, (_tag, from: string, words: string) => {
    sources.push(from);
    return `⟦${sources.length}：${words}⟧`;
  });
  return /<\/?Fact\b/.test(text) ? undefined : { text, sources };
}

/** The inverse of {@link toTokens}; a token without a source becomes its plain words. */
export function fromTokens({ text, sources }: TokenText): string {
  return text.replace(TOKEN, (_token, number: string, words: string) => {
    const source = sources[Number(number) - 1]?.replace(/["&\n<>]/g, '');
    return source === undefined ? words : `<Fact source="${source}">${words}</Fact>`;
  });
}

/** The numbers of the tokens that stand in a text, in order. */
export function tokensIn(text: string): number[] {
  return [...text.matchAll(TOKEN)].map(([, number]) => Number(number));
}

/** Makes the words from `start` to `end` a fact of the given source. */
export function tokenOfWords({ text, sources }: TokenText, start: number, end: number, source: string): TokenText {
  const words = text.slice(start, end);
  if (words.trim() === '' || /[⟦⟧]/.test(words)) return { text, sources };
  const marked = `⟦${sources.length + 1}：${words}⟧`;
  return { text: text.slice(0, start) + marked + text.slice(end), sources: [...sources, source] };
}
