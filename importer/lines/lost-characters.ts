/**
 * Traces of characters that an extraction or a typist lost. They are shown to
 * the editor and never mended: only the original says what stood there.
 */
import type { SourceDiagnostic } from '../source-document.ts';

/** Second halves of two-character verbs are lost at line ends; these first halves cannot stand alone. */
const TORN_VERB =
  /(?:综合|充分|灵活|广泛|积极|全面|深入|统筹|有效|切实|大力|扎实|不断|着力|认真|严格|综合采|合理)(?:运|采|围|聚|践|巩|拓|优|构|汇|激|健)(?=[“《，。、；])/u;

const TRACES: readonly { readonly pattern: RegExp; readonly sentence: string }[] = [
  { pattern: TORN_VERB, sentence: '这里像是掉了一个字' },
  { pattern: /(?<![\d:：.])(?:[1-9]|1[0-2])(?:[12]\d|3[01]|0[1-9])日(?!报|均|常)/u, sentence: '日期像是掉了“月”字' },
  { pattern: /(?<![\p{Script=Han}\d])年(?:\d{1,2}月|月)|\d年月|年\d{1,2}月日/u, sentence: '日期像是掉了数字' },
  { pattern: /(?:达到?|增长|下降|提高|占|约|超过|同比(?:增长|下降))[%％]/u, sentence: '百分数像是掉了数字' },
  { pattern: /“”|（）|《》|‘’/u, sentence: '引号或括号里像是掉了字' },
  { pattern: /[，、；：]{2,}|，。|、。|。，|；。/u, sentence: '标点相连，像是掉了字' },
  { pattern: /\d\s*[×÷]\s*(?=[\p{Script=Han}，。；、）])/u, sentence: '算式像是掉了数字' },
  { pattern: /第[期届次号条款]|共印份/u, sentence: '这里像是掉了数字' },
];

/** The traces in one passage, for the report. */
export function findLostCharacters(text: string, page: number | undefined): SourceDiagnostic[] {
  return TRACES.flatMap(({ pattern, sentence }) => {
    const match = pattern.exec(text);
    if (match === null) return [];
    return [
      {
        severity: 'error' as const,
        rule: 'lost-character-suspected',
        sentence: `${sentence}，没有改动。`,
        remedy: '请对照原件核实。',
        ...(page === undefined ? {} : { page }),
        excerpt: text.slice(Math.max(0, match.index - 12), match.index + match[0].length + 12),
      },
    ];
  });
}
