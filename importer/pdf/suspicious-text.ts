/**
 * A font can lie about its characters and still give plausible Han. Running
 * Chinese text then lacks the few hundred characters that make up most of it.
 */

import { SUSPICIOUS } from './measures.ts';

/** The most frequent characters of modern Chinese, and those of official prose. */
const COMMON = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运委县乡镇街村办议案审查督监选举省州落调研服联络站推农整环众',
);

const HAN = /\p{Script=Han}/gu;
/** Letters of Western Europe in a row are Chinese read with the wrong table. */
const MOJIBAKE = /[\u00a1-\u00ff]/gu;

/** Whether a text is probably not what the page shows. */
export function isSuspicious(text: string): boolean {
  const han = text.match(HAN) ?? [];
  const western = (text.match(MOJIBAKE) ?? []).length;
  if (western > SUSPICIOUS.enough / 2 && western > han.length) return true;
  if (han.length < SUSPICIOUS.enough) return false;
  return han.filter((character) => COMMON.has(character)).length / han.length < SUSPICIOUS.commonShare;
}
