/** The parts of this project's pages that the compared sites carry too, so that all build like pages. */

interface HeadValues {
  /** Template expressions of the generator: escaped text, address, and a JSON string. */
  readonly title: string;
  readonly address: string;
  readonly json: string;
}

const SITE = '人大代表在行动';

export function headOf({ title, address, json }: HeadValues): string {
  return `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'self'; object-src 'none'; base-uri 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="strict-origin-when-cross-origin">
<title>${title}｜${SITE}</title><meta name="description" content="${title}"><meta name="SiteName" content="${SITE}"><meta name="SiteDomain" content="localhost">
<meta name="ArticleTitle" content="${title}"><meta name="Description" content="${title}"><meta name="Url" content="${address}">
<meta property="og:title" content="${title}"><meta property="og:description" content="${title}"><meta property="og:type" content="article">
<meta property="og:url" content="${address}"><meta property="og:site_name" content="${SITE}"><meta property="og:locale" content="zh_CN">
<link rel="canonical" href="${address}"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="alternate" type="application/rss+xml" href="/feed.xml">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","headline":${json},"description":${json},"inLanguage":"zh-CN","mainEntityOfPage":"${address}"}</script>
<link rel="stylesheet" href="/site.css">`;
}

const SECTIONS = [
  ['cases', '案例'],
  ['deputies', '典型代表'],
  ['brands', '品牌'],
  ['articles', '简报'],
  ['places', '地方'],
  ['topics', '专题'],
  ['mechanisms', '机制做法'],
  ['about', '关于'],
];

export const PAGE_TOP = `<a class="skip" href="#main">跳到正文</a><header class="site-header"><div class="page"><a class="site-name" href="/">${SITE}</a><nav class="site-nav" aria-label="栏目"><ul>${SECTIONS.map(([slug, name]) => `<li><a href="/${slug}/">${name}</a></li>`).join('')}</ul></nav></div></header>`;

export const PAGE_FOOT =
  '<footer class="site-footer"><div class="page"><ul><li><a href="/about/">关于本站</a></li><li><a href="/sitemap/">站点地图</a></li><li><a href="/feed.xml">RSS 订阅</a></li></ul></div></footer>';

/** An article's page from its breadcrumb to the start of its body. */
export function articleTop(title: string, day: string): string {
  return `<nav class="crumbs" aria-label="当前位置"><span>当前位置：</span><ol><li><a href="/">首页</a></li><li><a href="/articles/">简报</a></li><li><span aria-current="page">${title}</span></li></ol></nav>
<article><header class="page-head"><p class="kicker">简报</p><h1>${title}</h1><dl class="facts"><div><dt>印发日期</dt><dd>${day}</dd></div><div><dt>来源</dt><dd>供稿单位未载明</dd></div></dl></header>
<div class="reading"><div><div class="issue-head"><p class="issue-series">简报</p><p>期号未载明</p><p class="issue-line"><span>编印单位未载明</span><span>${day}</span></p></div>`;
}

/** The printed sheet of a document: the second page that this project makes of each. */
export function sheetPage(title: string, day: string, words: string): string {
  return `<nav class="bar" aria-label="印刷版"><a href="/">回到网页版</a><span>打印：在浏览器菜单里选“打印”，或按 Ctrl+P</span></nav><main id="main" class="sheet"><header><h1 class="series">简报</h1><p class="issue-line">第　　期</p><p class="issuer-line"><span></span><span>${day}</span></p></header><article><h2><span>${title}</span></h2><div class="words">${words}</div></article></main>`;
}
