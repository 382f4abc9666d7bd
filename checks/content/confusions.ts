/** 用词: common confusions and a word typed twice. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from '../document.ts';
import { scan } from '../scan.ts';

/** Only pairs of which the first form is wrong whatever stands around it. */
const CONFUSIONS: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/其它/g, '其他'],
  [/截止(?:\d{4}年|\d+月|目前|今年|去年)/g, '截至'],
  [/帐(?=户|号|目|单|务|本|册)/g, '账'],
  [/(?<=报|查|台|欠|转|入|对)帐/g, '账'],
  [/做为/g, '作为'],
  [/通迅/g, '通讯'],
  [/布署/g, '部署'],
  [/既使/g, '即使'],
  [/迫不急待/g, '迫不及待'],
  [/一如继往/g, '一如既往'],
  [/再接再励/g, '再接再厉'],
];

const TWICE =
  /(?<![的了着目标])(的的|了了(?![解却结然])|在在|和和|与与|对对(?!碰)|把把|被被|是是(?!非)|及及|将将)(?!\p{Script=Han}?确)/gu;

export function confusions(document: Document): Diagnostic[] {
  return scan(document, 'confusions', [
    ...CONFUSIONS.map(([pattern, right]) => ({
      pattern,
      severity: 'warning' as const,
      sentence: '常见的错别字',
      remedy: `请核对，一般写作“${right}”。`,
    })),
    { pattern: TWICE, severity: 'warning', sentence: '同一个字连写了两遍', remedy: '请删去一个。' },
  ]);
}
