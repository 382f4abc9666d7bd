/** `npm run check [-- --json] [FILES…]`: checks the given content files, or all of src/content. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { site } from '#site';
import { checkDocument } from './content.ts';
import { parseDocument } from './document.ts';
import { formatFinding } from './finding.ts';
import { officeOf } from './office.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const options = process.argv.slice(2);
const named = options.filter((option) => !option.startsWith('--'));
const content = join(root, 'src/content');
const files =
  named.length > 0
    ? named.map((file) => resolve(file))
    : readdirSync(content, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(?:mdx?|ya?ml)$/.test(file))
        .sort()
        .map((file) => join(content, file));

const office = officeOf(site, new Date());
const findings = files.flatMap((file) =>
  checkDocument(parseDocument(relative(root, file), readFileSync(file, 'utf8')), office),
);
const errors = findings.filter((finding) => finding.severity === 'error').length;

if (options.includes('--json')) {
  for (const finding of findings) console.log(JSON.stringify(finding));
} else {
  for (const finding of findings) console.log(formatFinding(finding));
  console.log(`查了${files.length}个文件：${errors}处错误，${findings.length - errors}处提醒。`);
}
process.exitCode = errors > 0 ? 1 : 0;
