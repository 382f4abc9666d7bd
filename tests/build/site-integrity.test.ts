import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '#archive/settings-file.ts';
import { listAnswer } from '../../verify/finding.ts';
import { verifySite } from '../../verify/verify-site.ts';
import { builtPages, dist, gzipped, office, stylesheets, wordsOf } from './built-site.ts';

const pages = builtPages(dist);

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

  it('answers every question that any office’s site is asked', async () => {
    const report = await verifySite({ dist, office, settings: loadSettings(office), browser: false });
    expect(report.answers.flatMap(listAnswer).filter((line) => line.startsWith('　'))).toEqual([]);
  });

  it('keeps each page, its own text included, within 20 KB gzip of HTML and CSS, and an article within 14 KB', () => {
    for (const { path, html } of pages) {
      const css = stylesheets(html).reduce((sum, href) => sum + gzipped(readFileSync(join(dist, href))), 0);
      const isArticle = /^\/briefings\/(?!year\/)[^/]+\/[^/]+\/$/.test(path);
      expect(gzipped(html) + css, path).toBeLessThanOrEqual((isArticle ? 14 : 20) * 1024);
    }
  });

  it('says of an article when it was published and whose it is', () => {
    const article = pageAt.get('/briefings/2021-zhutihuodong/yin/')?.html ?? '';
    expect(article).toMatch(/<meta name="PubDate" content="\d{4}-\d{2}-\d{2} \d{2}:\d{2}"/);
    expect(article).toContain('<meta name="ContentSource" content="丑市人大常委会选工委"');
  });

  it('says 未载明 where the print gives no issue number and no date', () => {
    const words = wordsOf(pageAt.get('/briefings/2021-zhutihuodong/')?.html ?? '');
    expect(words).toContain('期号未载明');
    expect(words).toContain('印发日期未载明');
    expect(words).toContain('共印80份');
  });

  it('gives feeds that name every story', () => {
    const feed = JSON.parse(readFileSync(join(dist, 'feed.json'), 'utf8')) as { items: { url: string }[] };
    for (const path of ['/cases/yin/', '/brands/huxueshao/', '/deputies/gengxiaojing/']) {
      expect(feed.items.some((item) => item.url.endsWith(path))).toBe(true);
    }
    expect(readFileSync(join(dist, 'feed.xml'), 'utf8')).toContain('<language>zh-cn</language>');
  });
});
