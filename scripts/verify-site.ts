/**
 * `renda verify [--office DIR] [--site FOLDER] [--remember] [--no-browser] [--skip-broken]`:
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
import type { BuiltSite } from '../verify/built-site.ts';
import { listAnswer } from '../verify/finding.ts';
import { rememberAddresses } from '../verify/questions/published-addresses.ts';
import { answersOf, reportOf } from '../verify/verify-site.ts';
import { buildRoot } from '#program/build-root.ts';
import { buildSite } from '#publication/build-site.ts';
import { command } from '#program/command.ts';
import { officeFolders } from '#program/office.ts';

/** @returns whether nothing is wrong. */
async function verify(
  site: BuiltSite,
  office: string,
  { browser, remember }: { readonly browser: boolean; readonly remember: boolean },
): Promise<boolean> {
  if (site.foreignPages > 0) {
    console.log(`另有${site.foreignPages}个网页是单位自己放的文件或编务台的，不查它们，只查链到它们的链接。`);
  }
  const answers = [];
  for await (const answer of answersOf(site, browser)) {
    answers.push(answer);
    for (const line of listAnswer(answer)) console.log(line);
  }
  const { wrong } = reportOf(answers);
  console.log(wrong === 0 ? '查过的都没有不对的地方。' : `有${wrong}处不对。`);
  if (remember) {
    writeFileSync(join(office, ADDRESSES_FILE), rememberAddresses(site));
    console.log(`现有的网址都记在了${ADDRESSES_FILE}里。`);
  }
  return wrong === 0;
}

await command(async () => {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      ...{ office: { type: 'string' }, site: { type: 'string' } },
      ...{ 'skip-broken': { type: 'boolean', default: false } },
      ...{ remember: { type: 'boolean', default: false }, browser: { type: 'boolean', default: true } },
    },
  });
  const folders = officeFolders(values.office);
  const { office } = folders;
  const dist = values.site === undefined ? folders.dist : resolve(values.site);
  const options = { dist, office, skipBroken: values['skip-broken'] };
  if (values.site === undefined && !(await buildSite(buildRoot(folders), options))) return false;
  return verify(readBuiltSite({ dist, office, settings: loadSettings(office) }), office, values);
});
