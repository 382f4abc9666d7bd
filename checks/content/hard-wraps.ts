/** 断行: a paragraph broken over several lines shows a gap between two Han in the page. */
import type { Document } from '../document.ts';
import { offsetOf, walk } from '../document.ts';
import { findingAt } from '../finding-at.ts';
import type { Finding } from '../finding.ts';

const WRAP = /[\p{Script=Han}，。、；：“”（）《》]\r?\n(?=[\p{Script=Han}，。、；：“”（）《》\d])/u;

export function hardWraps(document: Document): Finding[] {
  if (document.tree === undefined) return [];
  return [...walk(document.tree)].flatMap((node) => {
    if (node.type !== 'text' || !WRAP.test(node.value ?? '')) return [];
    const start = offsetOf(document, node);
    const offset = start + (WRAP.exec(document.text.slice(start))?.index ?? 0);
    return [
      findingAt(document, offset, {
        severity: 'error',
        rule: 'hard-wraps',
        message: '一段话中间断了行。',
        remedy: '请把这一段接成一行；要另起一段，就空一行。',
      }),
    ];
  });
}
