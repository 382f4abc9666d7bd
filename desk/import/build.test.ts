import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildImportPage } from './build.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-page-'));
const weights = new Map<string, number>();

beforeAll(async () => {
  await buildImportPage(folder);
  for (const file of readdirSync(join(folder, 'assets'))) {
    const bytes = readFileSync(join(folder, 'assets', file));
    weights.set(file, gzipSync(bytes, { level: 9 }).length);
  }
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const kilobytes = (pick: (file: string) => boolean): number =>
  [...weights].reduce((sum, [file, weight]) => sum + (pick(file) ? weight : 0), 0) / 1024;

describe('the import page', () => {
  // 37 KB of it are PDFium's own loader, which comes with the first PDF, beside 2.1 MB of WebAssembly.
  it('weighs at most 120 KB gzip in all its scripts and styles, before WebAssembly', () => {
    expect(kilobytes((file) => !file.endsWith('.wasm'))).toBeLessThanOrEqual(120);
  });

  it('opens with at most 8 KB: the readers come with the first file, each with its kind', () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const first = kilobytes((file) => html.includes(file));
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(8);
    for (const reader of ['read-pdf', 'read-docx', 'read-doc', 'engine', 'pdfium']) {
      expect([...weights.keys()].some((file) => file.startsWith(`${reader}-`))).toBe(true);
      expect(html).not.toContain(`${reader}-`);
    }
  });
});
