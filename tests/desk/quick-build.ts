/** Stands in for the site's build: one page that holds every entry. Fails or refuses when an entry says so. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorAt } from '#lib/diagnostic.ts';

const site = process.argv[2] ?? '';
const content = join(site, 'src/content');
const texts = readdirSync(content, { recursive: true, withFileTypes: true })
  .filter((item) => item.isFile())
  .map((item) => readFileSync(join(item.parentPath, item.name), 'utf8'));
console.log('② 生成网页……');
if (texts.some((text) => text.includes('让生成失败'))) {
  console.error('[error] src/content/deputies/wu.mdx:10 不能编译');
  process.exit(1);
}
if (texts.some((text) => text.includes('让检查不过'))) {
  const place = { file: 'deputies/wu.mdx', line: 10 };
  process.send?.({ refused: [errorAt('ledger', place, '出处里没有「3口」。请核对。')] });
  process.exitCode = 1;
  process.disconnect();
} else show();

function show(): void {
  const dist = join(site, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'index.html'), texts.join('\n'));
  writeFileSync(join(dist, '404.html'), '没有找到这个页面');
}
