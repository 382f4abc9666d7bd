import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attributes, builtPages, dist, fileAt, gzipped, root, stylesheets, wordsOf } from './built-site.ts';

const pages = builtPages(dist);

/** The code of scripts and of all that they import before they run. */
function loadedScripts(sources: readonly string[], seen = new Set<string>()): string[] {
  return sources.flatMap((source) => {
    if (seen.has(source)) return [];
    seen.add(source);
    const code = readFileSync(join(dist, source), 'utf8');
    const imports = [...code.matchAll(/(?:from|import)\s*[`"']\.\/([^`"']+)[`"']/g)].map(
      (match) => `/_astro/${match[1]}`,
    );
    return [code, ...loadedScripts(imports, seen)];
  });
}

const pageAt = new Map(pages.map((page) => [page.path, page]));

describe('the built site', () => {
  it('has a page for every collection', () => {
    for (const path of [
      '/',
      '/cases/',
      '/deputies/',
      '/brands/',
      '/briefings/',
      '/places/',
      '/topics/',
      '/mechanisms/',
      '/search/',
      '/glossary/',
    ]) {
      expect(pageAt.has(path), path).toBe(true);
    }
    expect(pages.length).toBeGreaterThan(60);
  });

  it('has no link, anchor or asset that leads nowhere', () => {
    const dead = pages.flatMap(({ path, html }) =>
      [...attributes(html, 'href'), ...attributes(html, 'src')]
        .filter((to) => !/^(?:https?:|mailto:|tel:|data:)/.test(to))
        .filter((to) => {
          const target = new URL(to.replaceAll('&amp;', '&'), `http://site.test${path}`);
          if (fileAt(dist, target.pathname) === undefined) return true;
          const page = pageAt.get(target.pathname);
          return (
            target.hash !== '' &&
            page !== undefined &&
            !attributes(page.html, 'id').includes(decodeURI(target.hash.slice(1)))
          );
        })
        .map((to) => `${path} → ${to}`),
    );
    expect(dead).toEqual([]);
  });

  it('ships small scripts of its own, no inline script or style and nothing from another host', () => {
    for (const { path, html } of pages) {
      const scripts = [...html.matchAll(/<script(?! type="application\/ld\+json")([^>]*)>/g)].map((match) => match[1]);
      const [display, ...modules] = scripts;
      expect(display, path).toBe(' src="/display.js"');
      const sources = modules.map((one) => /^ type="module" src="(\/_astro\/[^"]+)"$/.exec(one ?? '')?.[1]);
      expect(sources, path).not.toContain(undefined);
      const weight = loadedScripts(sources.flatMap((one) => one ?? [])).reduce((sum, code) => sum + gzipped(code), 0);
      expect(weight, path).toBeGreaterThan(0);
      // A printed sheet is paper: it has no search and no controls.
      expect(weight, path).toBeLessThanOrEqual((path.startsWith('/print/') ? 1 : 4) * 1024);
      expect(attributes(html, 'style'), path).toEqual([]);
      expect(html.match(/<style/g), path).toBeNull();
      const loaded = [...attributes(html, 'src'), ...stylesheets(html)];
      expect(
        loaded.filter((to) => /^(?:https?:)?\/\//.test(to)),
        path,
      ).toEqual([]);
    }
  });

  it('states a strict content security policy on every page', () => {
    for (const { path, html } of pages) {
      expect(html, path).toContain('http-equiv="Content-Security-Policy"');
      expect(html.replaceAll('&#39;', "'"), path).toContain("; script-src 'self'; style-src 'self'; ");
      expect(html, path).not.toContain('unsafe-');
    }
  });

  it('keeps each page within its weight: 20 KB gzip of HTML and CSS, 10 KB for an article beside its own text', () => {
    for (const { path, html } of pages) {
      const css = stylesheets(html).reduce((sum, href) => sum + gzipped(readFileSync(join(dist, href))), 0);
      expect(gzipped(html) + css, path).toBeLessThanOrEqual(20 * 1024);
      if (/^\/briefings\/[^/]+\/[^/]+\/$/.test(path) && !path.includes('/year/')) {
        const own = /<div class="prose"[\s\S]*?<\/article>/.exec(html)?.[0] ?? '';
        expect(own.length, path).toBeGreaterThan(0);
        expect(gzipped(html.replace(own, '')) + css, path).toBeLessThanOrEqual(10 * 1024);
        expect(gzipped(html) + css, path).toBeLessThanOrEqual(14 * 1024);
      }
    }
  });

  it('carries the meta tags of a Chinese public site and never an empty one', () => {
    for (const { path, html } of pages) {
      expect(html, path).toMatch(/<meta name="SiteName" content="[^"]+"/);
      expect(html, path).toMatch(/<meta name="SiteDomain" content="[^"/]+"/);
      expect(html, path).not.toMatch(/content="(?:null|undefined|)"/);
      expect(html.match(/<h1[ >]/g)?.length, path).toBe(1);
    }
    const article = pageAt.get('/briefings/2024-zhutihuodong/xinmi/')?.html ?? '';
    expect(article).toMatch(/<meta name="PubDate" content="\d{4}-\d{2}-\d{2} \d{2}:\d{2}"/);
    expect(article).toContain('<meta name="ContentSource" content="郑州市人大常委会选任联工委"');
  });

  it('says 未载明 where the print gives no issue number and no date', () => {
    const words = wordsOf(pageAt.get('/briefings/2024-zhutihuodong/')?.html ?? '');
    expect(words).toContain('期号未载明');
    expect(words).toContain('印发日期未载明');
    expect(words).toContain('共印70份');
  });

  it('never calls 郭亮 a deputy', () => {
    for (const { path, html } of pages) expect(wordsOf(html), path).not.toMatch(/代表郭亮|郭亮代表/);
  });

  it('loses no address that was ever published', () => {
    const published = readFileSync(join(root, 'tests/build/published-addresses.txt'), 'utf8').trim().split('\n');
    expect(published.length).toBeGreaterThan(30);
    expect(published.filter((path) => fileAt(dist, path) === undefined)).toEqual([]);
  });

  it('gives feeds and a sitemap that name every story', () => {
    const sitemap = readFileSync(join(dist, 'sitemap.xml'), 'utf8');
    const feed = JSON.parse(readFileSync(join(dist, 'feed.json'), 'utf8')) as { items: { url: string }[] };
    for (const path of ['/cases/xinmi/', '/brands/qinshuoshi/', '/deputies/wangxuhui/']) {
      expect(sitemap).toContain(`${path}</loc>`);
      expect(feed.items.some((item) => item.url.endsWith(path))).toBe(true);
    }
    expect(readFileSync(join(dist, 'feed.xml'), 'utf8')).toContain('<language>zh-cn</language>');
  });
});
