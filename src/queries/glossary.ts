/** The words of the glossary. */
import { createHash } from 'node:crypto';
import { sourceLinks } from './briefings.ts';
import { all, once } from './collections.ts';
import type { Link } from './vocabularies.ts';

export interface Word {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly sources: readonly Link[];
}

/** In the order of their names. */
export const glossaryWords = once(async (): Promise<readonly Word[]> =>
  (
    await Promise.all(
      (await all('glossary')).map(async ({ id, data }) => ({
        id,
        ...data,
        aliases: data.aliases ?? [],
        sources: await sourceLinks(data.sources ?? []),
      })),
    )
  ).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
);

/** Changes whenever a page with marked words would. */
export const glossaryDigest = once(async () =>
  createHash('sha256')
    .update(JSON.stringify(await glossaryWords()))
    .digest('base64url')
    .slice(0, 12),
);
