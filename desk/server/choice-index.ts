/**
 * Everything that a form may choose from, held in memory so that a question is
 * answered without reading a file. Files are put in and taken out one by one.
 */
import { basename } from 'node:path';
import { parseEntryFile } from '#archive/entry-file.ts';
import { namedArticles, paragraphName } from '#archive/paragraphs.ts';
import { articleTitle, briefingLabel, compareBriefings } from '#lib/briefing-label.ts';
import { renderMarkdown } from '#lib/markdown.ts';
import { readDrawing } from '#lib/read-drawing.ts';
import { PICTURE_FOLDER, pictureNames } from '#lib/pictures.ts';
import { isKind, kindOf } from '#model/kinds.ts';
import { SLUG } from '#model/field.ts';
import { ICON_FOLDER } from '#model/icon.ts';
import type { CollectionName } from '#model/kinds.ts';
import { valuesAt } from '#model/value-at.ts';
import { parseSource } from '#model/source.ts';
import { firstOf } from '../api/choice.ts';
import type { Choice, ChoiceKind, Found } from '../api/choice.ts';
import { beginning, excerpt, folded, wordsOf } from '../api/choice-words.ts';
import { dataOf, factsOf, numberOf, passagesOf, stringsIn, textOf } from './entry-facts.ts';
import type { Data, EntryFacts } from './entry-facts.ts';
import { PictureLibrary } from './picture-library.ts';
import type { FoundRows } from './picture-library.ts';

export interface Item {
  readonly collection: CollectionName;
  readonly id: string;
  readonly title: string;
  /** What people call the issue; of briefings only. */
  readonly issue: string;
  readonly isDraft: boolean;
  /** Whether readers have a version of it. */
  readonly isPublished: boolean;
  /** What is looked into, see {@link folded}. */
  readonly words: string;
  readonly articles: readonly Article[];
  readonly order: Parameters<typeof compareBriefings>[0];
  readonly facts: EntryFacts;
  /** File names of the library's pictures that it shows. */
  readonly pictures: ReadonlySet<string>;
  /** All that can be searched of it, in pieces of which one is shown. */
  readonly texts: readonly Prose[];
}

/** Words that are read when they are first asked for: rendering an archive takes seconds, and most openings ask for none. */
class Prose {
  #read: (() => readonly string[]) | undefined;
  #paragraphs: readonly string[] = [];
  #whole: string | undefined;

  constructor(read: () => readonly string[]) {
    this.#read = read;
  }

  get isRead(): boolean {
    return this.#read === undefined;
  }

  get paragraphs(): readonly string[] {
    if (this.#read) {
      this.#paragraphs = this.#read();
      // With it goes the file that it was read from.
      this.#read = undefined;
    }
    return this.#paragraphs;
  }

  /** All of it, folded: most texts hold no word of a question, and are passed over as one. */
  get whole(): string {
    return (this.#whole ??= folded(this.paragraphs.join('\n')));
  }
}

interface Article {
  readonly name: string;
  readonly title: string;
  readonly words: string;
  readonly prose: Prose;
}

const DRAFT = '草稿';
const noted = (...notes: readonly string[]): string => notes.filter(Boolean).join(' ');

export class ChoiceIndex {
  readonly #items = new Map<CollectionName, Map<string, Item>>();
  readonly #sorted = new Map<CollectionName, readonly Item[]>();
  readonly #unread: Prose[] = [];
  readonly #library = new PictureLibrary();
  readonly #icons = new Map<string, Choice>();

  /** @param text of an entry or a drawing; a picture is known by its path. What is no entry is passed over. */
  put(path: string, text: string, isDraft: boolean, isPublished = !isDraft): void {
    if (path.startsWith(`${PICTURE_FOLDER}/`)) {
      this.#library.put(path, text, isDraft);
      return;
    }
    if (path.startsWith(`${ICON_FOLDER}/`)) {
      this.#putIcon(path, text);
      return;
    }
    const place = placeOf(path);
    if (place === undefined) return;
    const items = this.#items.get(place.collection) ?? new Map<string, Item>();
    const item = itemOf(place.collection, place.slug, text, { isDraft, isPublished });
    this.#items.set(place.collection, items.set(place.slug, item));
    this.#unread.push(...item.texts);
    this.#sorted.delete(place.collection);
  }

  /** Reads texts ahead of the first question about them, for some milliseconds. @returns whether any are left. */
  readAhead(milliseconds: number): boolean {
    const end = performance.now() + milliseconds;
    for (let next = this.#unread.pop(); next; next = this.#unread.pop()) {
      if (!next.isRead && next.whole !== '' && performance.now() > end) break;
    }
    return this.#unread.length > 0;
  }

  /** The entries of a collection, in no order. */
  items(collection: CollectionName): Iterable<Item> {
    return this.#items.get(collection)?.values() ?? [];
  }

  /** One page of the picture library. */
  pictures(question: string, page: number): FoundRows {
    return this.#library.find(
      question,
      page,
      [...this.#items.values()].flatMap((items) => [...items.values()]),
    );
  }

  item(collection: CollectionName, id: string): Item | undefined {
    return this.#items.get(collection)?.get(id);
  }

  /** One that the checks refuse is not offered. */
  #putIcon(path: string, text: string): void {
    const value = basename(path, '.svg');
    const { drawing } = readDrawing(text);
    if (drawing === undefined) this.#icons.delete(value);
    else this.#icons.set(value, { value, label: drawing.title || value, note: '', drawing });
  }

  remove(path: string): void {
    if (path.startsWith(`${ICON_FOLDER}/`)) this.#icons.delete(basename(path, '.svg'));
    else if (path.startsWith(`${PICTURE_FOLDER}/`)) this.#library.remove(path);
    const place = placeOf(path);
    if (place === undefined) return;
    this.#items.get(place.collection)?.delete(place.slug);
    this.#sorted.delete(place.collection);
  }

  /** What holds all the words of a question, the one that is named in full first. */
  find(kind: ChoiceKind, question: string): Found {
    const asked = question.trim();
    const [exact] = asked === '' ? [] : this.named(kind, [asked]);
    const found = this.#matching(kind, wordsOf(question));
    return firstOf(exact === undefined ? found : withFirst(exact, found));
  }

  /** What the values stand for; one that is unknown is left out. */
  named(kind: ChoiceKind, values: readonly string[]): Choice[] {
    return values.flatMap((value) => this.#named(kind, value) ?? []);
  }

  /** Everything of a kind, for a desk that no server answers. */
  all(kind: ChoiceKind): Choice[] {
    return [...this.#matching(kind, [])];
  }

  /** The paragraphs of one briefing. */
  paragraphsOf(briefing: string): Choice[] {
    const item = this.#items.get('briefings')?.get(briefing);
    if (item === undefined) return [];
    return item.articles.flatMap((article) =>
      article.prose.paragraphs.map((_, at) => paragraphChoice(item, article, at)),
    );
  }

  #named(kind: ChoiceKind, value: string): Choice | undefined {
    if (kind === 'uploads') return this.#library.named(value);
    if (kind === 'icons') return this.#icons.get(value);
    if (kind !== 'sources' && kind !== 'articles') {
      const item = this.#items.get(kind)?.get(value);
      return item && itemChoice(item);
    }
    const source = parseSource(value);
    const item = source && this.#items.get('briefings')?.get(source.briefing);
    const article = item?.articles.find(({ name }) => name === value.replace(/#.*$/, ''));
    if (source === undefined || item === undefined || article === undefined) return undefined;
    if (kind === 'articles') return source.paragraph === undefined ? articleChoice(item, article) : undefined;
    const at = (source.paragraph ?? 0) - 1;
    return at in article.prose.paragraphs ? paragraphChoice(item, article, at) : undefined;
  }

  #matching(kind: ChoiceKind, words: readonly string[]): Iterable<Choice> {
    if (kind === 'uploads') return this.#library.matching(words);
    if (kind === 'icons') return this.#marksWith(words);
    if (kind === 'articles') return this.#articlesWith(words);
    if (kind === 'sources') return this.#paragraphsWith(words);
    return this.#itemsWith(kind, words);
  }

  *#marksWith(words: readonly string[]): Iterable<Choice> {
    const sorted = [...this.#icons.values()].sort((a, b) => a.label.localeCompare(b.label, 'zh'));
    for (const icon of sorted) if (hasAll(folded(`${icon.value} ${icon.label}`), words)) yield icon;
  }

  *#itemsWith(collection: CollectionName, words: readonly string[]): Iterable<Choice> {
    for (const item of this.#inOrder(collection)) if (hasAll(item.words, words)) yield itemChoice(item);
  }

  *#articlesWith(words: readonly string[]): Iterable<Choice> {
    for (const item of this.#inOrder('briefings')) {
      for (const article of item.articles) if (hasAll(article.words, words)) yield articleChoice(item, article);
    }
  }

  *#paragraphsWith(words: readonly string[]): Iterable<Choice> {
    for (const item of this.#inOrder('briefings')) {
      for (const article of item.articles) {
        const left = words.filter((word) => !article.words.includes(word));
        if (!left.every((word) => word.startsWith(`${article.name}#`) || article.prose.whole.includes(word))) continue;
        for (const [at, paragraph] of article.prose.paragraphs.entries()) {
          const looked = left.length === 0 ? '' : folded(paragraph);
          if (left.every((word) => looked.includes(word) || paragraphName(article.name, at + 1) === word)) {
            yield paragraphChoice(item, article, at, left[0]);
          }
        }
      }
    }
  }

  #inOrder(collection: CollectionName): readonly Item[] {
    const known = this.#sorted.get(collection);
    if (known) return known;
    const sorted = [...(this.#items.get(collection)?.values() ?? [])].sort((a, b) =>
      collection === 'briefings' ? compareBriefings(a.order, b.order) : a.title.localeCompare(b.title, 'zh'),
    );
    this.#sorted.set(collection, sorted);
    return sorted;
  }
}

function hasAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function* withFirst(first: Choice, others: Iterable<Choice>): Iterable<Choice> {
  yield first;
  for (const other of others) if (other.value !== first.value) yield other;
}

/** Which entry a file is, as the archive takes it; undefined when it is none. */
function placeOf(path: string): { readonly collection: CollectionName; readonly slug: string } | undefined {
  const [, collection = '', name = ''] = /^([a-z]+)\/(?:.*\/)?([^/]+)$/.exec(path) ?? [];
  if (!isKind(collection)) return undefined;
  const { extension } = kindOf(collection);
  const slug = basename(name, extension);
  return name.endsWith(extension) && SLUG.test(slug) ? { collection, slug } : undefined;
}

/** An entry of whatever quality: a draft may be half written. */
function itemOf(
  collection: CollectionName,
  id: string,
  raw: string,
  state: Pick<Item, 'isDraft' | 'isPublished'>,
): Item {
  const { data, body } = parseEntryFile(raw, kindOf(collection).extension);
  const fields = dataOf(data);
  const order = {
    ...{ id, year: numberOf(fields['year']), issue: numberOf(fields['issue']) },
    totalIssue: numberOf(fields['totalIssue']),
    ...(/^\d{4}(?:-\d\d){0,2}$/.test(textOf(fields['date'])) && { date: textOf(fields['date']) }),
    ...(textOf(fields['series']) !== '' && { series: textOf(fields['series']) }),
  } as Item['order'];
  const facts = factsOf(collection, fields);
  const about = { collection, id, order, ...state, facts, pictures: pictureNames(raw) };
  const head = new Prose(() => stringsIn(data));
  if (collection !== 'briefings') {
    const title = textOf(valuesAt(fields, kindOf(collection).title)[0]?.value) || id;
    const texts = body === '' ? [head] : [head, new Prose(() => passagesOf(body))];
    return { ...about, title, texts, issue: '', articles: [], words: folded(`${id} ${title}`) };
  }
  const issue = briefingLabel(order);
  const articles = articlesOf(id, fields, body, issue);
  const titles = [...new Set(articles.map(({ title }) => title))];
  const title = [...titles].join('、') || id;
  const texts = [head, ...articles.map(({ prose }) => prose)];
  return { ...about, title, texts, issue, articles, words: folded(`${id} ${title} ${issue}`) };
}

function articlesOf(id: string, fields: Data, body: string, issue: string): Article[] {
  const titles = new Map(
    (Array.isArray(fields['articles']) ? fields['articles'] : []).map((one: unknown) => {
      const { slug, titleLines } = dataOf(one);
      const lines = Array.isArray(titleLines) ? titleLines.map(textOf) : [];
      return [textOf(slug), articleTitle({ titleLines: lines })] as const;
    }),
  );
  return namedArticles(id, body).map(({ slug, name, markdown }): Article => {
    const title = titles.get(slug) || slug;
    const prose = new Prose(() => paragraphsOf(markdown));
    return { name, title, words: folded(`${name} ${title} ${issue}`), prose };
  });
}

function paragraphsOf(markdown: string): string[] {
  return renderMarkdown(markdown)
    .blocks.filter(({ id }) => id.startsWith('p'))
    .map(({ text: shown }) => shown);
}

function itemChoice({ id, title, issue, isDraft }: Item): Choice {
  return { value: id, label: beginning(title), note: noted(isDraft ? DRAFT : '', issue) };
}

function articleChoice({ issue, isDraft }: Item, { name, title }: Article): Choice {
  return { value: name, label: beginning(title), note: noted(isDraft ? DRAFT : '', issue) };
}

function paragraphChoice(
  { isDraft }: Item,
  { name, title, prose: { paragraphs } }: Article,
  at: number,
  word?: string,
): Choice {
  return {
    value: paragraphName(name, at + 1),
    label: excerpt(paragraphs[at] ?? '', word),
    note: noted(isDraft ? DRAFT : '', title, `第${at + 1}段`),
  };
}
