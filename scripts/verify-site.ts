/**
 * `renda verify [--office DIR] [--site FOLDER] [--remember] [--no-browser]`:
 * builds an office's site, or takes the built one that is named, asks it
 * everything that can be asked of any, and says in Chinese what was looked at
 * and what is wrong. `--remember` adds the addresses of the site to the
 * office's list of published ones.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSettings } from '#archive/settings-file.ts';
import { ADDRESSES_FILE, readBuiltSite } from '../verify/built-site.ts';
import { listAnswer } from '../verify/finding.ts';
import { rememberAddresses } from '../verify/questions/published-addresses.ts';
import { answersOf, reportOf } from '../verify/verify-site.ts';
import { buildRoot } from './build-root.ts';
import { buildSite } from './build-site.ts';
import { officeFolders } from './office.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    ...{ office: { type: 'string' }, site: { type: 'string' } },
    ...{ remember: { type: 'boolean', default: false }, browser: { type: 'boolean', default: true } },
  },
});

let site;
const folders = officeFolders(values.office);
const { office } = folders;
const dist = values.site === undefined ? folders.dist : resolve(values.site);
try {
  if (values.site === undefined && !(await buildSite(buildRoot(folders), { dist, office: folders.office })))
    process.exit(1);
  site = readBuiltSite({ dist, office, settings: loadSettings(office) });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
if (site.foreignPages > 0) {
  console.log(`另有${site.foreignPages}个网页是单位自己放的文件或编务台的，不查它们，只查链到它们的链接。`);
}
const answers = [];
for await (const answer of answersOf(site, values.browser)) {
  answers.push(answer);
  for (const line of listAnswer(answer)) console.log(line);
}
const { wrong } = reportOf(answers);
console.log(wrong === 0 ? '查过的都没有不对的地方。' : `有${wrong}处不对。`);
if (values.remember) {
  writeFileSync(join(office, ADDRESSES_FILE), rememberAddresses(site));
  console.log(`现有的网址都记在了${ADDRESSES_FILE}里。`);
}
process.exitCode = wrong === 0 ? 0 : 1;
