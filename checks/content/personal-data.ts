/** 个人信息: ID numbers, mobile numbers, bank cards, home addresses and private e-mail must not be published. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from '../document.ts';
import { diagnosticAt } from '../diagnostic-at.ts';
import type { Office } from '../office.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';
const GAP = String.raw`[\s\-－—·]?`;
const ID_NUMBER = new RegExp(`(?<![\\dA-Za-z])[1-9](?:${GAP}\\d){16}${GAP}[\\dXx](?![\\dA-Za-z])`, 'g');
const OLD_ID_NUMBER = /(?<!\d)[1-6]\d{14}(?!\d)/g;
const MOBILE = new RegExp(`(?<![\\d.])1${GAP}[3-9](?:${GAP}\\d){9}(?!\\d)`, 'g');
const BANK_CARD = new RegExp(`(?<![\\d.])[3-9](?:[ -]?\\d){15,18}(?!\\d)`, 'g');
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const ADDRESS =
  /(?:家庭住址|户籍地址|住址)[：:]\s*[^\s，。；、,;]{4,30}|家住[^，。；]{2,20}\d+号|[^\s，。；、]{2,12}\d+号楼\d+单元\d+(?:室|号)/g;

/** GB 11643: a real birthday and a right check digit; the region is not looked up. */
export function isIdNumber(digits: string): boolean {
  if (!/^\d{17}[\dX]$/.test(digits) || !isBirthday(digits.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECK_DIGITS[sum % 11] === digits[17];
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

/** Folds full-width forms and drops invisible characters, keeping for each character its offset. */
function fold(text: string): { readonly folded: string; readonly offsets: readonly number[] } {
  const offsets: number[] = [];
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (/[\u200B-\u200F\u2060\uFEFF\u00AD]/.test(char)) continue;
    folded += /[\uFF01-\uFF5E]/.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char;
    offsets.push(index);
  }
  return { folded, offsets };
}

interface Kind {
  readonly pattern: RegExp;
  readonly name: string;
  readonly accept: (found: string) => 'error' | 'warning' | undefined;
}

const digitsOf = (found: string) => found.replace(/[^\dXx]/g, '').toUpperCase();

const kinds = (office: Office): readonly Kind[] => [
  {
    pattern: ID_NUMBER,
    name: '身份证号',
    accept: (found) => {
      const digits = digitsOf(found);
      if (isIdNumber(digits)) return 'error';
      return isBirthday(digits.slice(6, 14)) && !passesLuhn(digits) ? 'warning' : undefined;
    },
  },
  {
    pattern: OLD_ID_NUMBER,
    name: '十五位身份证号',
    accept: (found) => (isBirthday(`19${found.slice(6, 12)}`) ? 'warning' : undefined),
  },
  {
    pattern: MOBILE,
    name: '手机号',
    accept: (found) => (office.ownNumbers.some((own) => digitsOf(own) === digitsOf(found)) ? undefined : 'error'),
  },
  {
    pattern: BANK_CARD,
    name: '银行卡号',
    accept: (found) => (passesLuhn(digitsOf(found)) && !isIdNumber(digitsOf(found)) ? 'error' : undefined),
  },
  {
    pattern: EMAIL,
    name: '电子邮箱',
    accept: (found) =>
      office.ownEmails.some((own) => own.toLowerCase() === found.toLowerCase()) ? undefined : 'error',
  },
  { pattern: ADDRESS, name: '家庭住址', accept: () => 'warning' },
];

const REMEDY = '请删去，或用“*”遮住中间几位。本单位自己的电话、邮箱请写在网站设置（site.yaml）的联系方式里。';

export function personalData(document: Pick<Document, 'file' | 'text'>, office: Office): Diagnostic[] {
  const { folded, offsets } = fold(document.text);
  return kinds(office).flatMap(({ pattern, name, accept }) =>
    [...folded.matchAll(pattern)].flatMap((match) => {
      const severity = accept(match[0]);
      if (severity === undefined) return [];
      const shown = `${match[0].slice(0, 3)}…${match[0].slice(-2)}`;
      const sentence = severity === 'error' ? `这里有${name}（${shown}），不能公开。` : `这里像是${name}（${shown}）。`;
      return [
        diagnosticAt(document, offsets[match.index] ?? 0, {
          severity,
          rule: 'personal-data',
          sentence,
          remedy: REMEDY,
        }),
      ];
    }),
  );
}
