/**
 * Astro makes the sizes of a picture while it builds, and says where each will stand. What it said is noted, so that
 * a page can be made again without it.
 */
type AddStaticImage = NonNullable<NonNullable<typeof globalThis.astroAsset>['addStaticImage']>;
type Asked = Parameters<AddStaticImage>[0];

function nameOf({ src, ...options }: Asked, hashed: readonly string[]): string {
  const sorted = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([typeof src === 'object' && 'src' in src ? src.src : src, sorted, hashed]);
}

/** @returns the addresses, filled in while pages are rendered. */
export function noteImages(): Record<string, string> {
  const noted: Record<string, string> = {};
  const { astroAsset } = globalThis;
  const add = astroAsset?.addStaticImage;
  if (astroAsset === undefined || add === undefined) return noted;
  astroAsset.addStaticImage = (options, hashed, file) => {
    const address = add(options, hashed, file);
    noted[nameOf(options, hashed)] = address;
    return address;
  };
  return noted;
}

/** Raised when a page shows what the kept program has never made. */
export class AnotherPicture extends Error {}

/** Gives the addresses that were noted. */
export function giveImages(noted: Readonly<Record<string, string>>): void {
  globalThis.astroAsset = {
    ...globalThis.astroAsset,
    referencedImages: new Set(),
    addStaticImage: (options, hashed) => {
      const address = noted[nameOf(options, hashed)];
      if (address === undefined) throw new AnotherPicture(nameOf(options, hashed));
      return address;
    },
  };
}
