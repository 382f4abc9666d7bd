/** What a page's scripts weigh with all that they import before they run. */
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BuiltSite } from '../built-site.ts';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Answer } from '../finding.ts';
import { mergeAlike } from '../merge-alike.ts';
import { fileAt, targetOf } from '../target.ts';

/** Gzip, of all the scripts of a page; a printed sheet is paper and has no controls. */
const MOST = 4 * 1024;
const MOST_OF_A_SHEET = 1024;

const STATIC_IMPORT = /(?:from|import)\s*[`"'](\.\.?\/[^`"']+)[`"']/g;

export function scriptWeights(site: BuiltSite): Answer {
  const weightOf = scriptScale(site);
  let heaviest = 0;
  const findings = site.pages.flatMap(({ path, scripts, classes }) => {
    const files = scripts.flatMap((to) => {
      const target = targetOf(to, path, site);
      return (target.kind === 'own' ? fileAt(site, target.path) : undefined) ?? [];
    });
    const weight = weightOf(files);
    const most = classes.has('sheet') ? MOST_OF_A_SHEET : MOST;
    heaviest = Math.max(heaviest, weight);
    if (weight <= most) return [];
    return [{ place: path, message: `脚本压缩后有${weight}字节，超过${most}字节。`, remedy: PROGRAM_FAULT }];
  });
  const looked = `${site.pages.length}个网页一打开就要的脚本，最重的${heaviest}字节`;
  return { topic: '脚本分量', looked, good: `都不超过${MOST}字节`, findings: mergeAlike(findings) };
}

/** Weighs files with all that they import, each once; a set of files that many pages share is weighed once. */
function scriptScale(site: BuiltSite): (files: readonly string[]) => number {
  const read = new Map<string, { readonly weight: number; readonly imports: readonly string[] }>();
  const about = (file: string) => {
    const known = read.get(file);
    if (known !== undefined) return known;
    const code = site.files.has(file) ? site.read(file).toString() : '';
    const imports = [...code.matchAll(STATIC_IMPORT)].map(([, to = '']) => posix.join(posix.dirname(file), to));
    const fresh = { weight: code === '' ? 0 : gzipSync(code, { level: 9 }).length, imports };
    read.set(file, fresh);
    return fresh;
  };
  return (files) => {
    const loaded = new Set<string>();
    const load = (file: string): void => {
      if (loaded.has(file)) return;
      loaded.add(file);
      about(file).imports.forEach(load);
    };
    files.forEach(load);
    return [...loaded].reduce((sum, file) => sum + about(file).weight, 0);
  };
}
