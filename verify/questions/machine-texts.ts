/** robots.txt and llms.txt name only what exists, and keep no search engine away from the whole site. */
import type { BuiltSite } from '../built-site.ts';
import { deadIn } from '../dead-in.ts';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Answer, Finding } from '../finding.ts';
import { targetOf } from '../target.ts';

export function machineTexts(site: BuiltSite): Answer {
  const robots = textOf('/robots.txt', site);
  const llms = textOf('/llms.txt', site);
  const sitemaps = [...(robots ?? '').matchAll(/^Sitemap:\s*(\S+)/gim)].flatMap(([, to]) => to ?? []);
  // The office's own sentences may name other sites; the list of its pages may not be wrong.
  const pages = [...(llms ?? '').matchAll(/\]\((https?:[^)\s]+)\)/g)]
    .flatMap(([, to]) => to ?? [])
    .filter((to) => targetOf(to, '/', site).kind === 'own');
  const say = (place: string, message: string): Finding => ({ place, message, remedy: PROGRAM_FAULT });
  const findings = [
    ...(robots === undefined ? [say('/robots.txt', '没有这个文件。')] : []),
    ...(llms === undefined ? [say('/llms.txt', '没有这个文件。')] : []),
    ...(robots !== undefined && sitemaps.length === 0 ? [say('/robots.txt', '没有指到站点地图。')] : []),
    ...(/^Disallow:\s*\/\s*$/im.test(robots ?? '') ? [say('/robots.txt', '不许搜索引擎收录整个网站。')] : []),
    ...deadIn('/robots.txt', sitemaps, site),
    ...deadIn('/llms.txt', pages, site),
  ];
  const looked = `robots.txt和llms.txt里的${sitemaps.length + pages.length}个地址`;
  return { topic: '给程序看的清单', looked, good: '指到的都在', findings };
}

function textOf(file: string, { files, read }: BuiltSite): string | undefined {
  return files.has(file) ? read(file).toString() : undefined;
}
