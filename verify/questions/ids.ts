/** No two places of a page carry the same id: a link would lead to the first of them only. */
import type { BuiltSite } from '../built-site.ts';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Answer } from '../finding.ts';
import { mergeAlike } from '../merge-alike.ts';

export function ids({ pages }: BuiltSite): Answer {
  let count = 0;
  const findings = pages.flatMap(({ path, ids: all }) => {
    count += all.length;
    const twice = new Set(all.filter((id, at) => all.indexOf(id) < at));
    return [...twice].map((id) => ({ place: path, message: `“${id}”这个位置有两处。`, remedy: PROGRAM_FAULT }));
  });
  return { topic: '位置', looked: `${count}个可以链接的位置`, good: '每页都不重名', findings: mergeAlike(findings) };
}
