/** The invented office: a county with ten years of issues, the same at each run. */
import { printFields } from '#entry-file/fields.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { Chooser } from './choose.ts';
import { inventExplanations } from './invent-explanations.ts';
import { inventIssues } from './invent-issues.ts';
import { inventPlaces } from './invent-places.ts';
import { inventStations } from './invent-stations.ts';
import { inventStories } from './invent-stories.ts';
import { inventIcons } from './icons.ts';
import type { Files } from './invented.ts';

const SEED = 20_160_101;

/** Path in the office's folder → text. */
export function inventedOffice(): Files {
  const { files, printed } = inventIssues(new Chooser(SEED));
  return {
    [SITE_FILE]: printFields(SETTINGS),
    ...inventIcons(),
    ...inventPlaces(),
    ...inventStations(),
    ...inventExplanations(printed),
    ...files,
    ...inventStories(printed),
  };
}

const SETTINGS = {
  name: '试用：甲县人大代表在行动',
  site: 'http://localhost:4321',
  base: '/',
  issuer: '甲县人大常委会办公室（试用）',
  description: '这是试用的网站。地名、人名、事情和数字都是编出来的，只用来看十年的简报放在一起是什么样子。',
  about: ['这是试用的网站，内容都是程序编出来的，关掉以后就没有了。'],
};
