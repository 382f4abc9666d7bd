/** `npm start`: builds the real site and serves it on this machine. `PORT` chooses another port. */
import { fileURLToPath } from 'node:url';
import { localTools } from '#outputs/wechat/local-tools.ts';
import { site } from '#site';
import { buildSite } from './build-site.ts';
import { serve } from './serve.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const port = Number(process.env['PORT'] ?? 4321);

if (!(await buildSite(root))) process.exit(1);
try {
  await serve(`${root}dist`, site.base, port, localTools(root, `${root}dist`, site.base));
  console.log(`⑥ 网站已经打开：http://127.0.0.1:${port}${site.base}　（按 Ctrl+C 关闭）`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  console.error(`端口 ${port} 已被别的程序占用。请关掉那个程序，或换一个端口：PORT=${port + 1} npm start`);
  process.exit(1);
}
