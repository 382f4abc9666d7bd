/** The office's pictures: where they are kept, how a text names one, and where the site shows a plain copy. */

/** In the office's folder. */
export const PICTURE_FOLDER = 'pictures';

/** How a text in a folder beside it writes the folder of pictures. */
export const PICTURE_ADDRESS = '../pictures';

/** The kinds that the site can show in several sizes. */
export const PICTURE_KIND = /\.(?:jpe?g|png|webp)$/;

const IN_LIBRARY = /^(?:\.\.\/)+pictures\/([^/?#]+)$/;

/** The file name of the library's picture that an address in a text leads to; undefined for any other address. */
export function pictureName(address: string): string | undefined {
  const written = IN_LIBRARY.exec(address)?.[1];
  if (written === undefined) return undefined;
  try {
    return decodeURIComponent(written).normalize('NFC');
  } catch {
    return undefined;
  }
}

/** The file names of the library's pictures that a text names anywhere, in Markdown or in a field. */
export function pictureNames(text: string): ReadonlySet<string> {
  const addresses = text.match(/(?:\.\.\/)+pictures\/[\p{L}\p{M}\p{N}._%-]+/gu) ?? [];
  return new Set(addresses.flatMap((address) => pictureName(address) ?? []));
}

/** Within the site, from its root: the picture as JPEG at an address that stays, for copies of the text elsewhere. */
export function plainPicture(name: string): string {
  return `/pictures/${encodeURIComponent(name.replace(/\.([a-z0-9]+)$/i, '-$1'))}.jpg`;
}
const SHOWN = /(!\[[^\]]*\]\()([^()\s]+)/g;

/** The addresses of the library's pictures in a Markdown text, each once. */
export function pictureAddresses(markdown: string): string[] {
  const addresses = [...markdown.matchAll(SHOWN)].map(({ 2: address = '' }) => address);
  return [...new Set(addresses)].filter((address) => pictureName(address) !== undefined);
}

/** The text with the site's own address for each picture of the library, so that it may be read elsewhere. */
export function withPlainPictures(markdown: string, absolute: (path: string) => string): string {
  return markdown.replace(SHOWN, (whole, before: string, address: string) => {
    const name = pictureName(address);
    return name === undefined ? whole : before + absolute(plainPicture(name));
  });
}

/** The widths in which a picture of a text is offered, in pixels, and how wide it stands on the page. */
export const pictureSizes = {
  widths: [400, 800, 1200, 1600],
  sizes: '(min-width: 48rem) 42rem, 100vw',
};
