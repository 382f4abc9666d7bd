/**
 * Whether an issue's text stands as it was printed, and the sentences that say
 * so; free of Zod, for the browser. An issue that does not say is never taken
 * for the print: only a person who compared the two can know.
 */
export const wordings = { verbatim: '照录原文', rewritten: '据原简报改写' } as const;

export type Wording = keyof typeof wordings;

const NOTES = {
  verbatim: '本期文字照录印发的原文。',
  rewritten: '本期文字据原简报改写，并非印发原文；引用请核对原件。',
  unstated: '本期未注明文字是否照录印发原文；引用请核对原件。',
} as const;

/** The sentence that every form of an issue says of its text. */
export function wordingNote(given: Wording | undefined): string {
  return NOTES[given ?? 'unstated'];
}

/**
 * The sentence that must go along with words that are not known to be the
 * print's: on a sheet in its layout, beside a quotation. Verbatim words need none.
 */
export function sheetNote(given: Wording | undefined): string | undefined {
  return given === 'verbatim' ? undefined : wordingNote(given);
}

/**
 * What a line of a document says of its text, where it is the sentence of a
 * sheet, however spaced; otherwise undefined.
 */
export function readSheetNote(line: string): 'rewritten' | 'unstated' | undefined {
  const words = line.replace(/\s/g, '');
  return (['rewritten', 'unstated'] as const).find((given) => NOTES[given] === words);
}
