import { beforeEach, describe, expect, it } from 'vitest';
import { siteUrls, sourceLabel } from './urls.ts';

const settings = { site: 'https://www.example.test', base: '/', indexInLinks: false };
const { href, sourceHref } = siteUrls(settings);

beforeEach(() => {
  settings.base = '/';
  settings.indexInLinks = false;
});

describe('href', () => {
  it('keeps the path of a site at the root of its domain', () => {
    expect(href('/cases/')).toBe('/cases/');
    expect(href('/')).toBe('/');
  });

  it('puts the base of a site in a sub-path before the path, once', () => {
    settings.base = '/rd/';
    expect(href('/')).toBe('/rd/');
    expect(href('/cases/xinmi/')).toBe('/rd/cases/xinmi/');
  });

  it('keeps the trailing slash, the query and the fragment', () => {
    expect(href('/rss.xml')).toBe('/rss.xml');
    expect(href('/search/?q=x#top')).toBe('/search/?q=x#top');
  });
});

describe('href with file names, as a host without index documents needs it', () => {
  beforeEach(() => {
    settings.indexInLinks = true;
  });

  it('names the file of a page, before query and fragment', () => {
    expect(href('/')).toBe('/index.html');
    expect(href('/cases/xinmi/')).toBe('/cases/xinmi/index.html');
    expect(href('/search/?q=x/#top')).toBe('/search/index.html?q=x/#top');
    expect(sourceHref('a/b#p3')).toBe('/briefings/a/b/index.html#p3');
  });

  it('leaves the name of any other file as it is', () => {
    expect(href('/feed.xml')).toBe('/feed.xml');
    expect(href('/a.json#/x/')).toBe('/a.json#/x/');
  });
});

describe('the address of a source', () => {
  it('leads to the cited paragraph of the article', () => {
    expect(sourceHref('2024-zhutihuodong/xinmi#p3')).toBe('/briefings/2024-zhutihuodong/xinmi/#p3');
  });

  it('leads to the article when no paragraph is cited', () => {
    expect(sourceHref('2024-zhutihuodong/xinmi')).toBe('/briefings/2024-zhutihuodong/xinmi/');
  });

  it('stands under the base path', () => {
    settings.base = '/rd/';
    expect(sourceHref('a/b#p1')).toBe('/rd/briefings/a/b/#p1');
  });

  it('is refused, in Chinese, for anything that is not a source', () => {
    expect(() => sourceHref('新密')).toThrow('出处“新密”写错了');
  });
});

describe('the label of a source', () => {
  it('names the paragraph, and calls only a verbatim issue 原文', () => {
    expect(sourceLabel('a/b#p12', { a: 'verbatim' })).toBe('简报原文第12段');
    expect(sourceLabel('a/b#p12', { a: 'rewritten' })).toBe('简报第12段');
    expect(sourceLabel('a/b#p12', { b: 'verbatim' })).toBe('简报第12段');
    expect(sourceLabel('constructor/b#p12', {})).toBe('简报第12段');
  });

  it('names the text alone when no paragraph is cited', () => {
    expect(sourceLabel('a/b', { a: 'verbatim' })).toBe('简报原文');
    expect(sourceLabel('a/b', {})).toBe('简报');
  });
});
