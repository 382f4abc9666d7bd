/** What people call an entry, read from its text once. */
import { parseEntryFile } from '#entry-file/parse.ts';
import { briefingLabel } from '#lib/briefing-label.ts';
import { editable } from '#model/editable.ts';
import { valuesAt } from '#model/value-at.ts';
import type { DraftKey } from './draft.ts';
import type { GitStore } from './git.ts';

const titles = new Map<string, string>();

/** @returns its code where it has no title yet. */
export async function titleOf(store: GitStore, key: DraftKey, oid: string | undefined): Promise<string> {
  if (oid === undefined) return key.slug;
  const name = `${key.collection} ${oid}`;
  const known = titles.get(name);
  if (known !== undefined) return known;
  const title = titleIn(key, (await store.blob(oid)).toString());
  if (titles.size > 20_000) titles.clear();
  titles.set(name, title);
  return title;
}

function titleIn({ collection, slug }: DraftKey, raw: string): string {
  if (collection === 'settings') return editable.settings.label;
  const { title, page, extension } = editable[collection];
  const { data } = parseEntryFile(raw, extension);
  const [first] = valuesAt(data, title);
  const words = typeof first?.value === 'string' ? first.value : slug;
  if (page !== 'issue') return words;
  const issue = briefingLabel(data as Parameters<typeof briefingLabel>[0]);
  return issue === '' ? words : `${issue} ${words}`;
}
