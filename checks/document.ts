/** One content file as the checks see it: its text, its prose, its data and its tree. */
import { entryParts } from '#entry-file/parts.ts';
import { fieldsIn } from '#entry-file/fields.ts';
import { parseMarkup } from '#lib/markdown-tree.ts';
import { countLines } from './diagnostic-at.ts';
import { maskSyntax } from './prose.ts';

export interface Node {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: string;
  readonly url?: string;
  readonly alt?: string | null;
  readonly attributes?: readonly Attribute[];
  readonly children?: readonly Node[];
  readonly position?: { readonly start: { readonly offset?: number | undefined } } | undefined;
}

interface Attribute {
  readonly type: string;
  readonly name?: string;
  readonly value?: string | null | { readonly type: string; readonly value: string };
}

export interface Document {
  readonly file: string;
  readonly text: string;
  /** `text` with everything that no reader sees replaced by U+0000, offset for offset. */
  readonly prose: string;
  /** The parsed frontmatter; undefined when there is none or it is not YAML. */
  readonly data: unknown;
  /** Offset of the body's first character. */
  readonly bodyStart: number;
  /** The body's tree, its offsets counted from `bodyStart`; undefined when the body is not valid MDX. */
  readonly tree?: Node;
  /** Why there is no tree. */
  readonly failure?: { readonly line: number; readonly reason: string };
}

/** Reads one Markdown, MDX or YAML file; never throws. */
export function parseDocument(file: string, text: string): Document {
  const yaml = /\.ya?ml$/.test(file);
  const parts = yaml ? undefined : entryParts(text);
  const bodyStart = yaml ? text.length : parts ? text.length - parts.body.length : 0;
  const frontmatter = yaml ? text : (parts?.yaml ?? '');
  const base = { file, text, bodyStart, data: fieldsIn(frontmatter), prose: maskSyntax(text, bodyStart) };
  const body = text.slice(bodyStart);
  try {
    const tree = parseMarkup(body, file.endsWith('.mdx')) as unknown as Node;
    return { ...base, tree };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const line = Number(/(\d+):\d+/.exec(reason)?.[1] ?? 1);
    return { ...base, failure: { line: line + countLines(text.slice(0, bodyStart)), reason } };
  }
}

/** Every node of the tree, depth first. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

/** The offset of a node in the document's text. */
export function offsetOf(document: Document, node: Node): number {
  return document.bodyStart + (node.position?.start.offset ?? 0);
}

/** Words around an offset, for a sentence. */
export function excerpt(document: Document, offset: number, length = 1): string {
  return document.text
    .slice(Math.max(0, offset - 6), offset + length + 6)
    .replace(/\s+/g, ' ')
    .trim();
}
