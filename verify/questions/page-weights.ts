/**
 * A page is light beside the office's own text: an old telephone on a village
 * network opens it. What an article weighs itself is the print's affair.
 */
import { gzipSync } from 'node:zlib';
import type { BuiltSite } from '../built-site.ts';
import type { Answer } from '../finding.ts';
import type { Page } from '../page.ts';
import { fileAt, targetOf } from '../target.ts';

/** HTML and CSS, gzip. An article of a briefing is what most readers come for; stories show figures beside their text. */
const MOST = 20 * 1024;
const MOST_OF_AN_ARTICLE = 10 * 1024;

export function pageWeights(site: BuiltSite): Answer {
  const weighStyle = styleScale(site);
  let heaviest = 0;
  const findings = site.pages.flatMap((page) => {
    const weight = page.weight + page.stylesheets.reduce((sum, to) => sum + weighStyle(to, page), 0);
    const most = page.isText && page.path.startsWith('/briefings/') ? MOST_OF_AN_ARTICLE : MOST;
    heaviest = Math.max(heaviest, weight);
    if (weight <= most) return [];
    const message = `网页和样式除正文外压缩后有${kilobytes(weight)}KB，超过${kilobytes(most)}KB，旧手机打开慢。`;
    return [{ place: page.path, message, remedy: '请把这一页的内容分到几页；不是内容多，就请告诉维护程序的人。' }];
  });
  const looked = `${site.pages.length}个网页，除正文外最重的${kilobytes(heaviest)}KB`;
  return {
    topic: '网页分量',
    looked,
    good: `都不超过${kilobytes(MOST)}KB，简报各篇不超过${kilobytes(MOST_OF_AN_ARTICLE)}KB`,
    findings,
  };
}

/** Weighs the stylesheets that pages name, each once; one that is missing weighs nothing. */
function styleScale(site: BuiltSite): (to: string, page: Page) => number {
  const weights = new Map<string, number>();
  return (to, page) => {
    const target = targetOf(to, page.path, site);
    const file = target.kind === 'own' ? fileAt(site, target.path) : undefined;
    if (file === undefined) return 0;
    const weight = weights.get(file) ?? gzipSync(site.read(file), { level: 9 }).length;
    weights.set(file, weight);
    return weight;
  };
}

function kilobytes(bytes: number): string {
  return (Math.ceil((bytes / 1024) * 10) / 10).toString();
}
