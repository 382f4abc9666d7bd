/** Like pages made by Eleventy: the same parts of an article's page, paginated years, home, sitemap, feed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CorpusDocument } from '../corpus.ts';
import type { BenchSite } from './bench-site.ts';
import { articleTop, headOf, PAGE_FOOT, PAGE_TOP, sheetPage } from './page-parts.ts';
import { documentName, documentTitle, markdownBody } from './markdown-files.ts';

const PER_PAGE = 50;

const config = `
function numberParagraphs(md) {
  md.core.ruler.push('numbers', ({ tokens }) => {
    let number = 0;
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'paragraph_open' || token.level !== 0) continue;
      number += 1;
      token.attrSet('id', 'p' + number);
      const link = new token.constructor('html_inline', '', 0);
      link.content = '<a class="permalink" href="#p' + number + '" aria-label="第' + number + '段的链接" data-number="' + number + '"></a>';
      tokens[index + 1].children.push(link);
    }
  });
}
export default function (eleventy) {
  eleventy.amendLibrary('md', (md) => md.use(numberParagraphs));
  const newest = (api) => api.getFilteredByGlob('articles/*.md').sort((a, b) => b.date - a.date);
  eleventy.addCollection('articles', newest);
  eleventy.addCollection('yearPages', (api) => {
    const years = new Map();
    for (const item of newest(api)) {
      const year = item.date.getUTCFullYear();
      years.get(year)?.push(item) ?? years.set(year, [item]);
    }
    return [...years].flatMap(([year, items]) =>
      Array.from({ length: Math.ceil(items.length / ${PER_PAGE}) }, (_, page) => ({
        year, page: page + 1, pages: Math.ceil(items.length / ${PER_PAGE}),
        items: items.slice(page * ${PER_PAGE}, (page + 1) * ${PER_PAGE}),
      })));
  });
  eleventy.addFilter('day', (date) => date.toISOString().slice(0, 10));
  return { dir: { output: 'out' } };
}
`;

const base = `<!doctype html><html lang="zh-CN"><head>${headOf({
  title: '{{ title }}',
  address: '{{ page.url }}',
  json: '{{ title | dump | safe }}',
})}</head><body>${PAGE_TOP}<main id="main" class="page">{{ content | safe }}</main>${PAGE_FOOT}</body></html>
`;

const article = `---
layout: base.njk
---
${articleTop('{{ title }}', '{{ page.date | day }}')}<div class="prose" data-body>{{ content | safe }}</div></div></div></article>
{% set previous = collections.articles | getPreviousCollectionItem %}{% set next = collections.articles | getNextCollectionItem %}
<nav class="beside beside-two" aria-label="上一篇和下一篇">{% if previous %}<p>上一篇：<a href="{{ previous.url }}" rel="prev">{{ previous.data.title }}</a></p>{% endif %}
{% if next %}<p>下一篇：<a href="{{ next.url }}" rel="next">{{ next.data.title }}</a></p>{% endif %}</nav>
`;

const sheets = `---
pagination:
  data: collections.articles
  size: 1
  alias: item
permalink: "/print/{{ item.fileSlug }}/"
eleventyExcludeFromCollections: true
---
<!doctype html><html lang="zh-CN"><head>${headOf({
  title: '{{ item.data.title }}',
  address: '{{ item.url }}',
  json: '{{ item.data.title | dump | safe }}',
})}</head><body>${sheetPage('{{ item.data.title }}', '{{ item.date | day }}', '{{ item.content | safe }}')}</body></html>
`;

const years = `---
layout: base.njk
title: 按年份
pagination:
  data: collections.yearPages
  size: 1
  alias: one
permalink: "/years/{{ one.year }}/{{ one.page }}/"
---
<h1>{{ one.year }}年（{{ one.page }}/{{ one.pages }}）</h1><ol>{% for item in one.items %}<li><a href="{{ item.url }}">{{ item.data.title }}</a> {{ item.date | day }}</li>{% endfor %}</ol>
`;

const home = `---
layout: base.njk
title: 首页
permalink: /
---
<h1>最新</h1><ol>{% for item in collections.articles %}{% if loop.index <= 10 %}<li><a href="{{ item.url }}">{{ item.data.title }}</a></li>{% endif %}{% endfor %}</ol>
`;

const list = (permalink: string, open: string, each: string, close: string, limit: string) => `---
permalink: ${permalink}
eleventyExcludeFromCollections: true
---
${open}{% for item in collections.articles %}${limit}${each}${limit ? '{% endif %}' : ''}{% endfor %}${close}
`;

export function prepareEleventy(
  peers: string,
  folder: string,
  documents: readonly CorpusDocument[],
  withSheets = false,
): BenchSite {
  mkdirSync(join(folder, '_includes'), { recursive: true });
  mkdirSync(join(folder, 'articles'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'eleventy.config.js'), config);
  writeFileSync(join(folder, '_includes/base.njk'), base);
  writeFileSync(join(folder, '_includes/article.njk'), article);
  if (withSheets) writeFileSync(join(folder, 'sheets.njk'), sheets);
  writeFileSync(join(folder, 'years.njk'), years);
  writeFileSync(join(folder, 'home.njk'), home);
  writeFileSync(
    join(folder, 'sitemap.njk'),
    list('/sitemap.xml', '<urlset>', '<url><loc>{{ item.url }}</loc></url>', '</urlset>', ''),
  );
  writeFileSync(
    join(folder, 'feed.njk'),
    list(
      '/feed.xml',
      '<rss><channel>',
      '<item><title>{{ item.data.title }}</title></item>',
      '</channel></rss>',
      '{% if loop.index <= 30 %}',
    ),
  );
  for (const [index, document] of documents.entries()) {
    const frontmatter = `---\ntitle: ${JSON.stringify(documentTitle(document))}\ndate: ${document.date}\nlayout: article.njk\n---\n`;
    writeFileSync(join(folder, 'articles', `${documentName(index)}.md`), `${frontmatter}\n${markdownBody(document)}`);
  }
  return {
    name: 'Eleventy 3.1.8',
    command: [process.execPath, join(peers, 'node_modules/@11ty/eleventy/cmd.cjs'), '--quiet'],
    folder,
    output: join(folder, 'out'),
    article: (index) => `articles/${documentName(index)}/index.html`,
  };
}
