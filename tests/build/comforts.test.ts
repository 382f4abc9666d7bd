/** Readers' comforts in the built pages: what holds without a script, and what the scripts weigh. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attributes, builtPages, dist, gzipped, wordsOf } from './built-site.ts';

/** All but the printed sheets, which are paper and carry no controls. */
const pages = builtPages(dist).filter(({ path }) => !path.startsWith('/print/'));
const htmlOf = (path: string) => pages.find((page) => page.path === path)?.html ?? '';
/** Without what stands at the address of a page that was taken down or moved. */
const stories = pages.filter(
  ({ path, html }) =>
    html.includes('class="prose"') &&
    /^\/(?:cases|deputies|brands)\/[^/]+\/$|^\/briefings\/2021-zhutihuodong\/[^/]+\/$/.test(path),
);

describe('the comforts of a page', () => {
  it('offers 长辈版, text sizes and colours on every page', () => {
    for (const { path, html } of pages) {
      const form = /<form class="display [^"]*"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
      expect(attributes(form, 'id'), path).toContain('mode-elder');
      expect(attributes(form, 'value'), path).toEqual(
        expect.arrayContaining(['large', 'medium', 'small', 'system', 'light', 'dark', 'contrast']),
      );
    }
  });

  it('draws the code of the page once, for print and for sharing', () => {
    for (const { path, html } of pages) {
      expect(html.match(/id="page-code"/g), path).toHaveLength(1);
      expect(wordsOf(html), path).toContain('本页网址：');
    }
    expect(stories.length).toBeGreaterThan(10);
    for (const { path, html } of stories) expect(attributes(html, 'href'), path).toContain('#page-code');
  });

  it('explains each marked word on the same page, with the words of the glossary', () => {
    const glossary = htmlOf('/glossary/');
    const article = htmlOf('/briefings/2021-zhutihuodong/si/');
    const marks = [...article.matchAll(/<a class="term" href="#(term-[^"]+)">/g)].map((match) => match[1] ?? '');
    expect(marks.length).toBeGreaterThan(3);
    expect(new Set(marks).size).toBe(marks.length);
    for (const mark of marks) {
      expect(attributes(article, 'id')).toContain(mark);
      expect(attributes(glossary, 'id')).toContain(mark.replace('term-', ''));
    }
  });

  it('opens every story with its summary', () => {
    for (const { path, html } of stories) {
      const head = /<header class="page-head[^"]*">[\s\S]*?<\/header>/.exec(html)?.[0] ?? '';
      const leads = [...head.matchAll(/<p class="lead">([\s\S]*?)<\/p>/g)].map((match) => match[1]?.trim() ?? '');
      expect(leads.at(-1), path).toMatch(/。[^。]+。$/);
    }
  });

  it('names the months that the briefings name, each with its paragraph', () => {
    const year = htmlOf('/briefings/year/2021/');
    expect(wordsOf(year)).toContain('3月按照年度工作安排，3月份');
    expect(attributes(year, 'href').some((to) => /\/yin\/#p\d+$/.test(to))).toBe(true);
  });

  it('compares a mechanism place by place', () => {
    const table = /<table class="comparison[\s\S]*?<\/table>/.exec(htmlOf('/mechanisms/yishihui/'))?.[0] ?? '';
    expect(table.match(/scope="rowgroup"/g)?.length).toBeGreaterThan(1);
    expect(wordsOf(table)).toContain('护学哨');
  });

  it('needs at most 9 KB of scripts, all told', () => {
    const loaded = new Set<string>();
    const follow = (file: string): void => {
      if (loaded.has(file)) return;
      loaded.add(file);
      const code = readFileSync(join(dist, '_astro', file), 'utf8');
      for (const [, next] of code.matchAll(/[`"']\.\/([^`"']+\.js)[`"']/g)) follow(next ?? '');
    };
    const entries = readdirSync(join(dist, '_astro')).filter((file) => /^display-settings.*\.js$/.test(file));
    expect(entries).toHaveLength(1);
    entries.forEach(follow);
    expect(loaded.size).toBeGreaterThan(3);
    const weight = [...loaded].reduce((sum, file) => sum + gzipped(readFileSync(join(dist, '_astro', file))), 0);
    expect(weight + gzipped(readFileSync(join(dist, 'display.js')))).toBeLessThanOrEqual(9 * 1024);
  });
});
