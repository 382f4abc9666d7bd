/** 日期和百分比: days that do not exist, days still to come, and digits that swallowed their 月. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from '../document.ts';
import { excerpt } from '../document.ts';
import { diagnosticAt } from '../diagnostic-at.ts';
import type { Office } from '../office.ts';
import { scan } from '../scan.ts';

const DATE = /(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日/g;
const PLANNED = /(?:拟|将|计划|预计|定|期限|截至|自|至|从|到)[^。]*$/;

function dayExists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function calendar(document: Document, office: Office): Diagnostic[] {
  return [...document.prose.matchAll(DATE)].flatMap((match) => {
    const [words, year, month, day] = match;
    const found = excerpt(document, match.index, words.length);
    // Without a year the 29th of February may be right.
    if (!dayExists(Number(year ?? 2024), Number(month), Number(day))) {
      const sentence = `没有这一天：“${found}”。`;
      const remedy = '请对照原件改正。';
      return [diagnosticAt(document, match.index, { severity: 'error' as const, rule: 'dates', sentence, remedy })];
    }
    const iso = `${year ?? ''}-${month?.padStart(2, '0') ?? ''}-${day?.padStart(2, '0') ?? ''}`;
    if (year === undefined || iso <= office.today || PLANNED.test(document.prose.slice(0, match.index).slice(-20))) {
      return [];
    }
    const sentence = `这一天还没有到：“${found}”。`;
    const remedy = '请核对年份；如果写的是计划，请写明“拟于”“将于”。';
    return [diagnosticAt(document, match.index, { severity: 'warning' as const, rule: 'dates', sentence, remedy })];
  });
}

export function dates(document: Document, office: Office): Diagnostic[] {
  return [
    ...calendar(document, office),
    ...scan(document, 'dates', [
      {
        pattern: /(?<![\d.月])[1-9]\d{2,3}日(?!元|圆|均|常|夜|内|后|前)/g,
        severity: 'warning',
        sentence: '日期里像是丢了“月”字',
        remedy: '请对照原件补上，例如“5月18日”。',
      },
      {
        pattern:
          /(?:率|占比|比例|占[^，。；\d]{0,10})(?:达到|达|为|是|至|到)?(?:1\d[1-9]|1[1-9]0|[2-9]\d{2}|\d{4,})(?:\.\d+)?%/g,
        severity: 'warning',
        sentence: '百分比超过了100',
        remedy: '请对照原件核对。',
      },
    ]),
  ];
}
