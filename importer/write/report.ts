import type { Doubt } from '../source-document.ts';

const SEVERITY = { error: '要改正', question: '请核对', note: '备查' } as const;

/** One doubt as a line for people: severity, page, sentence, words concerned. */
export function formatDoubt(doubt: Doubt): string {
  const page = doubt.page === undefined ? '' : `第${doubt.page}页 `;
  const excerpt = doubt.excerpt === undefined ? '' : ` 原文：「${doubt.excerpt}」`;
  return `${SEVERITY[doubt.severity]} ${page}${doubt.message}${excerpt} [${doubt.rule}]`;
}
