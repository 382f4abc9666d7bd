/**
 * The form in which text is compared: full-width and half-width, upper and
 * lower case, marked and unmarked letters, Traditional and Simplified read
 * alike. Works one code point at a time, so every normal character still
 * knows which characters of the original it came from.
 */

/** Maps one Traditional character to its Simplified form, everything else to itself. */
export type Fold = (character: string) => string;

export const noFold: Fold = (character) => character;

/** Reads the characters of one text as those at the same index of another. */
export function foldBetween(traditional: string, simplified: string): Fold {
  const simple = [...simplified];
  const table = new Map([...traditional].map((character, index) => [character, simple[index] ?? character]));
  return (character) => table.get(character) ?? character;
}

/** The three dots that are written between the parts of a name, and their half-width and bullet cousins. */
const MIDDLE_DOTS = new Set(['·', '・', '•', '‧', '･']);

const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{M}]/u;
const MARKS = /\p{M}/gu;

const remembered = new Map<string, string>();

/** The normal form of one code point: empty for an invisible character, a combining mark or a middle dot. */
export function normalCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : character;
  const known = remembered.get(character);
  if (known !== undefined) return known;
  const normal =
    INVISIBLE.test(character) || MIDDLE_DOTS.has(character)
      ? ''
      : character.normalize('NFKD').toLowerCase().normalize('NFKD').replace(MARKS, '').replace(/[·・]/gu, '');
  remembered.set(character, normal);
  return normal;
}
