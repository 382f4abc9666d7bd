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
  // 37 KB of it are PDFium's own loader, which comes with the first PDF, beside 2.1 MB of WebAssembly; 23 KB the parser of HTML.
  it('weighs at most 180 KB gzip in all its scripts and styles, before WebAssembly', () => {
    expect(kilobytes((file) => !file.endsWith('.wasm'))).toBeLessThanOrEqual(180);
  });

  // Two of them are the table of many files, and questions of one kind settled together.
  it('opens with at most 10 KB: the readers come with the first file, each with its kind', () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const first = kilobytes((file) => html.includes(file));
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(10);
    const readers = ['read-pdf', 'read-docx', 'read-doc', 'read-html', 'read-rtf', 'read-odt', 'read-ofd', 'read-mail'];
    for (const reader of [...readers, 'engine', 'pdfium']) {
      expect([...weights.keys()].some((file) => file.startsWith(`${reader}-`))).toBe(true);
      expect(html).not.toContain(`${reader}-`);
    }
  });
});
