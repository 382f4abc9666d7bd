/**
 * Whose drafts a person sees. Somebody of one township sees and edits what belongs to that place and the places below
 * it. Where a draft belongs is read from its own text and from who began it, never from a request.
 */
import { parseEntryFile } from '#entry-file/parse.ts';
import { editable, fileOf } from '#model/editable.ts';
import type { EditableName } from '#model/editable.ts';
import type { Control } from '#model/field.ts';
import { place } from '#model/kinds/place.ts';
import type { Draft, DraftKey } from './draft.ts';
import { textOf } from './draft-files.ts';
import type { GitStore } from './git.ts';
import { Refusal } from './refusal.ts';
import { MAIN } from './refs.ts';
import type { Person } from './steps.ts';

const PLACES = place.name;

let read: { readonly tree: string; readonly parents: ReadonlyMap<string, string | undefined> } | undefined;

/** Each published place with the one above it. */
async function parentsOf(store: GitStore): Promise<ReadonlyMap<string, string | undefined>> {
  const tree = `${store.dir} ${(await store.refAt(`${MAIN}:${store.inTree(PLACES)}`)) ?? ''}`;
  if (read?.tree === tree) return read.parents;
  const files = await store.filesIn(MAIN, PLACES);
  const texts = await store.blobs(files.map(({ oid }) => oid));
  const parents = new Map(
    files.map(({ path }, at) => {
      const { parent } = (parseEntryFile(String(texts[at]), '.yaml').data ?? {}) as { readonly parent?: unknown };
      return [path.slice(PLACES.length + 1, -'.yaml'.length), typeof parent === 'string' ? parent : undefined];
    }),
  );
  read = { tree, parents };
  return parents;
}

/** Whether `inner` is `outer`, or lies below it. */
async function isWithin(store: GitStore, inner: string, outer: string): Promise<boolean> {
  const parents = await parentsOf(store);
  const passed = new Set<string>();
  for (let at: string | undefined = inner; at !== undefined && !passed.has(at); at = parents.get(at)) {
    if (at === outer) return true;
    passed.add(at);
  }
  return false;
}

export async function isPlace(store: GitStore, id: string): Promise<boolean> {
  return (await parentsOf(store)).has(id);
}

const texts = new Map<string, readonly string[]>();

/** The places that a text names as its own; a place's own text names the place. */
function placesIn({ collection, slug }: DraftKey, raw: string): readonly string[] {
  if (collection === PLACES) return [slug];
  const { fields } = editable[collection] as { readonly fields: Readonly<Record<string, { control: Control }>> };
  const names = Object.entries(fields)
    .filter(([, { control }]) => (control.item ?? control).collection === PLACES)
    .map(([name]) => name);
  if (names.length === 0) return [];
  const data = parseEntryFile(raw, collection === 'settings' ? '.yaml' : editable[collection].extension).data;
  const given = names.flatMap((name) => (data as Readonly<Record<string, unknown>> | undefined)?.[name] ?? []);
  return given.filter((one) => typeof one === 'string');
}

async function placesAt(store: GitStore, key: DraftKey, oid: string): Promise<readonly string[]> {
  const name = `${key.collection}/${key.slug} ${oid}`;
  const known = texts.get(name);
  if (known) return known;
  const found = placesIn(key, (await store.blob(oid)).toString());
  if (texts.size > 5000) texts.clear();
  texts.set(name, found);
  return found;
}

async function allWithin(store: GitStore, inner: readonly string[], outer: string): Promise<boolean> {
  const within = await Promise.all(inner.map((one) => isWithin(store, one, outer)));
  return inner.length > 0 && within.every(Boolean);
}

/** Whether a draft is the person's to see; everybody's without a place of their own. */
export async function sees(store: GitStore, { place: own }: Person, draft: Draft): Promise<boolean> {
  if (own === undefined) return true;
  if (draft.collection === 'settings') return false;
  const text = await textOf(store, draft);
  const named = text === undefined ? [] : await placesAt(store, draft, text);
  if (named.length > 0) return allWithin(store, named, own);
  const [began] = draft.events;
  return began?.place !== undefined && isWithin(store, began.place, own);
}

/** Answers for a draft that is not the person's to see as for one that is not there. */
export async function refuseHidden(store: GitStore, person: Person, draft: Draft): Promise<void> {
  if (!(await sees(store, person, draft))) throw new Refusal(404, '没有这篇草稿，请刷新看板。');
}

/** Refuses to write what belongs, before or afterwards, to another place. */
export async function refuseForeignPlace(
  store: GitStore,
  { place: own }: Person,
  key: DraftKey,
  { raw, published }: { readonly raw: string; readonly published: string | undefined },
): Promise<void> {
  if (own === undefined) return;
  const named = placesIn(key, raw);
  const wasNamed = published === undefined ? [] : await placesAt(store, key, published);
  const foreign =
    key.collection === 'settings' ||
    (named.length > 0 && !(await allWithin(store, named, own))) ||
    (published !== undefined && !(await allWithin(store, wasNamed, own)));
  if (foreign) {
    throw new Refusal(403, '这篇稿子不属于您的乡镇（街道），没有保存。您的账号只写本地方的稿子，请交给县里的同事。');
  }
}

/** The published text of an entry, by its content id. */
export function publishedAt(store: GitStore, key: { readonly collection: EditableName; readonly slug: string }) {
  return store.oidAt(MAIN, fileOf(key.collection, key.slug));
}

/** Whether a published page is of the person's own place; every page is without one. */
export async function isOwnPage(store: GitStore, { place: own }: Person, key: DraftKey): Promise<boolean> {
  if (own === undefined) return true;
  const oid = await publishedAt(store, key);
  return oid !== undefined && allWithin(store, await placesAt(store, key, oid), own);
}
