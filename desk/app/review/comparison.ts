/** Two versions of an entry beside each other: which fields and paragraphs came, went and changed. */
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { EditableName } from '#model/editable.ts';
import { readEntry } from '../entry-text.ts';
import type { DiffPart } from '../../api/history-answer.ts';
import { saidFields } from './fields.ts';

interface ChangedField {
  readonly label: string;
  readonly parts: readonly DiffPart[];
}

/** A paragraph, heading, list, table … of the body, or what became of one. */
export type ChangedBlock =
  | { readonly kind: 'same' | 'added' | 'removed'; readonly markdown: string }
  | { readonly kind: 'changed'; readonly parts: readonly DiffPart[] };

export interface Comparison {
  readonly fields: readonly ChangedField[];
  readonly blocks: readonly ChangedBlock[];
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

function wordParts(before: string, after: string): DiffPart[] {
  return diffWordsWithSpace(before, after, { intlSegmenter: words }).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** Markdown's own signs, and the tags of components, say nothing to a reader. */
function plain(markdown: string): string {
  return markdown
    .replace(/<!-- article: .*? -->/g, '')
    .replace(/<\/?[A-Za-z][^>]*>/g, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '〔图：$1〕')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:#{1,6}|>|[-*]|\d+\.)\s+/gm, '')
    .replace(/\*\*|__|`|\\(?=[\\`*_{}[\]<>#+!|~&.-])/g, '')
    .trim();
}

/** What a body is cut into. */
const blocksOf = (body: string): string[] =>
  body
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '');

export function compare(collection: EditableName, before: string, after: string, hasBody: boolean): Comparison {
  return {
    fields: changedFields(collection, before, after, hasBody),
    blocks: hasBody ? changedBlocks(bodyOf(before), bodyOf(after)) : [],
  };
}

function bodyOf(raw: string): string {
  const { body } = readEntry(raw, true);
  return typeof body === 'string' ? body : '';
}

function changedFields(collection: EditableName, before: string, after: string, hasBody: boolean): ChangedField[] {
  const [old, fresh] = [before, after].map(
    (raw) => new Map(saidFields(collection, raw, hasBody).map(({ label, text }) => [label, text])),
  );
  const labels = [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])];
  return labels
    .map((label) => [label, old?.get(label) ?? '', fresh?.get(label) ?? ''] as const)
    .filter(([, was, is]) => was !== is)
    .map(([label, was, is]) => ({ label, parts: wordParts(was, is) }));
}

function changedBlocks(before: string, after: string): ChangedBlock[] {
  const changes = diffArrays(blocksOf(before), blocksOf(after));
  const blocks: ChangedBlock[] = [];
  for (let at = 0; at < changes.length; at++) {
    const change = changes[at];
    if (!change) continue;
    const next = changes[at + 1];
    if (change.removed && next?.added) {
      blocks.push(...paired(change.value, next.value));
      at++;
    } else {
      const kind = change.added ? 'added' : change.removed ? 'removed' : 'same';
      blocks.push(...change.value.map((markdown) => ({ kind, markdown }) as const));
    }
  }
  return blocks;
}

/** Blocks that took the place of others are compared word by word, in their order; what is over came or went. */
function paired(removed: readonly string[], added: readonly string[]): ChangedBlock[] {
  const both = Math.min(removed.length, added.length);
  return [
    ...removed.slice(0, both).map((old, at) => ({
      kind: 'changed' as const,
      parts: wordParts(plain(old), plain(added[at] ?? '')),
    })),
    ...removed.slice(both).map((markdown) => ({ kind: 'removed' as const, markdown })),
    ...added.slice(both).map((markdown) => ({ kind: 'added' as const, markdown })),
  ];
}
