/** Pictures in rendered Markdown, in the sizes that screens need. MDX has body-picture.astro for it. */
import { getImage } from 'astro:assets';
import type { ImageMetadata } from 'astro';
import { pictureName, pictureSizes } from '#lib/pictures.ts';

/** The pictures of an entry by the name they have in the library, as the loader imports them. */
export type Pictures = Readonly<Record<string, ImageMetadata>>;

const IMAGE = /<img\b[^>]*?\bsrc="([^"]*)"[^>]*>/g;

/**
 * The HTML with each picture of the library as an image of several sizes.
 * @throws when one is not among `pictures`; the archive is checked for that before.
 */
export async function withPictures(html: string, pictures: Pictures = {}): Promise<string> {
  if (!html.includes('<img')) return html;
  const tags = await Promise.all(
    [...html.matchAll(IMAGE)].map(([tag, address = '']) => responsive(tag, address, pictures)),
  );
  return html.replace(IMAGE, () => tags.shift() ?? '');
}

async function responsive(tag: string, address: string, pictures: Pictures): Promise<string> {
  const metadata = pictures[pictureName(address) ?? ''];
  if (!metadata) throw new RangeError(`no picture ${address}`);
  const { src, srcSet, attributes } = await getImage({ src: metadata, ...pictureSizes });
  const { width, height } = attributes as { width: number; height: number };
  const alt = /\balt="[^"]*"/.exec(tag)?.[0] ?? 'alt=""';
  return `<img src="${src}" srcset="${srcSet.attribute}" sizes="${pictureSizes.sizes}" width="${width}" height="${height}" ${alt} loading="lazy" decoding="async">`;
}
