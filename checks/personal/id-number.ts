/** Numbers that say of themselves whether they are right. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** The first two digits of GB/T 2260, and 81 to 83 for residents of Hong Kong, Macao and Taiwan. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** GB 11643: a real birthday and a right check digit; the region is not looked up. */
export function isIdNumber(digits: string): boolean {
  if (!/^\d{17}[\dX]$/.test(digits) || !isBirthday(digits.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECK_DIGITS[sum % 11] === digits[17];
}

/** Whether it has everything of an ID number but the check digit: one digit may be wrong. */
export function looksLikeIdNumber(digits: string): boolean {
  return /^\d{17}[\dX]$/.test(digits) && PROVINCE.test(digits) && isBirthday(digits.slice(6, 14));
}

/** Given out until 1999: the year has two digits, and nothing tells a wrong one. */
export function looksLikeOldIdNumber(digits: string): boolean {
  return /^\d{15}$/.test(digits) && PROVINCE.test(digits) && isBirthday(`19${digits.slice(6, 12)}`);
}

function isBirthday(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year <= 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    sum += place % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
}
