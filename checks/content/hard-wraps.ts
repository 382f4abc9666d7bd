/** 断行: a paragraph broken over several lines shows a gap between two Han in the page. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from '../document.ts';
import { offsetOf, walk } from '../document.ts';
import { diagnosticAt } from '../diagnostic-at.ts';

const WRAP = /[\p{Script=Han}，。、；：“”（）《》]\r?\n(?=[\p{Script=Han}，。、；：“”（）《》\d])/u;

export function hardWraps(document: Document): Diagnostic[] {
  if (document.tree === undefined) return [];
  return [...walk(document.tree)].flatMap((node) => {
    if (node.type !== 'text' || !WRAP.test(node.value ?? '')) return [];
    const start = offsetOf(document, node);
    const offset = start + (WRAP.exec(document.text.slice(start))?.index ?? 0);
    return [
      diagnosticAt(document, offset, {
        severity: 'error',
        rule: 'hard-wraps',
        sentence: '一段话中间断了行。',
        remedy: '请把这一段接成一行；要另起一段，就空一行。',
      }),
    ];
  });
}
