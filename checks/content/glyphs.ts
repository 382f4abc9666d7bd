/** 字符: glyphs that no font but the original one can show, and characters that cannot be seen. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from '../document.ts';
import { scan } from '../scan.ts';
import type { Pattern } from '../scan.ts';

const patterns: readonly Pattern[] = [
  {
    pattern: /[\p{Co}\uFFFD□]/gu,
    severity: 'error',
    sentence: '这个字在读者的机器上显示不出来',
    remedy: '请对照原件补上正确的字。',
  },
  {
    pattern: /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\u00AD]/gu,
    severity: 'error',
    sentence: '这里有看不见的字符',
    remedy: '请删去这里的字，再重新打一遍。',
  },
  {
    pattern: /[\u2E80-\u2FDF]/gu,
    severity: 'warning',
    sentence: '这是部首，不是汉字，会搜不到',
    remedy: '请重新打这个字。',
  },
];

export function glyphs(document: Document): Diagnostic[] {
  return scan(document, 'glyphs', patterns);
}
