/** Whole files of other formats that stand in a DOCX in place of paragraphs (altChunk): web pages, plain text, RTF. */
import { strFromU8, unzipSync } from 'fflate';
import type { SourceBlock, SourceDocument } from '../source-document.ts';

const RELATIONS = 'word/_rels/document.xml.rels';
const CHUNK = /<Relationship\b[^>]*aFChunk[^>]*>/g;

/** The blocks of each such file by the id of its relation; none for a document without them. */
export async function readAltChunks(
  bytes: Uint8Array,
  read: (bytes: Uint8Array) => Promise<SourceDocument>,
): Promise<ReadonlyMap<string, readonly SourceBlock[]>> {
  const relations = strFromU8(partsOf(bytes, (name) => name === RELATIONS)[RELATIONS] ?? new Uint8Array());
  const targets = [...relations.matchAll(CHUNK)].map(([element]) => ({
    id: /\bId="([^"]*)"/.exec(element)?.[1] ?? '',
    name: nameOf(/\bTarget="([^"]*)"/.exec(element)?.[1] ?? ''),
  }));
  if (targets.length === 0) return new Map();
  const parts = partsOf(bytes, (name) => targets.some((target) => target.name === name));
  const chunks = new Map<string, readonly SourceBlock[]>();
  for (const { id, name } of targets) {
    const part = parts[name];
    // What cannot be read stays a question: the reader of the document finds nothing for it.
    const source = part === undefined ? undefined : await read(part).catch(() => undefined);
    if (source !== undefined) chunks.set(id, source.blocks);
  }
  return chunks;
}

function nameOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `word/${target}`;
}

function partsOf(bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => wanted(name) && originalSize < 40 * 1024 * 1024 });
  } catch {
    return {};
  }
}
