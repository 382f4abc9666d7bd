/** What a text says of the months of its year: the sentences that name one. */
import type { Block } from './number-blocks.ts';

export interface DatedSentence {
  /** 1 to 12: the first month that the sentence names. */
  readonly month: number;
  /** The sentence as it stands in the text. */
  readonly text: string;
  /** The block's id, for a link. */
  readonly block: string;
}

/** A month, but not a length of time (3个月) and not a month of another year. */
const MONTH = /(?<![\d年个-])(1[0-2]|[1-9])月(?!\d)/;

/**
 * In the order of the months.
 * @param year a sentence that names a month of any other year is left out.
 */
export function datedSentences(blocks: readonly Block[], year: number): DatedSentence[] {
  return blocks
    .filter(({ id }) => id.startsWith('p'))
    .flatMap(({ id, text }) => sentencesOf(text).map((sentence) => ({ block: id, text: sentence })))
    .flatMap(({ block, text }) => {
      const month = MONTH.exec(text.replaceAll(`${year}年`, ''))?.[1];
      return month === undefined ? [] : [{ month: Number(month), text, block }];
    })
    .sort((a, b) => a.month - b.month);
}

function sentencesOf(text: string): string[] {
  return (text.match(/[^。！？]+[。！？]?[”’）]*/g) ?? []).map((sentence) => sentence.trim());
}
