/** 标点 (GB/T 15834): full-width marks in Chinese text; decimals, times, thousands and labels such as `1.` stay. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from '../document.ts';
import { scan } from '../scan.ts';
import type { Pattern } from '../scan.ts';

const HAN = String.raw`[\p{Script=Han}”’）》]`;

const patterns: readonly Pattern[] = [
  {
    pattern: new RegExp(`(?<=${HAN})[,;:!?]`, 'gu'),
    severity: 'warning',
    sentence: '中文里用了半角标点',
    remedy: '请改成全角的，；：！？。',
  },
  {
    pattern: /(?<=\p{Script=Han})\.(?!\w)/gu,
    severity: 'warning',
    sentence: '中文句末用了半角句点',
    remedy: '请改成“。”。',
  },
  {
    pattern: /(?<=\p{Script=Han})\s*\(|\)(?=\p{Script=Han})/gu,
    severity: 'warning',
    sentence: '中文里用了半角括号',
    remedy: '请改成（）。',
  },
  {
    pattern: /(?<=\p{Script=Han})["']|["'](?=\p{Script=Han})/gu,
    severity: 'warning',
    sentence: '中文里用了直引号',
    remedy: '请改成“”。',
  },
  {
    pattern: /[”》]、[“《]/gu,
    severity: 'warning',
    sentence: '并列的引号或书名号之间不用顿号',
    remedy: '请删去中间的“、”。',
  },
  {
    pattern: /(?<!…)…(?!…)|(?<=\p{Script=Han})(?:\.{3,}|。{2,})/gu,
    severity: 'warning',
    sentence: '省略号不规范',
    remedy: '请写成“……”（两个字符）。',
  },
  {
    pattern: /(?<!—)—(?!—)(?=\p{Script=Han})|(?<=\p{Script=Han})--+/gu,
    severity: 'warning',
    sentence: '破折号不规范',
    remedy: '请写成“——”（两个字符）。',
  },
  { pattern: /[•‧∙⋅・･]/gu, severity: 'warning', sentence: '间隔号不规范', remedy: '请改成“·”（U+00B7）。' },
  { pattern: /«|»/gu, severity: 'warning', sentence: '书名号不规范', remedy: '请改成《》。' },
  { pattern: /，，|、、|；；|：：|。，|，。/gu, severity: 'warning', sentence: '标点重复', remedy: '请留下一个。' },
  {
    pattern: /[（(](?<=^[\0 ]{0,200}.)[一二三四五六七八九十]{1,20}[）)][、，.]/gmu,
    severity: 'warning',
    sentence: '（一）后面不加标点',
    remedy: '请删去后面的标点。',
  },
];

export function punctuation(document: Document): Diagnostic[] {
  return scan(document, 'punctuation', patterns);
}
