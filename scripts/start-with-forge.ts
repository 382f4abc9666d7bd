/** `npm start` where a forge carries the desk: builds the checkout as the forge's CI would, and serves it on the loopback. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { site } from '#site';
import { buildSite } from './build-site.ts';
import { portTaken, serve } from './serve.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = Number(process.env['PORT'] ?? 4321);

if (!(await buildSite(root))) process.exit(1);
try {
  await serve(join(root, 'dist'), site.base, port);
} catch (error) {
  const sentence = portTaken(error, port);
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exit(1);
}
const address = `http://127.0.0.1:${port}${site.base}`;
console.log(`网站已经打开：${address}　（按 Ctrl+C 关闭）`);
console.log(`编务台：${address}admin/ ，稿件保存在代码平台 ${site.desk?.forge?.address ?? ''} 上。`);
