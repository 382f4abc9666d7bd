/** `npm start` where a forge carries the desk: builds the checkout as the forge's CI would, and serves it on the loopback. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { site } from '#site';
import { buildSite } from './build-site.ts';
import { serve } from './serve.ts';
import type { StartOptions } from './start-options.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function startWithForge({ port }: StartOptions): Promise<void> {
  if (!(await buildSite(root))) process.exit(1);
  await serve(join(root, 'dist'), site.base, port);
  const address = `http://127.0.0.1:${port}${site.base}`;
  console.log(`网站已经打开：${address}　（按 Ctrl+C 关闭）`);
  console.log(`编务台：${address}admin/ ，稿件保存在代码平台 ${site.desk?.forge?.address ?? ''} 上。`);
}
