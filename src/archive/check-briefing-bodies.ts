/** The articles announced in a briefing's frontmatter and those in its body must be the same, in the same order. */
import { markdownDiagnostics } from '#lib/markup-diagnostics.ts';
import type { Entry } from './entry.ts';
import { articleMarker, splitArticles } from './briefing-body.ts';
import { errorAt, inFile } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';

const RULE = 'briefing-bodies';

export function checkBriefingBodies(briefings: readonly Entry<'briefings'>[]): Diagnostic[] {
  return briefings.flatMap((briefing) => [...checkSlugs(briefing), ...checkBody(briefing)]);
}

function checkSlugs(briefing: Entry<'briefings'>): Diagnostic[] {
  const seen = new Set<string>();
  return briefing.data.articles.flatMap(({ slug }, index) => {
    if (!seen.has(slug)) {
      seen.add(slug);
      return [];
    }
    const path = ['articles', index, 'slug'];
    const place = { file: briefing.file, line: briefing.lineOf(path), field: path.join('.') };
    return [errorAt(RULE, place, `篇编码「${slug}」在本期里用了两次。请改成不同的。`)];
  });
}

function checkBody(briefing: Entry<'briefings'>): Diagnostic[] {
  const { file, bodyLine, data } = briefing;
  const { articles, stray } = splitArticles(briefing.body);
  const expected = data.articles.map((article) => article.slug);
  const diagnostics: Diagnostic[] = [];
  if (stray !== '') {
    const said = `正文开头的文字不属于任何一篇。请在它前面写一行 ${articleMarker(expected[0] ?? '篇编码')}。`;
    diagnostics.push(errorAt(RULE, { file, line: bodyLine }, said));
  }
  const found = articles.map((article) => article.slug);
  if (found.join(' ') !== expected.join(' ')) {
    const said = `正文里的各篇（${found.join('、') || '没有'}）与基本信息里的 articles（${expected.join('、')}）不一致。每篇正文前写一行 ${articleMarker('篇编码')}，顺序相同。`;
    diagnostics.push(errorAt(RULE, { file, line: bodyLine }, said));
  }
  for (const article of articles) {
    if (article.markdown === '') {
      const place = { file, line: bodyLine + article.line - 1 };
      diagnostics.push(
        errorAt(RULE, place, `「${article.slug}」这一篇没有正文。请写上正文，或从 articles 里删去这一篇。`),
      );
    }
    diagnostics.push(
      ...markdownDiagnostics(article.markdown).map((one) => inFile(file, bodyLine + article.line - 2, one)),
    );
  }
  return diagnostics;
}
