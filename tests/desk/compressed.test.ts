/** The desk's server sends the compressed copies that a build has laid beside its files. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { precompress } from '#outputs/precompress.ts';
import { openOffice } from './office.ts';
import type { Office } from './office.ts';

const PAGE = '<p>老水井修好了</p>'.repeat(60);
let office: Office;

beforeAll(async () => {
  office = await openOffice();
  const built = mkdtempSync(join(tmpdir(), 'built-'));
  mkdirSync(join(built, 'cases'));
  writeFileSync(join(built, 'cases/index.html'), PAGE);
  await precompress(built, `${built}-packed`);
  office.desk.releases.adopt(built, 'one');
});
afterAll(() => office.close());

/** The bytes as they are sent; fetch would decode them. */
function get(encodings: string) {
  return new Promise<{ headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
    const headers = { 'Accept-Encoding': encodings };
    const sent = request({ host: '127.0.0.1', port: office.port, path: '/cases/', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(parts) }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('a page from the desk’s server', () => {
  it('comes as the reader’s browser can unpack it, always as HTML', async () => {
    const [br, gz, plain] = await Promise.all([get('gzip, deflate, br'), get('gzip'), get('identity')]);
    expect([br, gz, plain].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
    expect(new Set([br, gz, plain].map(({ headers }) => headers['content-type'])).size).toBe(1);
    expect([brotliDecompressSync(br.bytes), gunzipSync(gz.bytes), plain.bytes].map(String)).toEqual([PAGE, PAGE, PAGE]);
    expect(br.headers['vary']).toBe('Accept-Encoding');
  });
});
