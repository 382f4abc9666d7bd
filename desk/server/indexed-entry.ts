/** An entry as the desk's index holds it: what lists show, what forms choose from, and its words when they are asked for. */
import { parseEntryFile } from '#entry-file/parse.ts';
import { namedArticles } from '#archive/paragraphs.ts';
import { articleTitle, briefingLabel } from '#lib/briefing-label.ts';
import type { compareBriefings } from '#lib/briefing-label.ts';
import { renderMarkdown } from '#lib/markdown.ts';
import { pictureNames } from '#lib/pictures.ts';
import { kindOf } from '#model/kinds.ts';
import type { CollectionName } from '#model/kinds.ts';
import { valuesAt } from '#model/value-at.ts';
import { folded } from '../api/choice-words.ts';
import { dataOf, factsOf, numberOf, passagesOf, stringsIn, textOf } from './entry-facts.ts';
import type { Data, EntryFacts } from './entry-facts.ts';

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
export class Prose {
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

export interface Article {
  readonly name: string;
  readonly title: string;
  readonly words: string;
  readonly prose: Prose;
}

/** An entry of whatever quality: a draft may be half written. */
export function itemOf(
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
