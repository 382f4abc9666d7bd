/**
 * Text for the ear: cuts a paragraph into pieces a voice reads in one breath
 * and writes each as it is said. Signs are turned into words and pauses, since
 * voices read them differently or not at all.
 */
import { sayDigits, sayNumber } from './spoken-numbers.ts';

export interface SpokenPiece {
  /** Where the piece stands in the text: UTF-16 offsets, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What the voice is given; at most 120 characters, never empty. */
  readonly spoken: string;
}

/** Voices fall silent in the middle of longer ones. */
export const LONGEST_PIECE = 120;

/** Words that are counted: before them 2 is said 两. */
const COUNTED = '[件名个次期所条处项人位家种份场篇轮部间户座支台辆天周年]';
const TWO_OF_SOMETHING = new RegExp(`(?<![\\d第])2(?=${COUNTED})`, 'g');

/** `text` as it is said. */
export function speakable(text: string): string {
  return (
    text
      .trim()
      // 一、 and （一） in front of a paragraph are its number.
      .replace(/^([一二三四五六七八九十]+)、/, '第$1，')
      .replace(/^（([一二三四五六七八九十]+)）/, '$1，')
      .replace(/^(\d+)\.(?!\d)/, (_, figures: string) => `第${sayNumber(figures)}，`)
      .replace(
        /(\d{4})-(\d{1,2})-(\d{1,2})/g,
        (_, year: string, month: string, day: string) => `${sayDigits(year)}年${plain(month)}月${plain(day)}日`,
      )
      .replace(/(\d{4})(年)/g, (_, year: string, sign: string) => sayDigits(year) + sign)
      .replace(/(\d)\s*[~～—–-]\s*(?=\d)/g, '$1至')
      .replace(/(\d+(?:\.\d+)?)[%％]/g, '百分之$1')
      .replace(/(\d+)\.(\d+)/g, (_, whole: string, part: string) => `${sayNumber(whole)}点${sayDigits(part)}`)
      .replace(TWO_OF_SOMETHING, '两')
      .replace(/\d+/g, (figures) => sayNumber(figures))
      .replace(/[《》〈〉“”‘’「」『』【】]/g, '')
      .replace(/[（(]\s*/g, '，')
      .replace(/\s*[）)]/g, '，')
      .replace(/—+|…+|·|→/g, '，')
      .replace(/，+(?=[，。；：？！、])/g, '')
      .replace(/([，。；：？！、])，+/g, '$1')
      .replace(/^[，、；：]+/, '')
      .trim()
  );
}

const plain = (figures: string): string => sayNumber(String(Number(figures)));

/** The pieces of a paragraph, in order; what has nothing to say is left out. */
export function spokenPieces(text: string): SpokenPiece[] {
  const sentences = cut(text, 0, text.length, /[。！？；!?;](?:[”’」』）)]*)|\n/g);
  return sentences.flatMap(([start, end]) => shorten(text, start, end));
}

type Span = readonly [start: number, end: number];

/** Cuts after every match of `at`. */
function cut(text: string, start: number, end: number, at: RegExp): Span[] {
  const ends = [...text.slice(start, end).matchAll(at)].map((match) => start + match.index + match[0].length);
  const borders = [start, ...ends.filter((one) => one < end), end];
  return borders.slice(1).map((border, index) => [borders[index] ?? start, border] as const);
}

function shorten(text: string, start: number, end: number): SpokenPiece[] {
  const spoken = speakable(text.slice(start, end));
  if (!/[\p{L}\p{N}]/u.test(spoken)) return [];
  if (spoken.length <= LONGEST_PIECE) return [{ start, end, spoken }];
  const middle = breath(text, start, end);
  return [...shorten(text, start, middle), ...shorten(text, middle, end)];
}

/** Where to breathe in a long sentence: at the comma nearest its middle, else between two characters. */
function breath(text: string, start: number, end: number): number {
  const half = (start + end) / 2;
  const commas = cut(text, start, end, /[，：、,:]/g)
    .map(([, border]) => border)
    .filter((border) => border < end);
  const [nearest] = commas.sort((a, b) => Math.abs(a - half) - Math.abs(b - half));
  if (nearest !== undefined) return nearest;
  const middle = Math.floor(half);
  // Never between the halves of a surrogate pair, nor within a figure.
  let at = middle;
  while (at > start + 1 && (/[\d.]/.test(text[at - 1] ?? '') || /[\udc00-\udfff]/.test(text[at] ?? ''))) at--;
  return at > start + 1 ? at : middle;
}
