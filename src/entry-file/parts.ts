/**
 * Where the frontmatter of an entry's file begins and ends. Everything that
 * reads or writes such a file asks here, so that nobody takes for an entry what
 * another refuses.
 */

/** The parts of a file; put together again they are the file, byte for byte. */
export interface EntryParts {
  /** The opening line of dashes with its line break; a byte order mark stands before it. */
  readonly open: string;
  readonly yaml: string;
  /** The closing line of dashes with its line break. */
  readonly close: string;
  readonly body: string;
}

// Blanks behind the dashes cannot be seen, so they mean nothing.
const FRONTMATTER = /^(\uFEFF?---[ \t]*\r?\n)((?:[\s\S]*?\r?\n)?)(---[ \t]*(?:\r?\n|$))/;

/** @returns undefined when the text does not begin with frontmatter between two lines of dashes. */
export function entryParts(raw: string): EntryParts | undefined {
  const [whole, open, yaml, close] = FRONTMATTER.exec(raw) ?? [];
  if (whole === undefined || open === undefined || yaml === undefined || close === undefined) return undefined;
  return { open, yaml, close, body: raw.slice(whole.length) };
}
