/**
 * The body of a briefing file holds its articles one after another, each
 * introduced by a line of its own: `<!-- article: xinmi -->`.
 */
export interface ArticleBody {
  readonly slug: string;
  readonly markdown: string;
  /** 1-based line, within the body, on which the article's text starts. */
  readonly line: number;
}

const MARKER = /^<!-- article: ([^\n]*?) -->[ \t]*\r?$/gm;

export function articleMarker(slug: string): string {
  return `<!-- article: ${slug} -->`;
}

/** The articles of a body, and any words that stand before the first marker. */
export function splitArticles(body: string): { readonly articles: ArticleBody[]; readonly stray: string } {
  const markers = [...body.matchAll(MARKER)];
  let [counted, line] = [0, 1];
  const articles = markers.map((marker, index) => {
    const start = marker.index + marker[0].length;
    const end = markers[index + 1]?.index ?? body.length;
    const textStart = start + (/^\s*/.exec(body.slice(start, end))?.[0].length ?? 0);
    line += body.slice(counted, textStart).split('\n').length - 1;
    counted = textStart;
    return { slug: marker[1] ?? '', markdown: body.slice(start, end).trim(), line };
  });
  return { articles, stray: body.slice(0, markers[0]?.index ?? body.length).trim() };
}
