/**
 * Search knows every text of the archive, and finds it by words that stand in
 * it. Asked of the product's own engine, with the index as readers download it.
 */
import { gunzipSync } from 'node:zlib';
import { INDEX_FOLDER } from '#indexing/index-site.ts';
import { readParagraphs } from '#indexing/page-text.ts';
import { MANIFEST_FILE } from '#search/format/manifest.ts';
import type { Manifest } from '#search/format/manifest.ts';
import type { NameFile } from '#search/format/name-file.ts';
import { SearchSession } from '#search/read/session.ts';
import type { BuiltSite } from '../built-site.ts';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Answer, Finding } from '../finding.ts';
import type { Page } from '../page.ts';
import { fileAt } from '../target.ts';

/**
 * Texts that are looked for by their words. A search takes a hundredth of a
 * second here: of ten thousand texts each tenth takes ten seconds, and finds
 * what is wrong with the index as a whole. That each is in it is asked of all.
 */
const SAMPLE = 1000;

/** Words that more pages hold than this tell nothing of a single one. */
const CROWD = 20;

/** Han characters of a phrase: fewer stand in many texts, more is nobody's query. */
const SHORTEST = 4;
const LONGEST = 16;

/** How many phrases of a text are tried before its words pass for everybody's. */
const TRIES = 4;

export async function search(site: BuiltSite): Promise<Answer> {
  const texts = site.pages.filter(({ isText }) => isText);
  const sample = evenly(texts, SAMPLE);
  const say = (looked: string, findings: readonly Finding[]): Answer => ({
    ...{ topic: '搜索', looked, findings },
    good: '都找得到',
  });
  const session = new SearchSession(async (path) => new Uint8Array(site.read(`/${INDEX_FOLDER}/${path}`)));
  try {
    const outcomes = [];
    for (const page of sample) outcomes.push(await findByWords(page, site, session));
    const common = outcomes.filter((outcome) => outcome === 'common').length;
    const looked = [
      `${texts.length}篇都核对了是否在索引里`,
      sample.length < texts.length
        ? `其中每隔几篇取1篇，共${sample.length}篇，用正文里的话各搜一次（全搜太慢，索引有毛病时抽查也看得出）`
        : '每篇用正文里的话各搜一次',
      ...(common > 0 ? [`${common}篇的话别处也都有，只核对了前一项`] : []),
    ].join('，');
    return say(looked, [...indexGaps(texts, site), ...outcomes.filter((outcome) => typeof outcome === 'object')]);
  } catch (error) {
    const message = `搜索索引读不出来“${String(error)}”。`;
    return say(`${texts.length}篇`, [{ place: `/${INDEX_FOLDER}/`, message, remedy: PROGRAM_FAULT }]);
  }
}

/** Members at equal distances: the same ones each time, so that a finding can be looked at again. */
function evenly<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)]).filter(
    (one) => one !== undefined,
  );
}

type Outcome = 'found' | 'common' | Finding;

/** Looks for a text by phrases of its own until one tells it from the others. */
async function findByWords(page: Page, site: BuiltSite, session: SearchSession): Promise<Outcome> {
  const html = site.read(fileAt(site, page.path) ?? page.path).toString();
  for (const text of phrasesOf(html)) {
    const request = { query: { text, selection: {}, order: 'relevance' as const }, offset: 0, limit: CROWD };
    const { total, results } = await session.search(request);
    if (results.some(({ url }) => url === page.path)) return 'found';
    if (total <= CROWD) {
      return { place: page.path, message: `用正文里的“${text}”搜不到这一页。`, remedy: PROGRAM_FAULT };
    }
  }
  return 'common';
}

/** The longest runs of Han characters of a page's text. */
function phrasesOf(html: string): string[] {
  const runs = readParagraphs(html).flatMap(({ text }) => text.match(/\p{Script=Han}+/gu) ?? []);
  const long = runs.filter((run) => run.length >= SHORTEST).sort((a, b) => b.length - a.length);
  return long.slice(0, TRIES).map((run) => run.slice(0, LONGEST));
}

/** Texts that the index does not know, and addresses that it names and that do not exist. */
function indexGaps(texts: readonly Page[], site: BuiltSite): Finding[] {
  const read = (file: string) => site.read(`/${INDEX_FOLDER}/${file}`);
  const manifest = JSON.parse(read(MANIFEST_FILE).toString()) as Manifest;
  const listed = (file: string) =>
    (JSON.parse(gunzipSync(read(file)).toString()) as NameFile).names.map(([, , url]) => url);
  const titles = new Set(listed(manifest.titles));
  const missing = texts.filter(({ path }) => !titles.has(path));
  const dead = [...titles, ...listed(manifest.names)].filter(
    (url) => fileAt(site, url.split('#', 1)[0] ?? url) === undefined,
  );
  return [
    ...missing.map(({ path }) => ({ place: path, message: '这一页不在搜索索引里。', remedy: PROGRAM_FAULT })),
    ...dead.map((url) => ({
      place: `/${INDEX_FOLDER}/`,
      message: `搜索会指到“${url}”，但没有这个页面。`,
      remedy: PROGRAM_FAULT,
    })),
  ];
}
