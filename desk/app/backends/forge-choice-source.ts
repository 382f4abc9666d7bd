/**
 * What the desk on a forge looks up. No server answers there, so the page reads
 * lists of names that the build left beside it, and the paragraphs of one
 * briefing at a time: a source is found by its article first.
 */
import type { CollectionName } from '#model/kinds.ts';
import { parseSource } from '#model/source.ts';
import { firstOf } from '../../api/choice.ts';
import type { Choice, Found } from '../../api/choice.ts';
import { folded, wordsOf } from '../../api/choice-words.ts';
import { brandFile, namesFile, paragraphsFile } from '../../api/forge-files.ts';
import { DeskError } from '../api-client.ts';
import type { ChoiceSource } from '../choice-source.ts';

/** Reads one of the files that the build left, by its name below the desk's folder; a DeskError when it is not there. */
export type ReadFile = (name: string) => Promise<unknown>;

export function forgeChoiceSource(read: ReadFile): Omit<ChoiceSource, 'checkEntry' | 'uploadPicture' | 'pictureUrl'> {
  const lists = new Map<string, Promise<readonly Choice[]>>();
  const list = (name: string): Promise<readonly Choice[]> => {
    const known = lists.get(name) ?? (read(name) as Promise<readonly Choice[]>);
    lists.set(name, known);
    known.catch(() => lists.delete(name));
    return known;
  };
  return {
    async findChoices(kind, question): Promise<Found> {
      if (kind !== 'sources') return within(await list(namesFile(kind)), wordsOf(question));
      const articles = await list(namesFile('articles'));
      const [first = '', ...words] = wordsOf(question);
      const article = first.replace(/#.*$/, '');
      const briefing = parseSource(article)?.briefing;
      if (briefing === undefined || !articles.some(({ value }) => value === article)) {
        const found = within(articles, wordsOf(question));
        return { ...found, hits: found.hits.map((hit) => ({ ...hit, leadsOn: true as const })) };
      }
      const own = (await list(paragraphsFile(briefing))).filter(({ value }) => value.startsWith(`${article}#`));
      const named = own.filter(({ value }) => value === first);
      return named.length > 0 ? { hits: named, more: false } : within(own, words);
    },

    async nameChoices(kind, values) {
      const files =
        kind === 'sources'
          ? values.flatMap((value) => parseSource(value)?.briefing ?? []).map(paragraphsFile)
          : [namesFile(kind)];
      const found = await Promise.all([...new Set(files)].map((name) => orNone(list(name))));
      return found.flat().filter(({ value }) => values.includes(value));
    },

    // Only cards of brands are drawn from an entry's text.
    async publishedEntry(collection: CollectionName, id: string) {
      const names = collection === 'brands' ? await list(namesFile('brands')) : [];
      return names.some(({ value }) => value === id) ? ((await read(brandFile(id))) as string) : undefined;
    },
  };
}

/** What is not beside the desk was not there when the site was built. */
async function orNone(reading: Promise<readonly Choice[]>): Promise<readonly Choice[]> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DeskError && error.status === 404) return [];
    throw error;
  }
}

function within(choices: readonly Choice[], words: readonly string[]): Found {
  return firstOf(
    choices.filter(({ value, label, note }) => {
      const all = folded(`${value} ${label} ${note}`);
      return words.every((word) => all.includes(word));
    }),
  );
}
