/** 疑似掉字: words that stop in the middle, as text taken out of a PDF does. Never mended, only asked. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from '../document.ts';
import { scan } from '../scan.ts';

export function lostCharacters(document: Document): Diagnostic[] {
  return scan(document, 'lost-characters', [
    {
      pattern: /(?:综合|灵活|充分|熟练|广泛)运(?=[“‘「《，。；、])/g,
      severity: 'warning',
      sentence: '这里可能掉了一个字，“运”后面多半是“用”',
      remedy: '请对照原件，原件如此就不改。',
    },
    {
      pattern: /(?<=\p{Script=Han})[、，](?=[，。；：！？])/gu,
      severity: 'warning',
      sentence: '两个标点连在一起，中间可能掉了字',
      remedy: '请对照原件补上，或删去多余的标点。',
    },
    {
      pattern: /(?<=第)(?=[条款项届期次批](?:[，。；、]|规定))/g,
      severity: 'warning',
      sentence: '“第”后面的数字可能掉了',
      remedy: '请对照原件补上。',
    },
  ]);
}
