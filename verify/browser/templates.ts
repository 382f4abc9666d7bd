/**
 * One page of every template, for what is too slow to be asked of all. The
 * templates are told apart by the shape of their addresses. Of those that were
 * made alike the pages are taken that together show every class of style in use.
 */
import type { Page } from '../page.ts';

/** The name of a page's template: its address with the names of entries left out. */
function templateOf({ path, isText }: Page): string {
  const shape = path
    .replace(/^(\/briefings\/year)\/[^/]+\//, '$1/…/')
    .replace(/^(\/(?!briefings\/year\/)[^/]+)\/[^/]+\//, '$1/…/')
    .replace(/^(\/briefings\/…)\/[^/]+\//, '$1/…/')
    .replace(/\/\d+\/$/, '/2/');
  // A page that was taken down stands at the address of a text, an issue of one article at that of an issue.
  return `${shape} ${isText ? 'text' : ''}`;
}

/** At most so many of one template: beyond it is a matter of single entries. */
const MOST = 3;

/** Moved pages are left out: they lead on before anybody reads them. */
export function onePageOfEach(pages: readonly Page[]): Page[] {
  const stay = pages.filter(({ metas }) => !metas.has('refresh'));
  return [...Map.groupBy(stay, templateOf).values()].flatMap((alike) => fewThatShowAll(alike));
}

/** Takes the page that adds most until nothing is added. */
function fewThatShowAll(pages: readonly Page[]): Page[] {
  const shown = new Set<string>();
  const taken: Page[] = [];
  while (taken.length < MOST) {
    const gains = pages.map((page) => ({ page, gain: page.classes.difference(shown).size }));
    const best = gains.reduce((a, b) => (b.gain > a.gain ? b : a));
    if (taken.length > 0 && best.gain === 0) break;
    taken.push(best.page);
    best.page.classes.forEach((name) => shown.add(name));
  }
  return taken;
}
