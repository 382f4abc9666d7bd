/** The browser floor in the words of MDN's compatibility data, for the tests that hold what is published to it. */
import type { BrowserName, CompatStatement } from '@mdn/browser-compat-data';
import browserslist from 'browserslist';

/** The lowest version of each browser. */
export type Floor = ReadonlyMap<BrowserName, number>;

const NAMES: Readonly<Record<string, BrowserName>> = {
  chrome: 'chrome',
  edge: 'edge',
  firefox: 'firefox',
  safari: 'safari',
  ios_saf: 'safari_ios',
};

/** @param root the folder of package.json. @throws when the list names a browser that the data name otherwise. */
export function floorVersions(root: string): Floor {
  const floor = new Map<BrowserName, number>();
  for (const one of browserslist(undefined, { path: root })) {
    const [name = '', version = ''] = one.split(' ');
    const browser = NAMES[name];
    if (browser === undefined) throw new RangeError(`unknown browser: ${name}`);
    // A range of versions counts from its first; a preview has no number.
    const number = parseFloat(version);
    if (!Number.isNaN(number)) floor.set(browser, Math.min(number, floor.get(browser) ?? Infinity));
  }
  return floor;
}

/** Whether every browser of the floor has the feature, without a prefix, another name or a flag. */
export function isSupported({ support }: CompatStatement, floor: Floor): boolean {
  return [...floor].every(([browser, least]) => {
    const statements = [support[browser] ?? []].flat();
    // Data that are silent on a browser tell nothing against it.
    if (statements.length === 0) return true;
    return statements.some(
      ({ version_added: added, version_removed: removed, prefix, alternative_name: other, flags }) =>
        typeof added === 'string' &&
        added !== 'preview' &&
        parseFloat(added.replace('≤', '')) <= least &&
        removed === undefined &&
        prefix === undefined &&
        other === undefined &&
        flags === undefined,
    );
  });
}
