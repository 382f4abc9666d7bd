/** A text as an eye takes it: one sign for all that look alike, nothing of what cannot be seen. */

export interface Folded {
  readonly text: string;
  /** For each character of `text` its offset in the text it was made of. */
  readonly offsets: readonly number[];
}

/** Signs of other scripts that are read as an X or an O in a number. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  ...{ Х: 'X', х: 'X', Χ: 'X', χ: 'X', '×': 'X', '✕': 'X', '✖': 'X', '╳': 'X' },
  ...{ О: 'O', о: 'O', Ο: 'O', ο: 'O' },
};

/** Most of any Chinese text, which stays as it is. */
const PLAIN = /^[\p{Script=Han}\n -~、。，；：？！（）《》“”‘’·…—]+$/u;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
/** As much as a ligature of words may become. */
const LONGEST = 4;

/** Full-width, circled and mathematical forms become plain ones; signs that nobody sees are left out. */
export function fold(text: string): Folded {
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = foldSign(sign);
    folded += plain;
    offsets.push(...new Array<number>(plain.length).fill(at));
    at += sign.length;
  }
  return { text: folded, offsets };
}

function foldSign(sign: string): string {
  if (PLAIN.test(sign)) return sign;
  if (UNSEEN.test(sign)) return '';
  const plain = sign.normalize('NFKC');
  return LOOKS_LIKE[sign] ?? (plain.length <= LONGEST ? plain : sign);
}

/** Chinese digits by their value, those for speech and for cheques included. */
const HAN_DIGITS = ['〇零○', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'];
const VALUES = new Map(HAN_DIGITS.flatMap((signs, value) => [...signs].map((sign) => [sign, String(value)])));

/** The text with Chinese digits as Arabic ones, character for character. */
export function withArabicDigits(text: string): string {
  return text.replace(/[〇零○一壹幺二贰三叁四肆五伍六陆七柒八捌九玖]/g, (sign) => VALUES.get(sign) ?? sign);
}
