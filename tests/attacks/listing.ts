/** The table as docs/security.md shows it. */
import type { Chapter } from './row.ts';

export const BEGIN = '<!-- attacks -->';
export const END = '<!-- /attacks -->';

export function listing(chapters: readonly Chapter[]): string {
  const count = chapters.reduce((sum, { rows }) => sum + rows.length, 0);
  const lists = chapters.map(({ title, rows }) => {
    const lines = rows.map(({ what, origin }) => `- ${what.replace(/[\\`*_[\]<>{}|#]/g, '\\$&')}（${origin}）`);
    return `### ${title}（${rows.length}行）\n\n${lines.join('\n')}`;
  });
  return `一共${count}行。\n\n${lists.join('\n\n')}\n`;
}
