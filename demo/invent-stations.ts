/** A 联络站 in each township; every other one says only its name and place, as real lists do. */
import { printFields } from '#entry-file/fields.ts';
import type { Files } from './invented.ts';
import { towns } from './vocabulary.ts';

const DAYS = ['每周三9:00–11:30', '每月15日9:00–11:30', '每月第一个周一'];

export function inventStations(): Files {
  return Object.fromEntries(
    towns.map(([slug, name], at) => [
      `stations/${slug}.yaml`,
      printFields({
        name: `${name}人大代表联络站`,
        place: slug,
        ...(at % 2 === 0 && { address: `${name}便民服务中心一楼`, reception: [DAYS[at % DAYS.length]] }),
      }),
    ]),
  );
}
