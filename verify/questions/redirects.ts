/** Every moved address of the settings leads to a page that exists. */
import { SITE_FILE } from '#model/site-settings.ts';
import type { BuiltSite } from '../built-site.ts';
import type { Answer, Finding } from '../finding.ts';
import { fileAt, targetOf } from '../target.ts';

export function redirects(site: BuiltSite): Answer {
  const moved = site.settings.redirects ?? [];
  const findings = moved.flatMap(({ from, to }) => wrongWith(from, to, site));
  return { topic: '旧址', looked: `${moved.length}个旧址`, good: '都转到现有的网页', findings };
}

function wrongWith(from: string, to: string, site: BuiltSite): Finding[] {
  const say = (message: string, remedy: string): Finding[] => [{ place: SITE_FILE, message, remedy }];
  const page = site.pages.find(({ path }) => path === from);
  const sent = page?.links.find(({ element }) => element === 'meta')?.to;
  const target = sent === undefined ? undefined : targetOf(sent, from, site);
  if (target?.kind !== 'own' || target.path !== to) {
    const remedy = '请看看是不是又有了同一地址的新页面；有，就删去这一行旧址。';
    return say(`旧址“${from}”没有转到“${to}”。`, remedy);
  }
  const goal = fileAt(site, to);
  if (goal === undefined) return say(`旧址“${from}”要转到“${to}”，但没有这个页面。`, '请在“旧址”里改正新地址。');
  const further = site.settings.redirects?.find((other) => other.from === to);
  return further === undefined
    ? []
    : say(`旧址“${from}”转到的“${to}”也是旧址。`, `请直接写最后的地址“${further.to}”。`);
}
