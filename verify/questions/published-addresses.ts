/** An address once published still answers: by its page, by a moved address, or by a page that says it was taken down. */
import { ADDRESSES_FILE } from '../built-site.ts';
import type { BuiltSite } from '../built-site.ts';
import type { Answer, Finding, LeftOut } from '../finding.ts';
import { fileAt } from '../target.ts';

export function publishedAddresses(site: BuiltSite): Answer | LeftOut {
  const topic = '公布过的网址';
  if (site.addresses === undefined) {
    return { topic, leftOut: `单位的文件夹里没有${ADDRESSES_FILE}；加上 --remember 就会写一份，以后每次都核对。` };
  }
  const lines = readAddresses(site.addresses);
  const findings = lines.flatMap(({ path, line }): Finding[] => {
    const place = `${ADDRESSES_FILE}:${line}`;
    if (!path.startsWith('/')) {
      return [{ place, message: `“${path}”不是网址。`, remedy: '一行写一个站内网址，从“/”写起，如 /cases/xinmi/。' }];
    }
    if (fileAt(site, path) !== undefined) return [];
    const remedy = '页面搬了家，请在网站设置的“旧址”里写一行；要撤下，请用编务台的“撤下”，它会留下说明。';
    return [{ place, message: `“${path}”公布过，现在没有了。`, remedy }];
  });
  return { topic, looked: `${ADDRESSES_FILE}里的${lines.length}个网址`, good: '都还在', findings };
}

/** The list with everything lasting that the site has now, sorted below the lines that begin with `#`. */
export function rememberAddresses(site: BuiltSite): string {
  const before = site.addresses ?? '';
  const notes = before.split(/\r?\n/).filter((line) => line.startsWith('#'));
  const lasting = [...site.pages.map(({ path }) => path).filter(isLasting), ...[...site.files].filter(isKept)];
  const known = readAddresses(before).map(({ path }) => path);
  return `${[...notes, ...[...new Set([...known, ...lasting])].sort()].join('\n')}\n`;
}

/** The further pages of a list come and go with its length, and nobody is sent to the page of an error. */
function isLasting(path: string): boolean {
  return path !== '/404.html' && !/^\/(?:briefings\/year|places|topics|mechanisms)\/[^/]+\/\d+\/$/.test(path);
}

/** Files that people keep the address of. */
function isKept(file: string): boolean {
  return /^\/briefings\/.+\.(?:pdf|docx)$|\/feed\.xml$/.test(file);
}

function readAddresses(text: string): { readonly path: string; readonly line: number }[] {
  return text
    .split(/\r?\n/)
    .map((path, at) => ({ path: path.trim(), line: at + 1 }))
    .filter(({ path }) => path !== '' && !path.startsWith('#'));
}
