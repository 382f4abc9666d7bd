/** One finding for what many pages have alike: a broken line of the page's head stands on every page. */
import type { Finding } from './finding.ts';

/** Findings of the same words become one, at the first place, which says how many places there are. */
export function mergeAlike(findings: Iterable<Finding>): Finding[] {
  const alike = new Map<string, { readonly first: Finding; readonly places: Set<string> }>();
  for (const finding of findings) {
    const known = alike.get(finding.message);
    if (known === undefined) alike.set(finding.message, { first: finding, places: new Set([finding.place]) });
    else known.places.add(finding.place);
  }
  return [...alike.values()].map(({ first, places }) =>
    places.size === 1 ? first : { ...first, message: `${first.message}共有${places.size}个网页或文件这样。` },
  );
}
