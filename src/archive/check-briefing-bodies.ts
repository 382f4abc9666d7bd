/** The articles announced in a briefing's frontmatter and those in its body must be the same, in the same order. */
import { markdownFindings } from '#lib/markup-findings.ts';
import type { Entry } from './archive.ts';
import { articleMarker, splitArticles } from './briefing-body.ts';
import type { Problem } from './problem.ts';

export function checkBriefingBodies(briefings: readonly Entry<'briefings'>[]): Problem[] {
  return briefings.flatMap((briefing) => [...checkSlugs(briefing), ...checkBody(briefing)]);
}

function checkSlugs(briefing: Entry<'briefings'>): Problem[] {
  const seen = new Set<string>();
  return briefing.data.articles.flatMap(({ slug }, index) => {
    if (!seen.has(slug)) {
      seen.add(slug);
      return [];
    }
    const path = ['articles', index, 'slug'];
    return [
      {
        file: briefing.file,
        line: briefing.lineOf(path),
        field: path.join('.'),
        message: `篇编码「${slug}」在本期里用了两次，请改成不同的。`,
      },
    ];
  });
}

function checkBody(briefing: Entry<'briefings'>): Problem[] {
  const { file, bodyLine, data } = briefing;
  const { articles, stray } = splitArticles(briefing.body);
  const expected = data.articles.map((article) => article.slug);
  const problems: Problem[] = [];
  if (stray !== '') {
    problems.push({
      file,
      line: bodyLine,
      message: `正文开头的文字不属于任何一篇，请在它前面写一行 ${articleMarker(expected[0] ?? '篇编码')}。`,
    });
  }
  const found = articles.map((article) => article.slug);
  if (found.join(' ') !== expected.join(' ')) {
    problems.push({
      file,
      line: bodyLine,
      message: `正文里的各篇（${found.join('、') || '没有'}）与基本信息里的 articles（${expected.join('、')}）不一致。每篇正文前写一行 ${articleMarker('篇编码')}，顺序相同。`,
    });
  }
  for (const article of articles) {
    if (article.markdown === '') {
      problems.push({ file, line: bodyLine + article.line - 1, message: `「${article.slug}」这一篇没有正文。` });
    }
    problems.push(
      ...markdownFindings(article.markdown).map(({ line, message }) => ({
        file,
        line: bodyLine + article.line + line - 2,
        message,
      })),
    );
  }
  return problems;
}
