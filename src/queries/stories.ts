/** Cases, deputies and brands with what their pages show beside their words. */
import { render } from 'astro:content';
import type { CollectionEntry } from 'astro:content';
import BodyPicture from '#components/body-picture.astro';
import { bindBrandCard } from '#components/mdx/brand-card.tsx';
import type { BrandOnCard } from '#components/mdx/brand-card.tsx';
import { bindVocabulary } from '#components/mdx/vocabulary.ts';
import { href } from '#site';
import { wordingsById } from './briefings.ts';
import { allItems } from './catalogue.ts';
import type { Item, Kind } from './catalogue.ts';
import { all, once } from './collections.ts';
import { drawings } from './marks.ts';
import { placesById } from './places.ts';

export type StoryKind = Exclude<Kind, 'briefings'>;

/** What the card of each brand says, by brand id. */
export const brandCards = once(async (): Promise<Readonly<Record<string, BrandOnCard>>> => {
  const places = await placesById();
  const marks = await drawings();
  return Object.fromEntries(
    (await all('brands')).map(({ id, data }) => [
      id,
      {
        name: data.name,
        href: href(`/brands/${id}/`),
        mark: marks.get(data.mark ?? ''),
        placeName: places.get(data.place)?.name ?? '',
        does: data.does,
        ledBy: data.ledBy,
        serves: data.serves,
      },
    ]),
  );
});

/** The paths of a kind, for getStaticPaths. */
export async function storyPaths<K extends StoryKind>(kind: K) {
  const items = await allItems();
  return (await all(kind)).map((entry) => ({
    params: { id: entry.id },
    props: { entry, item: items.find((item) => item.kind === kind && item.id === entry.id) as Item },
  }));
}

/** The compiled MDX of a story and the components it may use. */
export async function renderStory(entry: CollectionEntry<StoryKind>) {
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
