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
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { isKind, kindOf } from '#model/kinds.ts';
import { SLUG } from '#model/field.ts';
import { ICON_FOLDER } from '#model/icon.ts';
import type { CollectionName } from '#model/kinds.ts';
import { valuesAt } from '#model/value-at.ts';
import { parseSource } from '#model/source.ts';
import { firstOf } from '../api/choice.ts';
import type { Choice, ChoiceKind, Found } from '../api/choice.ts';
import { beginning, excerpt, folded, wordsOf } from '../api/choice-words.ts';

interface Item {
  readonly id: string;
  readonly title: string;
  /** What people call the issue; of briefings only. */
  readonly issue: string;
  readonly isDraft: boolean;
  /** What is looked into, see {@link folded}. */
  readonly words: string;
  readonly articles: readonly Article[];
  readonly order: Parameters<typeof compareBriefings>[0];
}

interface Article {
  readonly name: string;
  readonly title: string;
  readonly words: string;
  readonly paragraphs: readonly string[];
  /** All its paragraphs, folded: most articles hold no word of a question, and are passed over as one. */
  readonly whole: string;
}

const DRAFT = '草稿';
const noted = (...notes: readonly string[]): string => notes.filter(Boolean).join(' ');

export class ChoiceIndex {
  readonly #items = new Map<CollectionName, Map<string, Item>>();
  readonly #sorted = new Map<CollectionName, readonly Item[]>();
  readonly #pictures = new Map<string, { readonly name: string; readonly isDraft: boolean }>();
  readonly #icons = new Map<string, Choice>();

  /** @param text of an entry or a drawing; a picture is known by its path. What is no entry is passed over. */
  put(path: string, text: string, isDraft: boolean): void {
    if (path.startsWith(`${PICTURE_FOLDER}/`)) {
      const name = basename(path);
      this.#pictures.set(name, { name, isDraft });
      return;
    }
    if (path.startsWith(`${ICON_FOLDER}/`)) {
      this.#putIcon(path, text);
      return;
    }
    const place = placeOf(path);
    if (place === undefined) return;
    const items = this.#items.get(place.collection) ?? new Map<string, Item>();
    this.#items.set(place.collection, items.set(place.slug, itemOf(place.collection, place.slug, text, isDraft)));
    this.#sorted.delete(place.collection);
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
    for (const [name, picture] of this.#pictures) other.#pictures.set(name, picture);
    for (const [name, icon] of this.#icons) other.#icons.set(name, icon);
    return other;
  }

  remove(path: string): void {
    if (path.startsWith(`${ICON_FOLDER}/`)) this.#icons.delete(basename(path, '.svg'));
    else this.#pictures.delete(basename(path));
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
    return item.articles.flatMap((article) => article.paragraphs.map((_, at) => paragraphChoice(item, article, at)));
  }

  #named(kind: ChoiceKind, value: string): Choice | undefined {
    if (kind === 'uploads') {
      const picture = this.#pictures.get(value);
      return picture && pictureChoice(picture);
    }
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
    return at in article.paragraphs ? paragraphChoice(item, article, at) : undefined;
  }

  #matching(kind: ChoiceKind, words: readonly string[]): Iterable<Choice> {
    if (kind === 'uploads') return this.#picturesWith(words);
    if (kind === 'icons') return this.#marksWith(words);
    if (kind === 'articles') return this.#articlesWith(words);
    if (kind === 'sources') return this.#paragraphsWith(words);
    return this.#itemsWith(kind, words);
  }

  *#picturesWith(words: readonly string[]): Iterable<Choice> {
    const sorted = [...this.#pictures.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh'));
    for (const picture of sorted) if (hasAll(folded(picture.name), words)) yield pictureChoice(picture);
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
        if (!left.every((word) => word.startsWith(`${article.name}#`) || article.whole.includes(word))) continue;
        for (const [at, paragraph] of article.paragraphs.entries()) {
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

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const object = (value: unknown): Data => (typeof value === 'object' && value !== null ? (value as Data) : {});

/** An entry of whatever quality: a draft may be half written. */
function itemOf(collection: CollectionName, id: string, raw: string, isDraft: boolean): Item {
  const { data, body } = parseEntryFile(raw, kindOf(collection).extension);
  const fields = object(data);
  const order = {
    ...{ id, year: number(fields['year']), issue: number(fields['issue']), totalIssue: number(fields['totalIssue']) },
    ...(/^\d{4}(?:-\d\d){0,2}$/.test(text(fields['date'])) && { date: text(fields['date']) }),
    ...(text(fields['series']) !== '' && { series: text(fields['series']) }),
  } as Item['order'];
  if (collection !== 'briefings') {
    const title = text(valuesAt(fields, kindOf(collection).title)[0]?.value) || id;
    return { id, title, isDraft, order, issue: '', articles: [], words: folded(`${id} ${title}`) };
  }
  const issue = briefingLabel(order);
  const titles = new Map(
    (Array.isArray(fields['articles']) ? fields['articles'] : []).map((one: unknown) => {
      const { slug, titleLines } = object(one);
      return [text(slug), articleTitle({ titleLines: Array.isArray(titleLines) ? titleLines.map(text) : [] })] as const;
    }),
  );
  const articles = namedArticles(id, body).map(({ slug, name, markdown }): Article => {
    const title = titles.get(slug) || slug;
    const paragraphs = paragraphsOf(markdown);
    const whole = folded(paragraphs.join('\n'));
    return { name, title, words: folded(`${name} ${title} ${issue}`), paragraphs, whole };
  });
  const title = [...titles.values()].join('、') || id;
  return { id, title, isDraft, order, issue, articles, words: folded(`${id} ${title} ${issue}`) };
}

function paragraphsOf(markdown: string): string[] {
  return renderMarkdown(markdown)
    .blocks.filter(({ id }) => id.startsWith('p'))
    .map(({ text: shown }) => shown);
}

function pictureChoice({ name, isDraft }: { readonly name: string; readonly isDraft: boolean }): Choice {
  return { value: name, label: name, note: isDraft ? DRAFT : '' };
}

function itemChoice({ id, title, issue, isDraft }: Item): Choice {
  return { value: id, label: beginning(title), note: noted(isDraft ? DRAFT : '', issue) };
}

function articleChoice({ issue, isDraft }: Item, { name, title }: Article): Choice {
  return { value: name, label: beginning(title), note: noted(isDraft ? DRAFT : '', issue) };
}

function paragraphChoice({ isDraft }: Item, { name, title, paragraphs }: Article, at: number, word?: string): Choice {
  return {
    value: paragraphName(name, at + 1),
    label: excerpt(paragraphs[at] ?? '', word),
    note: noted(isDraft ? DRAFT : '', title, `第${at + 1}段`),
  };
}
