/** 数字 (GB/T 15835): half-width digits, no space between Han and digits. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from '../document.ts';
import { scan } from '../scan.ts';
import type { Pattern } from '../scan.ts';

const patterns: readonly Pattern[] = [
  { pattern: /[０-９]+/gu, severity: 'warning', sentence: '用了全角数字', remedy: '请改成半角数字。' },
  {
    pattern:
      /(?<=\p{Script=Han})(?<!第[\d一二三四五六七八九十百零〇]{1,7}[编章节条])[ \u3000]+(?=\d)|(?<=\d)[ \u3000]+(?=\p{Script=Han})/gu,
    severity: 'warning',
    sentence: '汉字和数字之间有空格',
    remedy: '请删去空格。',
  },
  {
    pattern: /(?<=\d)[~∼〜](?=\d)/gu,
    severity: 'warning',
    sentence: '数的范围用了别的连接号',
    remedy: '请写成“4～6”或“4至6”。',
  },
  {
    pattern: /(?<!第[\d一二三四五六七八九十百零〇]{1,7}[编章节条]?)\p{Script=Han}[ \u3000]+\p{Script=Han}/gu,
    severity: 'warning',
    sentence: '汉字之间有空格',
    remedy: '请删去空格；要分开两项就用标点。',
  },
];

export function numerals(document: Document): Diagnostic[] {
  const printed = printedLines(document.data);
  const lines = document.text.split('\n');
  return scan(document, 'numerals', patterns).filter(
    ({ line }) => !printed.some((one) => lines[(line ?? 1) - 1]?.includes(one)),
  );
}

/** The lines of the imprint as the print sets them: their blanks are its layout, and nobody's slip. */
function printedLines(data: unknown): readonly string[] {
  const { imprint } = (data ?? {}) as { readonly imprint?: { readonly lines?: unknown } };
  return Array.isArray(imprint?.lines) ? imprint.lines.filter((line) => typeof line === 'string') : [];
}
