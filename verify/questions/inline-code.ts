/** No style and no script stands in a page itself: the content security policy would refuse it. */
import type { BuiltSite } from '../built-site.ts';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Answer } from '../finding.ts';
import { mergeAlike } from '../merge-alike.ts';

export function inlineCode({ pages }: BuiltSite): Answer {
  const findings = pages.flatMap(({ path, inline }) =>
    [...new Set(inline)].map((code) => ({
      place: path,
      message: `网页里直接写了样式或脚本“${code}”。`,
      remedy: `浏览器会按安全策略拒绝它。${PROGRAM_FAULT}`,
    })),
  );
  return { topic: '内嵌代码', looked: `${pages.length}个网页`, good: '都没有', findings: mergeAlike(findings) };
}
