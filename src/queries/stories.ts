/** Entries with pages of their own, and what these show beside their words. */
import { render } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import BodyPicture from '#components/body-picture.astro';
import { bindBrandCard } from '#components/mdx/brand-card.tsx';
import type { BrandOnCard } from '#components/mdx/brand-card.tsx';
import { bindVocabulary } from '#components/mdx/vocabulary.ts';
import { entryPath } from '#lib/entry-path.ts';
import { entryNames, kindOf } from '#model/kinds.ts';
import type { EntryName } from '#model/kinds.ts';
import { href } from '#site';
import { wordingsById } from './briefings.ts';
import { allItems } from './catalogue.ts';
import { all, once } from './collections.ts';
import { drawings } from './icons.ts';
import { placesById } from './places.ts';

/** What the card of each brand says, by brand id. */
export const brandCards = once(async (): Promise<Readonly<Record<string, BrandOnCard>>> => {
  const places = await placesById();
  const icons = await drawings();
  return Object.fromEntries(
    (await all('brands')).map(({ id, data }) => [
      id,
      {
        name: data.name,
        href: href(`/brands/${id}/`),
        icon: icons.get(data.icon ?? ''),
        placeName: places.get(data.place)?.name ?? '',
        does: data.does,
        ledBy: data.ledBy,
        serves: data.serves,
      },
    ]),
  );
});

/** The paths of all of them, for getStaticPaths. */
export async function entryPaths() {
  const items = new Map((await allItems()).map((item) => [item.path, item]));
  const paths = entryNames.map(async (kind) =>
    (await all(kind)).flatMap((entry) => {
      const item = items.get(entryPath(kind, entry.id));
      return item === undefined ? [] : [{ params: { kind, id: entry.id }, props: { entry, item } }];
    }),
  );
  return (await Promise.all(paths)).flat();
}

/** The compiled MDX of an entry and the components it may use; nothing of one that has no body. */
export async function renderEntry(entry: CollectionEntry<EntryName>) {
  if (kindOf(entry.collection).extension !== '.mdx') return { Content: undefined, sections: [], components: {} };
  const { Content, headings } = await render(entry);
  return {
    Content,
    sections: headings.filter(({ depth }) => depth === 2).map(({ slug, text }) => ({ id: slug, text })),
    components: {
      ...bindVocabulary(await wordingsById()),
      img: BodyPicture,
      BrandCard: bindBrandCard(await brandCards()),
    },
  };
}
