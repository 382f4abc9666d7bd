/**
 * Marks the words of the glossary in rendered HTML: each at its first place in
 * running text, as a link to its note on the same page.
 */

export interface Term {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
}

export interface Marked {
  readonly html: string;
  /** Ids of the terms that were marked, in the order of the text. */
  readonly found: readonly string[];
}

/** Where a mark would break something else (links, controls) or clutter (headings, figures, quotations). */
const LEFT_ALONE = /^(?:a|button|h[1-6]|figure|figcaption|svg|blockquote|code|pre|script|style|summary|section)$/;
const VOID = /^(?:area|br|col|hr|img|input|link|meta|source|wbr|path|use|line|circle|rect)$/;

/** The id of the note that a marked word leads to. */
function noteId(term: string): string {
  return `term-${term}`;
}

/** @param html well-formed, as the build's own renderers write it. */
export function linkTerms(html: string, terms: readonly Term[]): Marked {
  const spellings = terms
    .flatMap(({ id, name, aliases = [] }) => [name, ...aliases].map((spelling) => ({ id, spelling })))
    .sort((a, b) => b.spelling.length - a.spelling.length);
  if (spellings.length === 0) return { html, found: [] };
  const idOf = new Map(spellings.map(({ id, spelling }) => [escapeText(spelling), id]));
  const any = new RegExp([...idOf.keys()].map(escapePattern).join('|'), 'g');
  const found: string[] = [];
  let alone = 0;
  const marked = html.replace(/<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)[^>]*?(\/?)>|[^<]+/g, (part, close, tag, self) => {
    if (part.startsWith('<')) {
      if (tag !== undefined && LEFT_ALONE.test(tag) && self !== '/' && !VOID.test(tag)) alone += close === '/' ? -1 : 1;
      return part;
    }
    if (alone > 0) return part;
    return part.replace(any, (word: string) => {
      const id = idOf.get(word);
      if (id === undefined || found.includes(id)) return word;
      found.push(id);
      return `<a class="term" href="#${noteId(id)}">${word}</a>`;
    });
  });
  return { html: marked, found };
}

export interface Explained extends Term {
  readonly summary: string;
}

/** The marked HTML, and the notes that the marks lead to. */
export function explainWords(html: string, words: readonly Explained[]) {
  const marked = linkTerms(html, words);
  const byId = new Map(words.map((word) => [word.id, word]));
  const notes = marked.found.flatMap((id) => {
    const word = byId.get(id);
    return word ? [{ id: noteId(id), name: word.name, summary: word.summary }] : [];
  });
  return { html: marked.html, notes };
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
