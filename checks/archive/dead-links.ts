/** 死链: a link within the site that leads to no page. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { ArchiveFacts } from '../archive-digest.ts';

export function deadLinks({ digests, addresses }: ArchiveFacts): Diagnostic[] {
  return digests.flatMap(({ file, links }) =>
    links
      .filter(({ to }) => !addresses.has(pageOf(to)))
      .map(({ to, line }) => ({
        severity: 'error' as const,
        rule: 'dead-links',
        file,
        line,
        sentence: `链接“${to}”在本站没有对应的页面。`,
        remedy: '请改成存在的页面，例如 /cases/xinmi/，或去掉这个链接。',
      })),
  );
}

function pageOf(to: string): string {
  const path = to.replace(/[?#].*$/s, '');
  return path.endsWith('/') || /\.[a-z0-9]+$/i.test(path) ? path : `${path}/`;
}
