/** Topics, ways of working and words of the trade. */
import { printFields } from '#entry-file/fields.ts';
import { WORKED } from './invent-articles.ts';
import type { Files, Printed } from './invented.ts';
import { subjects, terms, ways } from './vocabulary.ts';

export function inventExplanations(printed: readonly Printed[]): Files {
  const sourcesOf = (slug: string) =>
    printed
      .filter(({ way }) => way.slug === slug)
      .slice(-3)
      .map(({ source }) => `${source}#${WORKED}`);
  return Object.fromEntries([
    ...subjects.map(({ slug, name, summary }) => [`topics/${slug}.yaml`, printFields({ name, summary })] as const),
    ...ways.map(
      ({ slug, name, said }) =>
        [`mechanisms/${slug}.yaml`, printFields({ name, summary: `${said}。`, sources: sourcesOf(slug) })] as const,
    ),
    ...terms.map(([slug, name, summary]) => [`glossary/${slug}.yaml`, printFields({ name, summary })] as const),
  ]);
}
