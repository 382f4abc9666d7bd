/**
 * Everything that a form may choose from, held in memory so that a question is
 * answered without reading a file. Files are put in and taken out one by one.
 */
import { basename } from 'node:path';
import { paragraphName } from '#archive/paragraphs.ts';
import { compareBriefings } from '#lib/briefing-label.ts';
import { readDrawing } from '#lib/read-drawing.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { isKind, kindOf } from '#model/kinds.ts';
import { SLUG } from '#model/field.ts';
import { ICON_FOLDER } from '#model/icon.ts';
import type { CollectionName } from '#model/kinds.ts';
import { parseSource } from '#model/source.ts';
import { firstOf } from '../api/choice.ts';
import type { Choice, ChoiceKind, Found } from '../api/choice.ts';
import { beginning, excerpt, folded, wordsOf } from '../api/choice-words.ts';
import { itemOf } from './indexed-entry.ts';
import type { Article, Item, Prose } from './indexed-entry.ts';
import { PictureLibrary } from './picture-library.ts';
import type { FoundRows } from './picture-library.ts';

/** How long a question may have to wait for what is read ahead, in milliseconds. */
const SLICE = 20;

const DRAFT = '草稿';
const noted = (...notes: readonly string[]): string => notes.filter(Boolean).join(' ');

export class ChoiceIndex {
  readonly #items = new Map<CollectionName, Map<string, Item>>();
  readonly #sorted = new Map<CollectionName, readonly Item[]>();
  readonly #unread: Prose[] = [];
  #reading = false;
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

  /** Reads the texts ahead of the first question about them, a little at a time, so that no question waits long. */
  readAhead(): void {
    if (this.#reading) return;
    this.#reading = true;
    setImmediate(() => this.#readOn());
  }

  #readOn(): void {
    const end = performance.now() + SLICE;
    for (let next = this.#unread.pop(); next; next = this.#unread.pop()) {
      if (!next.isRead && next.whole !== '' && performance.now() > end) break;
    }
    this.#reading = this.#unread.length > 0;
    if (this.#reading) setImmediate(() => this.#readOn());
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

  /** A copy that is changed for itself; the items are the same. */
  copy(): ChoiceIndex {
    const other = new ChoiceIndex();
    for (const [kind, items] of this.#items) other.#items.set(kind, new Map(items));
    other.#library.take(this.#library);
    for (const [name, icon] of this.#icons) other.#icons.set(name, icon);
    return other;
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
