/** Where a result leads: to its paragraph, with the words marked. */
import type { SearchResult } from '#search/read/session.ts';
import { writeFound } from './search-address.ts';

export function resultLink(base: string, { url, excerpt, marks }: SearchResult, words: string): string {
  return base + url.slice(1) + writeFound(excerpt?.paragraph ?? '', marks ?? words, words);
}
