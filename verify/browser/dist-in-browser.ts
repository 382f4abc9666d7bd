/** Answers a browser's requests from the files of a built site, without a server or a port. */
import { extname } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { BuiltSite } from '../built-site.ts';
import { fileAt, targetOf } from '../target.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

/** @param onForeign is called with the address of each request that left the site; none does leave the machine. */
export async function answerFromDist(
  context: BrowserContext,
  site: BuiltSite,
  onForeign: (address: string) => void,
): Promise<void> {
  await context.route('**/*', async (route) => {
    const address = route.request().url();
    const target = targetOf(address, '/', site);
    if (target.kind !== 'own') {
      onForeign(address);
      await route.abort();
      return;
    }
    const file = fileAt(site, target.path);
    if (file === undefined) await route.fulfill({ status: 404, body: '' });
    else {
      const contentType = TYPES[extname(file)] ?? 'application/octet-stream';
      await route.fulfill({ body: site.read(file), contentType });
    }
  });
}
