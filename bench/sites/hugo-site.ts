/** Like pages made by Hugo: the same parts of an article's page, paginated years, home, sitemap, feed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CorpusDocument } from '../corpus.ts';
import type { BenchSite } from './bench-site.ts';
import { articleTop, headOf, PAGE_FOOT, PAGE_TOP, sheetPage } from './page-parts.ts';
import { documentName, documentTitle, markdownBody } from './markdown-files.ts';

const config = `baseURL = "http://localhost/"
languageCode = "zh-CN"
title = "简报"
paginate = 50
publishDir = "out"
disableKinds = ["section"]
[taxonomies]
year = "years"
`;

const withSheets = `[outputFormats.sheet]
mediaType = "text/html"
path = "print"
baseName = "index"
isHTML = true
[outputs]
page = ["HTML", "sheet"]
`;

const base = `<!doctype html><html lang="zh-CN"><head>${headOf({
  title: '{{ .Title }}',
  address: '{{ .Permalink }}',
  json: '{{ .Title }}',
})}</head><body>${PAGE_TOP}<main id="main" class="page">{{ block "main" . }}{{ end }}</main>${PAGE_FOOT}</body></html>
`;

// Hugo 0.111 has no hook for paragraphs, so the template numbers them.
const single = `{{ define "main" }}${articleTop('{{ .Title }}', '{{ .Date.Format "2006-01-02" }}')}<div class="prose" data-body>
{{ range $number, $part := split .Content "<p>" }}{{ if $number }}<p id="p{{ $number }}">{{ replace $part "</p>" (printf "<a class=\\"permalink\\" href=\\"#p%d\\" aria-label=\\"第%d段的链接\\" data-number=\\"%d\\"></a></p>" $number $number $number) | safeHTML }}{{ end }}{{ end }}
</div></div></div></article>
<nav class="beside beside-two" aria-label="上一篇和下一篇">{{ with .PrevInSection }}<p>上一篇：<a href="{{ .RelPermalink }}" rel="prev">{{ .Title }}</a></p>{{ end }}
{{ with .NextInSection }}<p>下一篇：<a href="{{ .RelPermalink }}" rel="next">{{ .Title }}</a></p>{{ end }}</nav>{{ end }}
`;

const sheet = `<!doctype html><html lang="zh-CN"><head>${headOf({
  title: '{{ .Title }}',
  address: '{{ .Permalink }}',
  json: '{{ .Title }}',
})}</head><body>${sheetPage('{{ .Title }}', '{{ .Date.Format "2006-01-02" }}', '{{ .Content }}')}</body></html>
`;

const list = `{{ define "main" }}<h1>{{ .Title }}</h1><ol>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2006-01-02" }}</li>{{ end }}</ol>{{ end }}
`;

const home = `{{ define "main" }}<h1>最新</h1><ol>{{ range first 10 .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol>{{ end }}
`;

const feed = `<rss><channel>{{ range first 30 .Site.RegularPages }}<item><title>{{ .Title }}</title></item>{{ end }}</channel></rss>
`;

export function prepareHugo(
  hugo: string,
  version: string,
  folder: string,
  documents: readonly CorpusDocument[],
  sheets = false,
): BenchSite {
  mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
  mkdirSync(join(folder, 'content/articles'), { recursive: true });
  writeFileSync(join(folder, 'config.toml'), sheets ? config + withSheets : config);
  if (sheets) writeFileSync(join(folder, 'layouts/_default/single.sheet.html'), sheet);
  writeFileSync(join(folder, 'layouts/_default/baseof.html'), base);
  writeFileSync(join(folder, 'layouts/_default/single.html'), single);
  writeFileSync(join(folder, 'layouts/_default/list.html'), list);
  writeFileSync(join(folder, 'layouts/index.html'), home);
  writeFileSync(join(folder, 'layouts/_default/rss.xml'), feed);
  for (const [index, document] of documents.entries()) {
    const year = document.date.slice(0, 4);
    const frontmatter = `---\ntitle: ${JSON.stringify(documentTitle(document))}\ndate: ${document.date}\nyears: ["${year}"]\n---\n`;
    writeFileSync(
      join(folder, 'content/articles', `${documentName(index)}.md`),
      `${frontmatter}\n${markdownBody(document)}`,
    );
  }
  return {
    name: `Hugo ${version}`,
    command: [hugo, '--quiet'],
    folder,
    output: join(folder, 'out'),
    article: (index) => `articles/${documentName(index)}/index.html`,
  };
}
