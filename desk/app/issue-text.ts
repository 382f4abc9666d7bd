/**
 * An issue between its file and the form. In the file the articles are
 * described in the fields and their words stand below, each under a marker; in
 * the form an article is one thing, with its words as a field of its own.
 */
import { kindOf } from '#model/kinds.ts';
import { readEntry, ORIGINAL, writeEntry } from './entry-text.ts';

/** The field of an article that holds its words. */
export const WORDS = 'words';

/** The place of the form above the fields; it has no value. */
export const START = '_start';

type Data = Readonly<Record<string, unknown>>;

interface Section {
  readonly slug: string;
  /** Everything after the line of the marker, as it stands. */
  readonly words: string;
}

const MARKER = /^<!-- article: ([^\n]*?) -->[ \t]*\r?$/gm;

/** The articles of a body by their markers, and what stands before the first. */
export function sectionsOf(body: string): { readonly lead: string; readonly sections: readonly Section[] } {
  const markers = [...body.matchAll(MARKER)];
  const sections = markers.map((marker, at) => ({
    slug: marker[1] ?? '',
    words: body.slice(marker.index + marker[0].length, markers[at + 1]?.index),
  }));
  return { lead: body.slice(0, markers[0]?.index), sections };
}

/** The form data of a file. What stands before the first marker belongs to the first article. */
export function readIssue(raw: string): Data {
  const { body, ...fields } = readEntry(raw, true);
  const { lead, sections } = sectionsOf(String(body ?? ''));
  const left = [...sections];
  const described = listOf(fields['articles']).map((article) => {
    const at = left.findIndex(({ slug }) => slug === article['slug']);
    const [section] = at < 0 ? [] : left.splice(at, 1);
    return { ...article, [WORDS]: section?.words ?? '' };
  });
  const all = [...described, ...left.map(({ slug, words }) => ({ slug, [WORDS]: words }))];
  const [first = { [WORDS]: '' }, ...rest] = all;
  const articles = lead.trim() === '' ? all : [{ ...first, [WORDS]: lead + wordsOf(first) }, ...rest];
  return { ...fields, articles };
}

/** The file that form data stands for; the words keep their bytes while no article was changed or moved. */
export function writeIssue(data: Data): string {
  const original = typeof data[ORIGINAL] === 'string' ? data[ORIGINAL] : '';
  const articles = listOf(data['articles']);
  const fields = articles.map(({ [WORDS]: _words, ...article }) => article);
  const form = inOrder({ ...data, ...(data['articles'] !== undefined && { articles: fields }) });
  if (original !== '' && isSame(articles, listOf(readIssue(original)['articles']))) return writeEntry(form, true);
  return writeEntry({ ...form, body: bodyOf(articles) }, true);
}

/** The fields as the model has them, whichever the form was given first. */
function inOrder(data: Data): Data {
  const { fields } = kindOf('briefings');
  const article = Object.keys(fields['articles']?.control.item?.fields ?? {});
  const articles = listOf(data['articles']).map((one) => sorted(one, article));
  return sorted({ ...data, ...(data['articles'] !== undefined && { articles }) }, Object.keys(fields));
}

function sorted(data: Data, names: readonly string[]): Data {
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length);
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => place(a) - place(b)));
}

function isSame(articles: readonly Data[], others: readonly Data[]): boolean {
  const key = (all: readonly Data[]) => JSON.stringify(all.map((one) => [one['slug'] ?? '', wordsOf(one)]));
  return key(articles) === key(others);
}

function bodyOf(articles: readonly Data[]): string {
  const written = articles.map((article, at) => {
    const words = wordsOf(article).replace(/^(?!\r?\n)/, '\n\n');
    const isLast = at === articles.length - 1;
    const end = isLast ? words.replace(/\s*$/, '\n') : words.replace(/(?:\r?\n[ \t]*){0,}$/, '\n\n');
    return `<!-- article: ${String(article['slug'] ?? '')} -->${end}`;
  });
  return `\n${written.join('')}`;
}

function wordsOf(article: Data): string {
  const words = article[WORDS];
  return typeof words === 'string' ? words : '';
}

function listOf(value: unknown): readonly Data[] {
  return Array.isArray(value) ? (value as readonly Data[]) : [];
}
