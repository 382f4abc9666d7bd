/**
 * What an office says of its own words, in a file beside them: facts and the
 * pages that carry them, what a search finds, what is never said. The tests of
 * the program know none of it, so that another office's words can stand here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { INDEX_FOLDER } from '#indexing/index-site.ts';
import { SearchSession } from '#search/read/session.ts';
import { builtPages, fileAt, gzipped, stylesheets, wordsOf } from '../build/built-site.ts';

const FACTS_FILE = 'facts.yaml';

const words = z.array(z.string()).min(1);
const pages = z.array(z.string().startsWith('/')).min(1);
const schema = z.strictObject({
  facts: z
    .array(
      z.strictObject({
        section: z.string(),
        /** How many there are in the print, where none may be missing. */
        total: z.int().optional(),
        entries: z.array(z.strictObject({ id: z.string(), fact: z.string(), pages, words })).min(1),
      }),
    )
    .default([]),
  never: z.array(z.string()).default([]),
  files: z
    .array(z.strictObject({ file: z.string(), words, times: z.record(z.string(), z.int()).default({}) }))
    .default([]),
  search: z.array(z.strictObject({ words: z.string(), pages })).default([]),
  names: z.array(z.strictObject({ typed: z.string(), name: z.string() })).default([]),
  /** In KB. */
  weights: z.strictObject({ page: z.number(), article: z.number() }).optional(),
  /** For people only. */
  doubts: z.array(z.record(z.string(), z.string())).default([]),
});

export type Facts = z.input<typeof schema>;

/** @throws Error when the file says what no fact is; an office without the file states nothing. */
export function readFacts(office: string): Facts {
  const file = join(office, FACTS_FILE);
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) as Facts) : {};
}

/** @returns one line for each fact to which the built site does not hold. */
export async function factsNotHeld(facts: Facts, dist: string, base: string): Promise<string[]> {
  const stated = schema.parse(facts);
  return [
    ...stated.facts.flatMap((section) => sectionNotHeld(section, dist)),
    ...said(stated.never, dist),
    ...stated.files.flatMap((one) => fileNotHeld(one, dist)),
    ...(await searchNotHeld(stated, dist)),
    ...(stated.weights ? tooHeavy(stated.weights, dist, base) : []),
  ];
}

type Stated = z.output<typeof schema>;

function sectionNotHeld({ section, total, entries }: Stated['facts'][number], dist: string): string[] {
  const ids = new Set(entries.map(({ id }) => id));
  return [
    ...(total === undefined || total === entries.length ? [] : [`${section}: ${entries.length} of ${total}`]),
    ...(ids.size === entries.length ? [] : [`${section}: an id stands twice`]),
    ...entries.flatMap(({ id, pages, words }) => {
      const [first] = pages;
      const gone = pages.filter((path) => fileAt(dist, path) === undefined);
      if (first === undefined || gone.length > 0) return gone.map((path) => `${id}: no page ${path}`);
      const page = wordsOf(readFileSync(join(dist, first, 'index.html'), 'utf8'));
      return words.filter((one) => !page.includes(bare(one))).map((one) => `${id}: ${first} lacks ${one}`);
    }),
  ];
}

const bare = (text: string): string => text.replace(/\s+/g, '');

function said(never: readonly string[], dist: string): string[] {
  return builtPages(dist).flatMap(({ path, html }) => {
    const page = wordsOf(html);
    return never.filter((one) => page.includes(bare(one))).map((one) => `${path} says ${one}`);
  });
}

function fileNotHeld({ file, words, times }: Stated['files'][number], dist: string): string[] {
  const path = fileAt(dist, file);
  if (path === undefined) return [`no file ${file}`];
  // Calendars fold long lines.
  const text = readFileSync(path, 'utf8').replace(/\r\n /g, '');
  return [
    ...words.filter((one) => !text.includes(one)).map((one) => `${file} lacks ${one}`),
    ...Object.entries(times)
      .map(([one, wanted]) => ({ one, wanted, count: text.split(one).length - 1 }))
      .filter(({ wanted, count }) => count !== wanted)
      .map(({ one, wanted, count }) => `${file} has ${one} ${count} times, not ${wanted}`),
  ];
}

async function searchNotHeld({ search, names }: Pick<Stated, 'search' | 'names'>, dist: string): Promise<string[]> {
  const session = new SearchSession(async (path) => new Uint8Array(await readFile(join(dist, INDEX_FOLDER, path))));
  const problems: string[] = [];
  for (const { words: text, pages } of search) {
    const query = { text, selection: {}, order: 'relevance' } as const;
    const { results } = await session.search({ query, offset: 0, limit: 100 });
    const found = results.map(({ url }) => url).sort();
    if (found.join() !== [...pages].sort().join()) problems.push(`${text} is found at ${found.join(' ')}`);
  }
  for (const { typed, name } of names) {
    const suggested = (await session.suggest(typed, 6)).map((one) => one.name);
    if (!suggested.includes(name)) problems.push(`${typed} suggests ${suggested.join(' ')}`);
  }
  return problems;
}

/** Pages that weigh more with their stylesheets, compressed, than is stated. */
function tooHeavy({ page, article }: NonNullable<Stated['weights']>, dist: string, base: string): string[] {
  return builtPages(dist).flatMap(({ path, html }) => {
    const sheets = stylesheets(html).map((href) => gzipped(readFileSync(join(dist, href.slice(base.length)))));
    const weight = sheets.reduce((sum, one) => sum + one, gzipped(html)) / 1024;
    const most = /^\/briefings\/(?!year\/)[^/]+\/[^/]+\/$/.test(path) ? article : page;
    return weight <= most ? [] : [`${path} weighs ${weight.toFixed(1)} KB`];
  });
}
