/**
 * Which version of a file the form on the screen was filled from. The server
 * asks with every save, so that nobody writes over a colleague's words; the
 * browser keeps it, because a session ends and a server starts anew while
 * somebody is writing.
 */

/** Content ids by the text they stand for, for each path. */
const texts = new Map<string, Map<string, string>>();
/** The text that each path's form was filled from; undefined for a new entry. */
const forms = new Map<string, string | undefined>();
/** What this browser had read last before this page was opened, for words that a backup brings back. */
const earlier = new Map<string, string>();
const latest = new Map<string, string>();

/** The version of each draft on the screen, by `collection/slug`: what 推, 审 and 定 act on. */
export const draftVersions = new Map<string, string>();

const stored = (path: string): string => `desk-read:${path}`;

/** A file was read from the server. */
export function noteRead(path: string, raw: string, id: string): void {
  if (!latest.has(path)) earlier.set(path, localStorage.getItem(stored(path)) ?? id);
  const known = texts.get(path) ?? new Map<string, string>();
  texts.set(path, known.set(raw, id));
  latest.set(path, id);
  localStorage.setItem(stored(path), id);
}

/** A file was seen that no form is filled from, such as a picture of the library. */
export function noteSeen(path: string, id: string): void {
  latest.set(path, id);
}

/** The content id of what this page read of a path last. */
export function seenOf(path: string): string | undefined {
  return latest.get(path);
}

/** A form is about to be saved; `original` is the text it was filled from, none for a new entry. */
export function noteForm(path: string, original: string | undefined): void {
  forms.set(path, original);
}

/** What the save of a path rests on. */
export function formBase(path: string): string | undefined {
  const original = forms.get(path);
  if (original === undefined) return undefined;
  return texts.get(path)?.get(original) ?? earlier.get(path);
}

/** The form of a path is now the version that the server keeps. */
export function noteSaved(path: string, id: string): void {
  const original = forms.get(path);
  if (original !== undefined) texts.set(path, (texts.get(path) ?? new Map<string, string>()).set(original, id));
  latest.set(path, id);
  earlier.set(path, id);
  localStorage.setItem(stored(path), id);
}
