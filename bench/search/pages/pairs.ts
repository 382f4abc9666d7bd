/** The usual way to make a word search serve Chinese: each pair of neighbours is a word, and each character. */
export function pairs(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((stretch) => {
      const units = stretch.match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? [];
      return units.flatMap((unit, at) => [unit, ...(at + 1 < units.length ? [unit + (units[at + 1] ?? '')] : [])]);
    });
}

/** Of a query, only the pairs: a single character stands for itself only where it has no neighbour. */
export function queryPairs(text: string): string[] {
  return text.split(/\s+/).flatMap((piece) => {
    const tokens = pairs(piece);
    return tokens.length === 1 ? tokens : tokens.filter((token) => /..|[^\p{Script=Han}]/u.test(token));
  });
}
