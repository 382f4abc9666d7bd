/** The sitemap can be read, names only pages that exist, and every text of the archive. */
import type { BuiltSite } from '../built-site.ts';
import { deadIn } from '../dead-in.ts';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Answer, Finding } from '../finding.ts';
import { targetOf } from '../target.ts';
import { readXml } from '../xml.ts';

const FILE = '/sitemap.xml';

export function sitemap(site: BuiltSite): Answer {
  const say = (message: string): Finding => ({ place: FILE, message, remedy: PROGRAM_FAULT });
  const answer = (looked: string, findings: readonly Finding[]): Answer => ({
    ...{ topic: '站点地图', looked, findings },
    good: '指到的都在，各篇都列了',
  });
  if (!site.files.has(FILE)) return answer('0个地址', [say('没有站点地图。')]);
  let addresses;
  try {
    addresses = readXml(site.read(FILE).toString()).flatMap(({ name, text }) => (name === 'loc' ? [text] : []));
  } catch (error) {
    return answer('0个地址', [say(`站点地图读不出来“${String(error)}”。`)]);
  }
  const listed = new Set(
    addresses.map((address) => {
      const target = targetOf(address, '/', site);
      return target.kind === 'own' ? target.path : '';
    }),
  );
  const left = site.pages.filter(({ path, isText }) => isText && !listed.has(path));
  const findings = [...deadIn(FILE, addresses, site), ...left.map(({ path }) => say(`漏了“${path}”。`))];
  return answer(`${addresses.length}个地址`, findings);
}
