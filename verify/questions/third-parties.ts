/** Nothing is fetched from another host: no font, script, style, picture or frame. */
import type { BuiltSite } from '../built-site.ts';
import type { Answer } from '../finding.ts';
import { mergeAlike } from '../merge-alike.ts';
import { references } from '../references.ts';
import { targetOf } from '../target.ts';

export function thirdParties(site: BuiltSite): Answer {
  let count = 0;
  const findings = [...references(site)].flatMap(({ from, to, fetched }) => {
    if (!fetched) return [];
    count += 1;
    const target = targetOf(to, from, site);
    if (target.kind !== 'elsewhere' || target.host === '') return [];
    const message = `打开时要向别的网站“${target.host}”取“${to}”。`;
    return [{ place: from, message, remedy: '请把图片等文件放进本单位的文件夹，改用站内的地址。' }];
  });
  return {
    topic: '外部请求',
    looked: `${count}处图片、样式、脚本等`,
    good: '都来自本站',
    findings: mergeAlike(findings),
  };
}
