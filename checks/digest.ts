/** What the checks of the whole archive need to know of one document. */
import { createHash } from 'node:crypto';
import type { Digest } from './archive-digest.ts';
import { offsetOf, walk } from './document.ts';
import { diagnosticAt } from './diagnostic-at.ts';
import type { Document, Node } from './document.ts';

/** Shorter paragraphs are formulas that many articles share. */
const LONG = 30;

function wordsOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(wordsOf).join('');
}

/** The last day of a partial date: of `2024` it is `2024-12-31`. */
function lastDay(date: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return `${year}-12-31`;
  return `${year}-${month}-${day ?? String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())}`;
}

function dayOf(data: unknown): string | undefined {
  const { publishedAt, date, year } = (data ?? {}) as { publishedAt?: unknown; date?: unknown; year?: unknown };
  const known = [publishedAt, date, year].find((value) => typeof value === 'string' || typeof value === 'number');
  return known === undefined ? undefined : lastDay(String(known));
}

export function digestOf(document: Document): Digest {
  const nodes = document.tree === undefined ? [] : [...walk(document.tree)];
  const links = nodes
    .filter(({ type, url = '' }) => (type === 'link' || type === 'definition') && /^\/(?!\/)/.test(url))
    .map((node) => ({
      to: node.url ?? '',
      line: diagnosticAt(document, offsetOf(document, node), { severity: 'error', rule: '', sentence: '', remedy: '' })
        .line,
    }));
  const passages = nodes
    .filter(({ type }) => type === 'paragraph')
    .map(wordsOf)
    .filter((words) => words.length >= LONG)
    .map((words) => createHash('sha256').update(words).digest('base64url').slice(0, 10));
  const day = dayOf(document.data);
  return { file: document.file, links, passages, ...(day !== undefined && { day }) };
}
