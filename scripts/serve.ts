/** Serves a built site on this machine's loopback, under its base path. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';

/** What answers before the files do, or calls `next`. */
export type Tools = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** @returns the listening server; rejects with the system's error (EADDRINUSE when the port is taken). */
export function serve(
  folder: string,
  base: string,
  port: number,
  tools: Tools = (_request, _response, next) => next(),
): Promise<Server> {
  // dev: files are read anew at each request, so a fresh build shows at once.
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (!url.startsWith(base)) {
      response.writeHead(302, { Location: base }).end();
      return;
    }
    tools(request, response, () => {
      request.url = `/${url.slice(base.length)}`;
      files(request, response, () => {
        const page = join(folder, '404.html');
        response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
        response.end(existsSync(page) ? readFileSync(page) : '没有找到这个页面');
      });
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** What to tell whoever started a server at a port that is not free; undefined for any other error. */
export function portTaken(error: unknown): string | undefined {
  if (!(error instanceof Error) || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return undefined;
  const { port = 0 } = error as { readonly port?: number };
  return `端口 ${port} 已被别的程序占用。请关掉那个程序，或换一个端口：npm start -- --port ${port + 1}`;
}
