/** Serves a folder on loopback and counts what goes over the wire. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
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

/** Text goes out gzipped, as any web server sends it; a file kept as `.gz` is sent as it is. */
export async function serveCounting(folder: string): Promise<CountingServer> {
  let bytes = 0;
  const zipped = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const packed = existsSync(`${file}.gz`);
    if (!packed && (!existsSync(file) || !statSync(file).isFile())) {
      response.writeHead(404).end();
      return;
    }
    const headers = { 'content-type': type, 'cache-control': 'max-age=3600' };
    if (packed) {
      bytes += statSync(`${file}.gz`).size;
      response.writeHead(200, { ...headers, 'content-encoding': 'gzip' });
      createReadStream(`${file}.gz`).pipe(response);
    } else if (/\.(?:html|js|json)$/.test(file)) {
      const body = zipped.get(file) ?? gzipSync(readFileSync(file));
      zipped.set(file, body);
      bytes += body.length;
      response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(body);
    } else {
      bytes += statSync(file).size;
      response.writeHead(200, headers);
      createReadStream(file).pipe(response);
    }
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
