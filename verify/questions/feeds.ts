/** Every feed can be read and names only addresses of this site that exist. */
import type { BuiltSite } from '../built-site.ts';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Answer, Finding } from '../finding.ts';
import { deadIn } from '../dead-in.ts';
import { readXml } from '../xml.ts';

const FEED = /\/(?:feed\.xml|atom\.xml|feed\.json)$/;

/** The feeds that every site has. */
const ALWAYS = ['/feed.xml', '/atom.xml', '/feed.json'];

export function feeds(site: BuiltSite): Answer {
  const missing = ALWAYS.filter((file) => !site.files.has(file)).map((place) => ({
    place,
    message: '没有这个订阅文件。',
    remedy: PROGRAM_FAULT,
  }));
  const files = [...site.files].filter((file) => FEED.test(file)).sort();
  let count = 0;
  const findings = files.flatMap((file): Finding[] => {
    try {
      const text = site.read(file).toString();
      const named = file.endsWith('.json') ? namedInJson(text) : namedInXml(text);
      count += named.length;
      return deadIn(file, named, site);
    } catch (error) {
      return [{ place: file, message: `订阅文件读不出来“${String(error)}”。`, remedy: PROGRAM_FAULT }];
    }
  });
  const looked = `${files.length}个订阅文件，${count}个地址`;
  return { topic: '订阅', looked, good: '都读得出，指到的都在', findings: [...missing, ...findings] };
}

/** Addresses that RSS and Atom name: in words or in an attribute. */
function namedInXml(text: string): string[] {
  const elements = readXml(text);
  if (elements[0]?.name !== 'rss' && elements[0]?.name !== 'feed') throw new Error('not a feed');
  return elements.flatMap(({ name, attributes, text: words }) => {
    if (/^(?:atom:)?link$/.test(name)) return [attributes['href'] ?? words];
    return name === 'guid' || name === 'id' ? [words] : [];
  });
}

interface JsonFeed {
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly items: readonly { readonly url: string }[];
}

function namedInJson(text: string): string[] {
  const { home_page_url, feed_url, items } = JSON.parse(text) as JsonFeed;
  return [home_page_url, feed_url, ...items.map(({ url }) => url)];
}
