/** Whether text in two bytes a character is Big5: both it and GB18030 decode almost anything, into words or into noise. */

/** The most frequent characters of either script; noise has few of them. */
const FREQUENT = new Set(
  '的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產面而方后後多定行学學法所民得经經进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開合还還因由其些然前外政日社义義事平形相全表间間与與关關各重新线線内內数數正心明看原利比或但第向道变變条條结結解问問意建月公无無情者最立代通并提直题題党黨程展员員位入常文总總次式活设設及管特件长長求老基资資流路级級少统統接知较較将將组組见見计計别別期根论論运運农農指区區强強放决決必先回任取据據处處给給保治百规規领領导導增争爭济濟思术術极極交受联聯认認共权權收证證改清再转轉更单單切打教安场場身务務具每目至达達走积積示议議声聲报報完类類名确確信节節话話整况況今集传傳许許步群广廣记記需界律观觀织織镇鎮县縣村委',
);
/** Noise now and then hits a frequent character, too. */
const CLEARLY = 1.5;

/** The text by Big5, where it makes clearly more sense than by GB18030. */
export function readAsBig5(bytes: Uint8Array, gb: string): string | undefined {
  const text = new TextDecoder('big5').decode(bytes);
  const share = (words: string) => {
    const han = [...words].filter((glyph) => glyph > '\u007f');
    return han.filter((glyph) => FREQUENT.has(glyph)).length / Math.max(1, han.length);
  };
  return share(text) > share(gb) * CLEARLY && share(text) > 0.15 ? text : undefined;
}
