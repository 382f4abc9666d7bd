/**
 * One kind of content, declared once: its fields and its traits. Everything
 * that treats kinds differently asks a trait, so that a new kind is a file of
 * `kinds` and a line of `kinds.ts`. A trait is plain data, or a pure function
 * on plain data: the build, the server and the browser all read it.
 */
import type { z } from 'astro/zod';
import { strict } from './field.ts';
import type { Fields, SchemasOf } from './field.ts';
import type { Recurring } from './recurring.ts';

/** The page of a column, which lists a kind. */
interface Column {
  /** Its name, where that is not the kind's. */
  readonly label?: string;
  /** What it holds, for readers. */
  readonly about: string;
  /** Its name in the menu; a column without one stands behind the others in the list of all columns. */
  readonly menu?: string;
  /** Where it stands among the columns; in tens, so that a new one finds room. */
  readonly order: number;
  /** How the entries are shown on it; what only one kind has is arranged by a page of its own. */
  readonly list: 'front' | 'by place' | 'counted' | 'own';
  /** The setting of the site whose words stand below the list. */
  readonly note?: 'deputyColumn';
}

/** What of a kind the front page shows. */
interface Front {
  readonly order: number;
  readonly show: 'front' | 'lines' | 'people' | 'cards' | 'names';
  readonly most: number;
  /** Its heading, where that is not the column's name. */
  readonly title?: string;
  /** The words of the link to all. */
  readonly more: string;
}

/** The calendar of an entry that says when something comes round. */
export interface CalendarTrait {
  /** Its file, below the entry's page, without `.ics`. */
  readonly file: string;
  /** What it is called beside its link. */
  readonly label: string;
  /** The heading above all calendars of its sort, and what is said of them. */
  readonly listed: { readonly title: string; readonly about: string };
  /** What a subscriber sees; `title` is the entry's, `place` the name of its place. */
  readonly name: (about: { readonly title: string; readonly place: string }) => string;
  /** What comes round, said by the entry's fields; without it, by the cadence figures of its body. */
  recurring?(id: string, data: object, year: number): readonly Recurring[];
}

/** What a description for machines is told beside the entry's fields. */
export interface Described {
  /** Address of the page, with protocol and host. */
  readonly url: string;
  readonly title: string;
  readonly place: string | undefined;
}

export interface Traits {
  /** Name of its collection, its folder and its route; never changed, because addresses begin with it. */
  readonly name: string;
  readonly label: string;
  /** File extension of its entries, with the dot. Markdown and MDX have a body. */
  readonly extension: '.md' | '.mdx' | '.yaml';
  /** Where in an entry stands what people know it by, see `value-at.ts`. Every valid entry has it. */
  readonly title: string;
  /**
   * What stands at the address of an entry: an issue with its articles, the
   * entry itself, what belongs to it (`members`), the same compared place by
   * place (`comparison`), or only its anchor on the page of its column.
   */
  readonly page: 'issue' | 'entry' | 'members' | 'comparison' | 'anchor';
  /** Whether it is told after an article of a briefing, with components that cite its paragraphs. */
  readonly story: boolean;
  /** The fields that stand under its title, in order. */
  readonly facts: readonly string[];
  /** What its figures and quotations must stand in: the article it is told after, the paragraphs it names, or nothing. */
  readonly ledger: 'article' | 'paragraphs' | 'none';
  /** Where its summaries stand that are held to two sentences, see `value-at.ts`. */
  readonly summary?: string;
  readonly column: Column;
  readonly front?: Front;
  /** Among the ways into the archive that need no search; of more entries than `most` only the first are named. */
  readonly index?: { readonly order: number; readonly most?: number };
  /** What two pages that belong to the same of it have in common: in a reader's words, and how much it counts. */
  readonly shared?: { readonly words: string; readonly weight: number };
  /** Whether its entries are news: they stand in feeds, and a column without any for long is stale. */
  readonly feed: boolean;
  /** Whether search suggests its names while somebody types, and whether they are names of people. */
  readonly suggested?: 'people' | 'things';
  /** Which of its fields hold other words for its name: search looks for all of them where one is typed. */
  readonly sameWords?: readonly string[];
  readonly calendar?: CalendarTrait;
  /** What schema.org calls it, for machines; without it a page is an Article. */
  jsonLd?(data: object, about: Described): Readonly<Record<string, unknown>>;
  /** How many different people an entry goes through unless the office says otherwise. */
  readonly approvals: 1 | 2 | 3;
}

export interface Kind<F extends Fields = Fields> extends Traits {
  readonly fields: F;
  readonly schema: z.ZodObject<SchemasOf<F>, z.core.$strict>;
}

/** What a valid entry with these fields says. */
export type DataFrom<F extends Fields> = z.infer<Kind<F>['schema']>;

export function kind<const T extends Traits, F extends Fields>(
  traits: T & { readonly facts: readonly (keyof NoInfer<F>)[] },
  fields: F,
): T & Pick<Kind<F>, 'fields' | 'schema'> {
  return { ...traits, fields, schema: strict(fields) };
}
