/** Numbers in the other way of writing them: documents write 五百元, people type 500元. */

const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];

/** Up to four digits as they are read; `inner` when a larger number stands before them. */
function belowTenThousand(value: number, inner: boolean): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap ||= text !== '' || inner;
      continue;
    }
    if (gap) text += '零';
    gap = false;
    text += (DIGITS[digit] ?? '') + (PLACES[place] ?? '');
  }
  return inner ? text : text.replace(/^一十/u, '十');
}

/** A whole number below a hundred million in Han, as a document writes it. */
export function inHan(value: number): string {
  if (value === 0) return '零';
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  if (high === 0) return belowTenThousand(low, false);
  return `${belowTenThousand(high, false)}万${low === 0 ? '' : belowTenThousand(low, true)}`;
}

/** The number that Han characters write, or undefined where they write none. */
export function fromHan(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const character of text) {
    const value = character === '两' ? 2 : DIGITS.indexOf(character);
    const place = PLACES.indexOf(character, 1);
    if (value >= 0) digit = value;
    else if (place > 0) {
      section += (digit ?? 1) * 10 ** place;
      digit = undefined;
    } else if (character === '万' && total === 0) {
      total = (section + (digit ?? 0)) * 10_000;
      section = 0;
      digit = undefined;
    } else return undefined;
  }
  return total + section + (digit ?? 0);
}

/** What a number counts; without it a digit may belong to anything. */
const COUNTED = '元万年月日天岁周条章款项个次人名倍小时分';
const ARABIC = new RegExp(`([0-9]{1,8})(?=[${COUNTED}])`, 'u');
/** A year is written in digits, or digit by digit. */
const YEAR = /[0-9]{4}年/u;
const HAN = new RegExp(`([零一二三四五六七八九十百千两]{1,9})(?=[${COUNTED}])`, 'u');

/** The same text with its first number written the other way, and 岁 as 周岁; empty when it has none. */
export function otherNumerals(text: string): string[] {
  const others: string[] = [];
  const arabic = ARABIC.exec(text);
  if (arabic?.[1] !== undefined && !YEAR.test(text)) others.push(text.replace(ARABIC, inHan(Number(arabic[1]))));
  const han = arabic === null ? HAN.exec(text) : null;
  const value = han?.[1] === undefined ? undefined : fromHan(han[1]);
  if (value !== undefined && value > 0) others.push(text.replace(HAN, String(value)));
  const years = [text, ...others].flatMap((one) => (/[^周]岁/u.test(one) ? [one.replace(/岁/u, '周岁')] : []));
  return [...others, ...years];
}
