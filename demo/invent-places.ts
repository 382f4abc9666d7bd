/** A province, a city and a county with its townships and villages. */
import { printFields } from '#entry-file/fields.ts';
import type { Files, Spot } from './invented.ts';
import { towns, villages } from './vocabulary.ts';

const COUNTY = '甲县';

export const spots: readonly Spot[] = towns.flatMap(([slug, name]) => [
  { slug, name, town: name },
  ...villages.map(([part, village]) => ({ slug: `${slug}-${part}`, name: `${name}${village}`, town: name })),
]);

export function inventPlaces(): Files {
  const place = (slug: string, name: string, level: string, parent?: string): [string, string] => [
    `places/${slug}.yaml`,
    printFields({ name, level, ...(parent !== undefined && { parent }) }),
  ];
  return Object.fromEntries([
    place('mousheng', '某省', 'province'),
    place('moushi', '某市', 'city', 'mousheng'),
    place('jia', COUNTY, 'county', 'moushi'),
    ...towns.map(([slug, name]) => place(slug, name, 'township', 'jia')),
    ...towns.flatMap(([slug, town]) =>
      villages.map(([part, village]) => place(`${slug}-${part}`, `${town}${village}`, 'village', slug)),
    ),
  ]);
}
