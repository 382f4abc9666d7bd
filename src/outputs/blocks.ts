/**
 * The words of an article as blocks and runs, without any format's markup:
 * print, Word and the WeChat text are each drawn from these.
 */
import { markdownTree } from '#lib/markdown-tree.ts';
import { isOwnPath } from '#lib/urls.ts';
import type { SiteUrls } from '#lib/urls.ts';

export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  /** Address the words lead to: as written, but the site's own pages with protocol and host. */
  readonly link?: string;
  /** Number of the note these words refer to; `text` is empty. */
  readonly note?: number;
}

export interface Image {
  readonly url: string;
  readonly alt: string;
}

export type Block =
  | {
      readonly kind: 'heading';
      /** 1 for 一、, 2 for （一）, 3 below. */ readonly level: 1 | 2 | 3;
      readonly runs: Runs;
    }
  | { readonly kind: 'paragraph'; readonly runs: Runs }
  | {
      readonly kind: 'list';
      /** Number of the first item; absent for bullets. */ readonly start?: number;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'table'; /** The first row is the head. */ readonly rows: readonly (readonly Runs[])[] }
  | { readonly kind: 'image'; readonly image: Image };

export type Runs = readonly Run[];

export interface Words {
  readonly blocks: readonly Block[];
  /** Notes in the order of their numbers, from 1. */
  readonly notes: readonly (readonly Block[])[];
}

/** The part of Markdown's syntax tree that is looked at here. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly alt?: string | null;
  readonly depth?: number;
  readonly ordered?: boolean | null;
  readonly start?: number | null;
  readonly identifier?: string;
  readonly children?: readonly Node[];
}

type Style = Omit<Run, 'text'>;

/**
 * @param markdown the body of one article, checked before (no HTML, safe links).
 * @param absolute away from the site only a whole address leads anywhere.
 */
export function readWords(markdown: string, absolute: SiteUrls['absolute']): Words {
  const tree = markdownTree(markdown) as unknown as Node;
  const definitions = new Map<string, Node>();
  for (const node of children(tree)) {
    if (node.type === 'footnoteDefinition') definitions.set(node.identifier ?? '', node);
  }
  // A note is numbered where it is first referred to, as on the page.
  const numbers = new Map<string, number>();
  const noteNumber = (identifier: string) => {
    const number = numbers.get(identifier) ?? numbers.size + 1;
    numbers.set(identifier, number);
    return number;
  };
  const reader = new Reader(noteNumber, (written) => (isOwnPath(written) ? absolute(written) : written));
  const blocks = reader.blocks(children(tree));
  const notes: (readonly Block[])[] = [];
  for (const identifier of numbers.keys()) notes.push(reader.blocks(children(definitions.get(identifier))));
  return { blocks, notes };
}

const children = (node: Node | undefined): readonly Node[] => node?.children ?? [];

class Reader {
  readonly #noteNumber: (identifier: string) => number;
  readonly #addressOf: (written: string) => string;

  constructor(noteNumber: (identifier: string) => number, addressOf: (written: string) => string) {
    this.#noteNumber = noteNumber;
    this.#addressOf = addressOf;
  }

  blocks(nodes: readonly Node[]): Block[] {
    return nodes.flatMap((node) => this.#block(node));
  }

  #block(node: Node): Block[] {
    switch (node.type) {
      case 'heading': {
        const level = Math.min(Math.max((node.depth ?? 2) - 1, 1), 3) as 1 | 2 | 3;
        return [{ kind: 'heading', level, runs: this.#runs(children(node)) }];
      }
      case 'paragraph': {
        const images = children(node).filter(({ type }) => type === 'image');
        const runs = this.#runs(children(node));
        return [
          ...(runs.some(({ text, note }) => text.trim() !== '' || note !== undefined)
            ? [{ kind: 'paragraph', runs } as const]
            : []),
          ...images.map(({ url = '', alt }) => ({ kind: 'image', image: { url, alt: alt ?? '' } }) as const),
        ];
      }
      case 'list': {
        const items = children(node).map((item) => this.blocks(children(item)));
        return [{ kind: 'list', ...(node.ordered && { start: node.start ?? 1 }), items }];
      }
      case 'blockquote':
        return [{ kind: 'quote', blocks: this.blocks(children(node)) }];
      case 'table':
        return [
          {
            kind: 'table',
            rows: children(node).map((row) => children(row).map((cell) => this.#runs(children(cell)))),
          },
        ];
      case 'code':
        return [{ kind: 'paragraph', runs: [{ text: node.value ?? '' }] }];
      default:
        // A note's definition is read when it is referred to; rules and link definitions have no words.
        return [];
    }
  }

  #runs(nodes: readonly Node[], style: Style = {}): Run[] {
    return nodes.flatMap((node): Run[] => {
      switch (node.type) {
        case 'text':
          return [{ text: (node.value ?? '').replace(/\s*\n\s*/g, ''), ...style }];
        case 'inlineCode':
          return [{ text: node.value ?? '', ...style }];
        case 'break':
          return [{ text: '\n', ...style }];
        case 'strong':
          return this.#runs(children(node), { ...style, bold: true });
        case 'emphasis':
          return this.#runs(children(node), { ...style, italic: true });
        case 'link':
          return this.#runs(children(node), {
            ...style,
            ...(node.url !== undefined && { link: this.#addressOf(node.url) }),
          });
        case 'footnoteReference':
          return [{ text: '', ...style, note: this.#noteNumber(node.identifier ?? '') }];
        case 'image':
          return [];
        default:
          return this.#runs(children(node), style);
      }
    });
  }
}

/** The words of runs, without marks; a forced line break stays a line break. */
function runsText(runs: Runs): string {
  return runs.map(({ text }) => text).join('');
}

/** The words of a block as a reader sees them, one entry for each paragraph, item or cell. */
export function blockTexts(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [runsText(block.runs)];
    case 'list':
      return block.items.flatMap((item) => item.flatMap(blockTexts));
    case 'quote':
      return block.blocks.flatMap(blockTexts);
    case 'table':
      return block.rows.flatMap((row) => row.map(runsText));
    case 'image':
      return [block.image.alt];
  }
}
