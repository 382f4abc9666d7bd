/** 图片: every picture needs words for readers who cannot see it. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from '../document.ts';
import { offsetOf, walk } from '../document.ts';
import { diagnosticAt } from '../diagnostic-at.ts';

export function images(document: Document): Diagnostic[] {
  if (document.tree === undefined) return [];
  return [...walk(document.tree)]
    .filter((node) => node.type === 'image' && (node.alt ?? '').trim() === '')
    .map((node) =>
      diagnosticAt(document, offsetOf(document, node), {
        severity: 'error',
        rule: 'images',
        sentence: '图片没有文字说明，看不见图的读者不知道它是什么。',
        remedy: '请在方括号里写一句说明：![说明](图片地址)。',
      }),
    );
}
