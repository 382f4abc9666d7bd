/**
 * `node scripts/verify-site.ts [DIST] [--remember] [--no-browser]`: asks a
 * built site everything that can be asked of any office's, and says in Chinese
 * what was looked at and what is wrong. `--remember` adds the addresses of the
 * site to the office's list of published ones.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadSettings } from '#archive/settings-file.ts';
import { ADDRESSES_FILE, readBuiltSite } from '../verify/built-site.ts';
import { listReport } from '../verify/finding.ts';
import { rememberAddresses } from '../verify/questions/published-addresses.ts';
import { askAll } from '../verify/verify-site.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: { remember: { type: 'boolean', default: false }, browser: { type: 'boolean', default: true } },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const office = join(root, 'src/content');
const dist = resolve(positionals[0] ?? join(root, 'dist'));

if (!existsSync(join(dist, 'index.html'))) {
  console.error(`“${dist}”里没有生成好的网站。请先生成网站：npm run build`);
  process.exit(1);
}
const site = readBuiltSite({ dist, office, settings: loadSettings(root) });
if (site.foreignPages > 0)
  console.log(`另有${site.foreignPages}个网页是单位自己放的文件或编务台，只查链到它们的链接。`);
const report = await askAll(site, values.browser);
for (const line of listReport(report)) console.log(line);
console.log(report.wrong === 0 ? '都查过了，没有不对的地方。' : `有${report.wrong}处不对。`);
if (values.remember) {
  writeFileSync(join(office, ADDRESSES_FILE), rememberAddresses(site));
  console.log(`现有的网址都记在了${ADDRESSES_FILE}里。`);
}
process.exitCode = report.wrong === 0 ? 0 : 1;
