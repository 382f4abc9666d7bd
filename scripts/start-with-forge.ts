/** `npm start` where a forge carries the desk: builds the checkout as the forge's CI would, and serves it on the loopback. */
import { loadSettings } from '#archive/settings-file.ts';
import { buildRoot } from '#program/build-root.ts';
import { buildSite } from '#publication/build-site.ts';
import type { OfficeFolders } from '#program/office.ts';
import { serve } from './serve.ts';
import type { StartOptions } from './start-options.ts';

export async function startWithForge(folders: OfficeFolders, { port, skipBroken }: StartOptions): Promise<void> {
  const { office, dist } = folders;
  if (!(await buildSite(buildRoot(folders), { dist, office, skipBroken }))) process.exit(1);
  const site = loadSettings(office);
  await serve(dist, site.base, port);
  const address = `http://127.0.0.1:${port}${site.base}`;
  console.log(`网站已经打开：${address}　（按 Ctrl+C 关闭）`);
  console.log(`编务台：${address}admin/ ，稿件保存在代码平台 ${site.desk?.forge?.address ?? ''} 上。`);
}
