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

/** “Slow 3G” of WebPageTest: 400 ms before each answer, 400 kbit/s for all of them together. */
const LATENCY_MS = 400;
const BYTES_PER_MS = 50;

export interface CountingServer {
  readonly origin: string;
  /** From now on answers as slow 3G does, or as fast as it can. */
  slow(on: boolean): void;
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

/** When each answer has come whole over one slow line, in ms from now. */
class SlowLine {
  #free = 0;

  delay(bytes: number): number {
    const now = performance.now();
    this.#free = Math.max(now + LATENCY_MS, this.#free) + bytes / BYTES_PER_MS;
    return this.#free - now;
  }
}

/** Serves `folder`; a body once asked for stays in memory, so that no disk is measured. */
export async function serveCounting(folder: string): Promise<CountingServer> {
  let bytes = 0;
  let line: SlowLine | undefined;
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
    if (line === undefined) response.end(body.bytes);
    else setTimeout(() => response.end(body.bytes), line.delay(body.bytes.length));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    slow: (on) => {
      line = on ? new SlowLine() : undefined;
    },
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
