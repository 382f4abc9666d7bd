/** 重复文章: the same article published twice, for example imported from Word and from PDF. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { ArchiveFacts } from '../archive-digest.ts';

/** Shared long paragraphs from which two documents count as the same text. */
const ENOUGH = 3;

export function repeatedArticles({ digests }: ArchiveFacts): Diagnostic[] {
  const firstWith = new Map<string, string>();
  return digests.flatMap(({ file, passages }) => {
    // It cannot share enough, and most issues of a large archive are that short.
    if (passages.length < ENOUGH) return [];
    const shared = new Map<string, number>();
    for (const passage of new Set(passages)) {
      const earlier = firstWith.get(passage);
      if (earlier === undefined) firstWith.set(passage, file);
      else shared.set(earlier, (shared.get(earlier) ?? 0) + 1);
    }
    return [...shared]
      .filter(([, count]) => count >= ENOUGH && count * 2 >= passages.length)
      .map(([earlier, count]) => ({
        severity: 'warning' as const,
        rule: 'repeated-articles',
        file,
        line: 1,
        sentence: `有${count}个长段落和 ${earlier} 一模一样。`,
        remedy: '请核对是不是同一篇发布了两次，重复的删去一份，并在 site.yaml 的 redirects 里留下转址。',
      }));
  });
}
