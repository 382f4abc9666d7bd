/** 加粗: `**…。**后` is not bold in CommonMark; the reader would see the asterisks. */
import type { Document } from '../document.ts';
import { findingAt, offsetOf, walk } from '../document.ts';
import type { Finding } from '../finding.ts';

export function emphasis(document: Document): Finding[] {
  if (document.tree === undefined) return [];
  return [...walk(document.tree)].flatMap((node) => {
    const index = node.type === 'text' ? (node.value ?? '').indexOf('**') : -1;
    if (index === -1) return [];
    const offset = document.text.indexOf('**', offsetOf(document, node));
    return [
      findingAt(document, offset, {
        severity: 'error',
        rule: 'emphasis',
        message: '加粗没有生效，读者会看到星号。',
        remedy: '请把标点移到 ** 外面，例如“**要点**。后文”；引号和书名号也移到外面。',
      }),
    ];
  });
}
