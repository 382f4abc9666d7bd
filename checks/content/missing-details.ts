/** 要素: a page without a date or a source fails inspections; what is not known is said, never invented. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from '../document.ts';

interface BriefingDetails {
  readonly date?: unknown;
  readonly issuer?: unknown;
  readonly imprint?: { readonly printedBy?: unknown };
  readonly articles?: readonly { readonly credit?: unknown }[];
}

function detailsOf(data: unknown): BriefingDetails {
  return typeof data === 'object' && data !== null ? data : {};
}

const given = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');

export function missingDetails(document: Document): Diagnostic[] {
  if (!/^briefings\/[^/]+\.md$/.test(document.file)) return [];
  const { date, issuer, imprint, articles = [] } = detailsOf(document.data);
  const missing: string[] = [];
  if (!given(date)) missing.push('印发日期');
  const uncredited = articles.flatMap(({ credit }, at) => (given(credit) ? [] : [`第${at + 1}篇`]));
  const known = given(issuer) || given(imprint?.printedBy);
  if (!known && uncredited.length > 0) missing.push(`来源（编印单位，或${uncredited.join('、')}的供稿）`);
  if (missing.length === 0) return [];
  return [
    {
      severity: 'warning',
      rule: 'missing-details',
      file: document.file,
      line: 1,
      sentence: `没有写${missing.join('和')}，页面上会写“未载明”。`,
      remedy: '原件上有就补上；原件没有就不写，不要编造。',
    },
  ];
}
