/**
 * A file in the ways it is read: as it is written, as its words come out of
 * Markdown, and as YAML understands its fields. What a mark or an escape parts
 * in one of them is whole in another.
 */
import { isScalar, parseDocument, visit } from 'yaml';
import type { Document, Node } from '../document.ts';

export interface Reading {
  readonly text: string;
  /** Where in the file a character of `text` comes from; a piece that is written otherwise gives its beginning. */
  placeOf(at: number): number;
}

interface Piece {
  readonly text: string;
  readonly offset: number;
}

/** Nodes whose words are read in one go. */
const BLOCKS = new Set(['paragraph', 'heading', 'tableCell', 'mdxJsxFlowElement', 'listItem', 'blockquote', 'root']);

type Parts = Pick<Document, 'text' | 'bodyStart' | 'tree' | 'data'>;

export function readingsOf(document: Parts): Reading[] {
  const written: Reading = { text: document.text, placeOf: (at) => at };
  // What stands in the file as it is read has been read.
  const isWritten = ([piece, ...others]: readonly Piece[]) =>
    piece !== undefined && others.length === 0 && document.text.startsWith(piece.text, piece.offset);
  const passages = passagesOf(document).filter((pieces) => !isWritten(pieces));
  return [written, ...passages.map(readingOf), ...valuesOf(document)];
}

function readingOf(pieces: readonly Piece[]): Reading {
  const starts: number[] = [];
  let text = '';
  for (const piece of pieces) {
    starts.push(text.length);
    text += piece.text;
  }
  return {
    text,
    placeOf: (at) => {
      const index = starts.findLastIndex((start) => start <= at);
      return (pieces[index]?.offset ?? 0) + at - (starts[index] ?? 0);
    },
  };
}

/** The words of each block of the body; a tree is walked without recursion, however deep it is. */
function passagesOf({ tree, bodyStart }: Parts): Piece[][] {
  if (!tree) return [];
  const passages: Piece[][] = [];
  const waiting: { readonly node: Node; readonly into: Piece[] }[] = [{ node: tree, into: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node } = next;
    const into = BLOCKS.has(node.type) ? [] : next.into;
    if (into !== next.into) passages.push(into);
    const offset = bodyStart + (node.position?.start.offset ?? 0);
    for (const text of apart(node)) passages.push([{ text, offset }]);
    if (node.type === 'break') into.push({ text: '\n', offset });
    if (node.value !== undefined && node.type !== 'html') into.push({ text: node.value, offset });
    for (const child of (node.children ?? []).toReversed()) waiting.push({ node: child, into });
  }
  return passages.filter((pieces) => pieces.length > 0);
}

/** What a node says beside the words it stands among: a picture's description, an address, a component's props. */
function apart({ alt, url, attributes }: Node): string[] {
  const props = (attributes ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return [alt, url, ...props].filter((text) => typeof text === 'string' && text !== '') as string[];
}

/** Names and values of the fields, wherever YAML writes them otherwise than they are. */
function valuesOf({ text, bodyStart, data }: Parts): Reading[] {
  const readings: Reading[] = [];
  if (data === undefined) return readings;
  const head = text.slice(0, bodyStart);
  const start = /^\uFEFF?---[ \t]*\r?\n/.exec(head)?.[0].length ?? 0;
  const yaml = head.slice(start).replace(/---[ \t]*\r?\n?$/, '');
  visit(parseDocument(yaml, { logLevel: 'silent' }), (_, node) => {
    if (!isScalar(node) || node.range === undefined || node.range === null) return;
    const [from] = node.range;
    const value = String(node.value);
    if (value !== '' && !yaml.startsWith(value, from)) {
      readings.push({ text: value, placeOf: () => start + from });
    }
  });
  return readings;
}
