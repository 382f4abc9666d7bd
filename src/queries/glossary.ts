/** The words of the glossary. */
import { createHash } from 'node:crypto';
import { all, once } from './collections.ts';

export interface Word {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly sources: readonly string[];
}

/** In the order of their names. */
export const glossaryWords = once(async (): Promise<readonly Word[]> =>
  (await all('glossary'))
    .map(({ id, data }) => ({ id, ...data, aliases: data.aliases ?? [], sources: data.sources ?? [] }))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
);

/** Changes whenever a page with marked words would. */
export const glossaryDigest = once(async () =>
  createHash('sha256')
    .update(JSON.stringify(await glossaryWords()))
    .digest('base64url')
    .slice(0, 12),
);
