/** Files for machines name whole addresses, each of which must be of this site and exist. */
import type { BuiltSite } from './built-site.ts';
import { PROGRAM_FAULT } from './finding.ts';
import type { Finding } from './finding.ts';
import { fileAt, targetOf } from './target.ts';

/** What is wrong with the addresses that `file` names. */
export function deadIn(file: string, addresses: readonly string[], site: BuiltSite): Finding[] {
  return addresses.flatMap((address) => {
    const say = (message: string): Finding[] => [{ place: file, message, remedy: PROGRAM_FAULT }];
    if (!/^https?:\/\//.test(address)) return say(`“${address}”不是完整的网址。`);
    const target = targetOf(address, '/', site);
    if (target.kind !== 'own') return say(`“${address}”不是本站的网址。`);
    return fileAt(site, target.path) === undefined ? say(`“${address}”没有这个页面或文件。`) : [];
  });
}
