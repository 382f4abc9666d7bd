/** 标题: no closing full stop or comma, and no heading level left out. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document, Node } from '../document.ts';
import { offsetOf, walk } from '../document.ts';
import { diagnosticAt } from '../diagnostic-at.ts';

function plain(node: Node): string {
  return node.value ?? (node.children ?? []).map(plain).join('');
}

/** A run-in heading of a briefing keeps its printed full stop; only these marks are wrong in any title. */
const WRONG_END = /[，、；：,;:]$/;

export function titles(document: Document): Diagnostic[] {
  if (document.tree === undefined) return [];
  let level = 1;
  return [...walk(document.tree)].flatMap((node) => {
    if (node.type !== 'heading') return [];
    const depth = (node as { readonly depth?: number }).depth ?? 2;
    const words = plain(node).trim();
    const problems: (readonly [string, string])[] = [];
    if (words === '') problems.push(['这个标题是空的。', '请写上标题，或删去这一行。']);
    if (WRONG_END.test(words)) problems.push([`标题“${words}”末尾多了标点。`, '请删去末尾的标点。']);
    if (depth > level + 1)
      problems.push([`标题“${words}”跳了级。`, `请改成${level + 1}级标题（${'#'.repeat(level + 1)}）。`]);
    level = /^<!--/.test(words) ? 1 : depth;
    return problems.map(([sentence, remedy]) =>
      diagnosticAt(document, offsetOf(document, node), { severity: 'warning', rule: 'titles', sentence, remedy }),
    );
  });
}
