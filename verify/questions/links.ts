/** Every link, anchor and asset leads somewhere, and stays below the base of the settings. */
import { pathOf } from '../built-site.ts';
import type { BuiltSite } from '../built-site.ts';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Answer, Finding } from '../finding.ts';
import { mergeAlike } from '../merge-alike.ts';
import { references } from '../references.ts';
import { fileAt, idIn, targetOf } from '../target.ts';
import type { Target } from '../target.ts';

export function links(site: BuiltSite): Answer {
  const idsByPath = new Map(site.pages.map(({ path, ids }) => [path, new Set(ids)]));
  // Navigation stands on every page: what an address is worth is found out once.
  const known = new Map<string, Trouble | undefined>();
  const findings: Finding[] = [];
  let count = 0;
  for (const { from, to } of references(site)) {
    count += 1;
    const key = /^(?:\/|[a-z]+:)/i.test(to) ? to : `${from} ${to}`;
    if (!known.has(key)) known.set(key, troubleWith(targetOf(to, from, site), to, site, idsByPath));
    const trouble = known.get(key);
    if (trouble) findings.push({ place: from, ...trouble });
  }
  return {
    topic: '链接',
    looked: `${site.pages.length}个网页、${site.assets.length}个样式和脚本，${count}个链接、位置和文件`,
    good: '都通',
    findings: mergeAlike(findings),
  };
}

type Trouble = Omit<Finding, 'place'>;

function troubleWith(
  target: Target,
  to: string,
  site: BuiltSite,
  idsByPath: ReadonlyMap<string, ReadonlySet<string>>,
): Trouble | undefined {
  if (target.kind === 'elsewhere') return undefined;
  if (target.kind === 'unreadable') {
    return { message: `网址“${to}”写错了，读不出来。`, remedy: '请在正文里改正这个链接。' };
  }
  if (target.kind === 'outside') {
    const { base } = site.settings;
    return {
      message: `“${to}”不在网站的路径“${base}”下面。`,
      remedy: '站内链接从“/”写起，如 /cases/；别的网站要写全网址。',
    };
  }
  const file = fileAt(site, target.path);
  if (file === undefined) {
    return {
      message: `“${to}”没有这个页面或文件。`,
      remedy: `请改正这个链接；页面搬了家，就在网站设置的“旧址”里写一行。`,
    };
  }
  const id = idIn(target.fragment);
  const ids = idsByPath.get(pathOf(file));
  if (id === undefined || ids === undefined || ids.has(id)) return undefined;
  const remedy = /^[ps]\d+$/.test(id) ? '请核对段落号：正文改动后，段落号可能变了。' : PROGRAM_FAULT;
  return { message: `“${to}”的页面在，但页面里没有“${id}”这个位置。`, remedy };
}
