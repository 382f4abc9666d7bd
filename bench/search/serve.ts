/** Serves a folder on loopback and counts what goes over the wire. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

export interface CountingServer {
  readonly origin: string;
  /** Bytes of response bodies since the last call. */
  takeBytes(): number;
  close(): void;
}

interface Body {
  readonly bytes: Buffer;
  readonly zipped: boolean;
}

/** Text goes out gzipped, as any web server sends it; a file kept as `.gz` is sent as it is. */
function bodyOf(file: string): Body | undefined {
  if (existsSync(`${file}.gz`)) return { bytes: readFileSync(`${file}.gz`), zipped: true };
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  const bytes = readFileSync(file);
  return /\.(?:html|js|json)$/.test(file) ? { bytes: gzipSync(bytes), zipped: true } : { bytes, zipped: false };
}

/** Serves `folder`; a body once asked for stays in memory, so that no disk is measured. */
export async function serveCounting(folder: string): Promise<CountingServer> {
  let bytes = 0;
  const bodies = new Map<string, Body | undefined>();
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const body = bodies.get(file) ?? bodyOf(file);
    bodies.set(file, body);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    bytes += body.bytes.length;
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'max-age=3600',
      ...(body.zipped && { 'content-encoding': 'gzip' }),
    });
    response.end(body.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeBytes: () => {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
