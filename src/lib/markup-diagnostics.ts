/**
 * What must not stand in a text, whether Markdown or MDX: raw HTML, addresses
 * that run a program, and marks that the reader would see as stray signs.
 */
import { errorAt } from './diagnostic.ts';
import type { TextDiagnostic } from './diagnostic.ts';
import { parseMarkup, tangleIn, TangledError } from './markdown-tree.ts';
import type { Tangle } from './markdown-tree.ts';

/** Its line counts within the text. */
export interface MarkupDiagnostic extends TextDiagnostic {
  /** It would run as a program: a draft with it is not even saved. */
  readonly runs?: boolean;
}

/** The part of a Markdown syntax tree that is looked at here. */
export interface MarkupNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  /** What a reference and its definition have in common. */
  readonly identifier?: string;
  readonly children?: readonly MarkupNode[];
  readonly position?: { readonly start: { readonly line: number } };
}

const SAFE_URL = /^(?:https?:|mailto:|tel:|\/|\.|#|[a-z0-9-]+\/)/i;

const RUNNING_URL = /^[\s\p{Cc}]*(?:javascript|vbscript|data):/iu;
const RUNNING_HTML = /<\s*\/?(?:script|iframe|object|embed|style|link|meta|base|form|svg)\b|\son\w+\s*=|javascript:/i;

/** Whether a node would run a program in the reader's browser if it were let through. */
export function nodeRuns({ type, value = '', url = '' }: MarkupNode): boolean {
  return type === 'html' ? RUNNING_HTML.test(value) : RUNNING_URL.test(url);
}

/** What is wrong with this node itself, as a Chinese sentence. */
export function faultOf({ type, value = '', url = '' }: MarkupNode): string | undefined {
  switch (type) {
    case 'html':
      return `正文里不能写网页代码。请删去「${value.split('\n', 1)[0] ?? ''}」，写小于号请用“＜”。`;
    case 'link':
    case 'image':
    case 'definition':
      if (!SAFE_URL.test(url)) return `链接「${url}」不能用。请链到网页（https://）、邮箱（mailto:）或站内地址。`;
      return /[，。；：、？！（）《》“”]/.test(decoded(url))
        ? `网址「${decoded(url)}」把后面的标点也算了进去。请写成 [文字](网址)。`
        : undefined;
    case 'text':
      return value.includes('**')
        ? `「${value.trim()}」里的星号没有变成加粗，读者会看到星号。请把引号、书名号移到星号外面，例如 “**重点**”。`
        : undefined;
    default:
      return undefined;
  }
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Everything of the kind in a Markdown text. Most texts have no mark at all and are not parsed. */
export function markdownDiagnostics(markdown: string): MarkupDiagnostic[] {
  if (!/[<*]|\]\(|\]:|:\/\//.test(markdown)) return tangled(tangleIn(markdown));
  const diagnostics: MarkupDiagnostic[] = [];
  const visit = (node: MarkupNode): void => {
    const said = faultOf(node);
    if (said !== undefined) diagnostics.push(markupError(node.position?.start.line ?? 1, said, nodeRuns(node)));
    node.children?.forEach(visit);
  };
  try {
    visit(parseMarkup(markdown, false) as unknown as MarkupNode);
  } catch (error) {
    if (!(error instanceof TangledError)) throw error;
    return tangled(error.tangle);
  }
  return diagnostics;
}

/** A text that cannot be looked at is not kept either: nobody knows what is in it. */
function tangled(found: Tangle | undefined): MarkupDiagnostic[] {
  return found ? [markupError(found.line, found.said, true)] : [];
}

export function markupError(line: number, said: string, runs = false): MarkupDiagnostic {
  return { ...errorAt('markup', { line }, said), ...(runs && { runs }) };
}
