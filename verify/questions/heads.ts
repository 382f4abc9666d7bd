/** Every page has a title, a description, its language, one heading, and the tags of a Chinese public site. */
import type { BuiltSite } from '../built-site.ts';
import { PROGRAM_FAULT } from '../finding.ts';
import type { Answer } from '../finding.ts';
import { mergeAlike } from '../merge-alike.ts';
import type { Page } from '../page.ts';

/** What each page's head has to name, and what that is called. */
const NEEDED: readonly (readonly [meta: string, label: string])[] = [
  ['description', '简介'],
  ['viewport', '屏幕宽度'],
  ['SiteName', '网站名称'],
  ['SiteDomain', '网站域名'],
];

/** What a template writes when it has nothing to write. */
const EMPTY = /^(?:null|undefined|NaN|\[object Object\]|)$/;

export function heads({ pages }: BuiltSite): Answer {
  const findings = pages.flatMap((page) =>
    wrongWith(page).map((message) => ({ place: page.path, message, remedy: PROGRAM_FAULT })),
  );
  return {
    topic: '网页信息',
    looked: `${pages.length}个网页的标题、简介、语言和大标题`,
    good: '都齐全',
    findings: mergeAlike(findings),
  };
}

function wrongWith({ title, lang, headings, metas }: Page): string[] {
  return [
    ...(EMPTY.test(title) ? ['没有标题（title）。'] : []),
    ...(/^zh\b/.test(lang) ? [] : [`语言写成了“${lang}”，应当是“zh-CN”。`]),
    ...(headings === 1 ? [] : [`大标题（h1）有${headings}个，应当只有1个。`]),
    ...NEEDED.filter(([name]) => !metas.has(name)).map(([name, label]) => `没有写${label}（${name}）。`),
    ...[...metas].filter(([, content]) => EMPTY.test(content.trim())).map(([name]) => `“${name}”是空的。`),
  ];
}
