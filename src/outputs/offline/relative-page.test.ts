import { describe, expect, it } from 'vitest';
import { relativeAddress, relativePage } from './relative-page.ts';

const files = new Set(['index.html', 'cases/index.html', 'cases/well/index.html', '_astro/a.css', 'a b.pdf']);
const site = { base: '/rd/', origin: 'https://example.test', has: (file: string) => files.has(file) };
const from = (file: string) => (address: string) => relativeAddress(address, file, site);

describe('an address in the offline copy', () => {
  it('is relative and names the index page', () => {
    const to = from('cases/well/index.html');
    expect(to('/rd/')).toBe('../../index.html');
    expect(to('/rd/cases/#p1')).toBe('../index.html#p1');
    expect(to('/rd/_astro/a.css')).toBe('../../_astro/a.css');
    expect(to('/rd/cases/well/#p2')).toBe('index.html#p2');
    expect(to('/rd/a%20b.pdf')).toBe('../../a%20b.pdf');
  });

  it('stays on the web where the copy lacks the file', () => {
    expect(from('index.html')('/rd/open-data/offline.zip')).toBe('https://example.test/rd/open-data/offline.zip');
    expect(from('index.html')('/other/')).toBe('https://example.test/other/');
  });

  it('is left alone when it is not of this site', () => {
    for (const address of ['https://a.test/', '//a.test/', 'mailto:a@b.test', '#p1', 'data:,x']) {
      expect(from('index.html')(address)).toBe(address);
    }
  });
});

describe('a page in the offline copy', () => {
  it('has its links, styles and redirect rewritten and no policy that a folder cannot keep', () => {
    const html =
      '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'"><meta http-equiv="refresh" content="0;url=/rd/cases/"><link rel="stylesheet" href="/rd/_astro/a.css"><p>href="/rd/"</p>';
    expect(relativePage(html, 'cases/well/index.html', site)).toBe(
      '<meta http-equiv="refresh" content="0;url=../index.html"><link rel="stylesheet" href="../../_astro/a.css"><p>href="/rd/"</p>',
    );
  });

  it('has the links that the printed sheet writes whole led into the copy, and its own address left whole', () => {
    const html =
      '<link rel="canonical" href="https://example.test/rd/cases/well/"><a href="https://example.test/rd/cases/well/#p1">井</a><a href="https://example.test/other/">别处</a>';
    expect(relativePage(html, 'cases/index.html', site)).toBe(
      '<link rel="canonical" href="https://example.test/rd/cases/well/"><a href="well/index.html#p1">井</a><a href="https://example.test/other/">别处</a>',
    );
  });

  it('is without search and modules, which do not work from a folder', () => {
    const html =
      '<script src="/rd/_astro/a.css"></script><script type="module" src="/rd/x.js"></script><form action="/rd/search/" role="search" aria-label="站内"><input></form><form class="display"><input></form>';
    expect(relativePage(html, 'index.html', site)).toBe(
      '<script src="_astro/a.css"></script><form class="display"><input></form>',
    );
  });
});
