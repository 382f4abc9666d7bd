/**
 * What the import writes where nobody but a reader of the original can say what
 * stood there, such as `〔待核：公式〕`. No text of an office says it by itself.
 */
export function openQuestion(what: string): string {
  return `〔待核：${what}〕`;
}

/** Finds open questions, also such as an editor's hand has begun to change. */
export const OPEN_QUESTION = /〔待核[^〔〕\n]*〕?/gu;
