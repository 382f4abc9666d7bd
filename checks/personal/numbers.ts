/**
 * Long numbers in a text, however they are parted. A number is looked for from
 * each group of digits over the few groups behind it, so that the work grows
 * with the text and no faster.
 */
import { isIdNumber, looksLikeIdNumber, looksLikeOldIdNumber, passesLuhn } from './id-number.ts';

type NumberKind = '身份证号' | '十五位身份证号' | '手机号' | '银行卡号';

export interface FoundNumber {
  readonly kind: NumberKind;
  readonly start: number;
  readonly end: number;
  /** Without what parts it. */
  readonly digits: string;
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** Groups that may be one number. */
interface Candidate {
  readonly groups: readonly Group[];
  readonly digits: string;
  /** What stands between the groups. */
  readonly gaps: readonly string[];
  /** Whether letters stand around it, as in a code. */
  readonly lettered: boolean;
}

/** What parts a number where it is meant to be read as one, emphasis and masks of Markdown included. */
const GAP = /^[\s\p{Pd}−.·•／/_、，,\\*~]{1,4}$/u;
const PLAIN_GAP = /^(?:[^\S\n]{1,2}|\n|[^\S\n]?[\p{Pd}−·][^\S\n]?)$/u;
/** The first digits of a mobile number, and of an ID number up to the century of birth. */
const BEGINS = /^(?:1[3-9]|86|00|[1-8]\d{5}(?:19|20))/;
const TELLING = 8;
/** A card is written in as many groups at most. */
const CARD_PARTS = 5;
const SHORTEST = 11;
const LONGEST = 19;
/** Lengths and first digits of what is looked for; most windows are none of it. */
const PLAUSIBLE = /^(?:(?:(?:00)?86)?1[3-9]\d{9}|[1-8]\d{14}|[1-8]\d{16,17}|[3-9]\d{15,18})$/;
const ID_GROUPS = /^(?:18|17,1|14,4|10,8|10,4,4|6,8,4|6,8,3,1|6,12|6,4,4,4|6,4,2,2,4|(?:1,){17}1)$/;
const MOBILE_GROUPS = /^(?:11|3,8|7,4|3,4,4|4,4,3|3,3,5|5,6|(?:1,){10}1)$/;
const CARD_GROUPS = /^(?:1[6-9]|4,4,4,4(?:,[1-3])?|6,1[0-3]|4,4,4,7)$/;

/** @param text folded. */
export function* numbersIn(text: string): Generator<FoundNumber> {
  const groups = groupsIn(text);
  const gaps = gapsOf(text, groups);
  let after = 0;
  for (const [at, first] of groups.entries()) {
    // Behind a decimal point stands a fraction.
    if (first.start < after || gaps[at] === '.') continue;
    const found = numberFrom(text, groups, gaps, at);
    if (!found) continue;
    yield found;
    after = found.end;
  }
}

/** A letter O among digits is a nought. */
function groupsIn(text: string): Group[] {
  return [...text.matchAll(/\d(?:[\dOo]*\d)?/g)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    digits: found.replace(/[Oo]/g, '0'),
  }));
}

/** What stands before each group, where that may part one number. */
function gapsOf(text: string, groups: readonly Group[]): readonly (string | undefined)[] {
  return groups.map(({ start }, at) => {
    const before = groups[at - 1];
    if (!before || start - before.end > 4) return undefined;
    const gap = text.slice(before.end, start);
    return gap === ' ' || GAP.test(gap) ? gap : undefined;
  });
}

function numberFrom(
  text: string,
  groups: readonly Group[],
  gaps: readonly (string | undefined)[],
  at: number,
): FoundNumber | undefined {
  let digits = '';
  for (let end = at; end < groups.length && (end === at || gaps[end] !== undefined); end += 1) {
    digits += groups[end]?.digits ?? '';
    if (digits.length > LONGEST || (digits.length >= TELLING && end - at >= CARD_PARTS && !BEGINS.test(digits))) {
      return undefined;
    }
    if (digits.length < SHORTEST || !PLAUSIBLE.test(digits)) continue;
    const within = gaps.slice(at + 1, end + 1).filter((gap) => gap !== undefined);
    const found = judge(text, { groups: groups.slice(at, end + 1), digits, gaps: within, lettered: false });
    if (found) return found;
  }
  return undefined;
}

function judge(text: string, candidate: Candidate): FoundNumber | undefined {
  const { groups, digits } = candidate;
  const [first, last] = [groups[0], groups.at(-1)];
  if (!first || !last) return undefined;
  const [before, behind] = [text.charAt(first.start - 1), text.slice(last.end, last.end + 4)];
  const lettered = /[A-Za-z]/.test(before);
  const number = (kind: NumberKind, found = digits, end = last.end) => ({
    kind,
    start: first.start,
    end,
    digits: found,
  });
  const withLetter = idWithX(candidate, behind, last.end);
  if (withLetter) return number('身份证号', withLetter.digits, withLetter.end);
  if (/^[A-Za-z]/.test(behind)) return undefined;
  if (digits.length === 18 && isId({ ...candidate, lettered }, digits)) return number('身份证号');
  if (lettered) return undefined;
  if (isMobile(candidate)) return number('手机号');
  if (groups.length === 1 && looksLikeOldIdNumber(digits)) return number('十五位身份证号');
  return isCard(candidate) ? number('银行卡号') : undefined;
}

/** An ID number whose last place is the letter behind the digits. */
function idWithX(candidate: Candidate, behind: string, end: number) {
  if (candidate.digits.length !== 17) return undefined;
  const [whole, gap = ''] = /^([\s\p{Pd}·/_.*]{0,2})[Xx](?![A-Za-z\d])/u.exec(behind) ?? [];
  if (whole === undefined) return undefined;
  const digits = `${candidate.digits}X`;
  const last = candidate.groups.at(-1);
  const groups = last ? [...candidate.groups.slice(0, -1), { ...last, digits: `${last.digits}X` }] : [];
  return isId({ ...candidate, groups, gaps: gap === '' ? candidate.gaps : [...candidate.gaps, gap] }, digits)
    ? { digits, end: end + whole.length }
    : undefined;
}

/** A wrong check digit is forgiven where everything else looks like an ID number. */
function isId({ groups, gaps, lettered }: Candidate, digits: string): boolean {
  if (isIdNumber(digits)) return true;
  const usual = ID_GROUPS.test(shapeOf(groups)) && gaps.every((gap) => PLAIN_GAP.test(gap));
  return usual && !lettered && looksLikeIdNumber(digits) && !passesLuhn(digits);
}

const shapeOf = (groups: readonly Pick<Group, 'digits'>[]): string =>
  groups.map(({ digits }) => digits.length).join(',');

function isMobile({ groups, digits, gaps }: Candidate): boolean {
  const [prefix = ''] = /^(?:00)?86(?=1[3-9]\d{9}$)/.exec(digits) ?? [];
  const number = digits.slice(prefix.length);
  if (!/^1[3-9]\d{9}$/.test(number)) return false;
  const own = withoutPrefix(groups, prefix.length);
  return own !== undefined && MOBILE_GROUPS.test(shapeOf(own)) && new Set(gaps.slice(1 - own.length)).size <= 1;
}

function withoutPrefix(groups: readonly Group[], length: number): readonly Pick<Group, 'digits'>[] | undefined {
  const [first, ...others] = groups;
  if (!first || first.digits.length < length) return undefined;
  const rest = first.digits.slice(length);
  return rest === '' ? others : [{ digits: rest }, ...others];
}

function isCard({ groups, digits, gaps }: Candidate): boolean {
  const shaped = /^[3-9]\d{15,18}$/.test(digits) && CARD_GROUPS.test(shapeOf(groups));
  return shaped && gaps.every((gap) => gap === ' ' || gap === '-') && passesLuhn(digits);
}
