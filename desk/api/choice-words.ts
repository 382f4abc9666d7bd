/** How the words of a question are compared with a text, and what is shown of the text. */

/** Letters count whatever their case and width: an old issue is often typed with wide figures. */
export function folded(text: string): string {
  const same = text.normalize('NFKC').toLowerCase();
  return same === text ? text : same;
}

/** The parts of a question; each of them has to be found. */
export function wordsOf(question: string): string[] {
  return folded(question).split(/\s+/).filter(Boolean);
}

const SHOWN = 60;
const BEFORE = 12;

/** The first words of a text. */
export function beginning(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}……` : text;
}

/** The part of a text in which a word stands; its beginning when that is where it is, or when there is no such word. */
export function excerpt(text: string, word: string | undefined): string {
  const at = word === undefined ? -1 : folded(text).indexOf(word);
  if (at + (word?.length ?? 0) <= SHOWN) return beginning(text);
  return `……${beginning(text.slice(at - BEFORE))}`;
}
