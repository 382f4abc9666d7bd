/** Pictures in rendered Markdown, in the sizes that screens need. MDX has body-picture.astro for it. */
import { getImage } from 'astro:assets';
import type { ImageMetadata } from 'astro';
import { PICTURE_FOLDER, pictureName, pictureSizes } from '#lib/pictures.ts';

const files = import.meta.glob<{ default: ImageMetadata }>('/src/assets/uploads/*.{jpg,jpeg,png,webp}');

const IMAGE = /<img\b[^>]*?\bsrc="([^"]*)"[^>]*>/g;

/**
 * The HTML with each picture of the library as an image of several sizes.
 * @throws when the library lacks one; the archive is checked for that before.
 */
export async function withPictures(html: string): Promise<string> {
  if (!html.includes('<img')) return html;
  const tags = await Promise.all([...html.matchAll(IMAGE)].map(([tag, address = '']) => responsive(tag, address)));
  return html.replace(IMAGE, () => tags.shift() ?? '');
}

async function responsive(tag: string, address: string): Promise<string> {
  const name = pictureName(address);
  const load = name === undefined ? undefined : files[`/${PICTURE_FOLDER}/${name}`];
  if (!load) throw new RangeError(`no picture ${address}`);
  const { default: metadata } = await load();
  const { src, srcSet, attributes } = await getImage({ src: metadata, ...pictureSizes });
  const { width, height } = attributes as { width: number; height: number };
  const alt = /\balt="[^"]*"/.exec(tag)?.[0] ?? 'alt=""';
  return `<img src="${src}" srcset="${srcSet.attribute}" sizes="${pictureSizes.sizes}" width="${width}" height="${height}" ${alt} loading="lazy" decoding="async">`;
}
