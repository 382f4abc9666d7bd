/** 疑似掉字: words that stop in the middle, as text taken out of a PDF does. Never mended, only asked. */
import type { Document } from '../document.ts';
import type { Finding } from '../finding.ts';
import { scan } from '../scan.ts';

export function lostCharacters(document: Document): Finding[] {
  return scan(document, 'lost-characters', [
    {
      pattern: /(?:综合|灵活|充分|熟练|广泛)运(?=[“‘「《，。；、])/g,
      severity: 'warning',
      message: '这里可能掉了一个字，“运”后面多半是“用”',
      remedy: '请对照原件，原件如此就不改。',
    },
    {
      pattern: /(?<=\p{Script=Han})[、，](?=[，。；：！？])/gu,
      severity: 'warning',
      message: '两个标点连在一起，中间可能掉了字',
      remedy: '请对照原件补上，或删去多余的标点。',
    },
    {
      pattern: /(?<=第)(?=[条款项届期次批](?:[，。；、]|规定))/g,
      severity: 'warning',
      message: '“第”后面的数字可能掉了',
      remedy: '请对照原件补上。',
    },
  ]);
}
