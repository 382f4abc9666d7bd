/**
 * One content file: YAML frontmatter between `---` lines and a body below it
 * (`.md`, `.mdx`), or YAML alone (`.yaml`).
 */
import { isNode, LineCounter, parseDocument } from 'yaml';
import { errorAt } from '#lib/diagnostic.ts';
import type { TextDiagnostic } from '#lib/diagnostic.ts';
import { entryParts } from './parts.ts';

const RULE = 'syntax';
const TWICE = '同一项写了两次。请删去一个。';
const MALFORMED = '格式不对。每项写成“名称: 值”，冒号后空一格，缩进用空格；值里有冒号、井号或引号时用单引号括起来。';

export interface EntryFile {
  /** What the YAML says, not checked against any schema yet. */
  readonly data: unknown;
  readonly body: string;
  /** 1-based line on which the body starts. */
  readonly bodyLine: number;
  /** The line of the field at a path, or of its nearest existing parent. */
  lineOf(path: readonly PropertyKey[]): number;
  readonly syntaxErrors: readonly TextDiagnostic[];
}

/** The body of an entry whose frontmatter has been checked before. */
export function entryBody(raw: string): string {
  return entryParts(raw)?.body ?? raw.replace(/^\uFEFF/, '');
}

export function parseEntryFile(raw: string, extension: '.md' | '.mdx' | '.yaml'): EntryFile {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  if (extension === '.yaml') return withYaml(text, 1, '', 1);
  const parts = entryParts(text);
  if (!parts) {
    return {
      data: undefined,
      body: text,
      bodyLine: 1,
      lineOf: () => 1,
      syntaxErrors: [errorAt(RULE, { line: 1 }, '文件开头缺少基本信息。请写在文件开头，用两行“---”围起来。')],
    };
  }
  const bodyLine = 1 + countLines(text.slice(0, text.length - parts.body.length));
  return withYaml(parts.yaml, 2, parts.body, bodyLine);
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

function withYaml(yaml: string, firstLine: number, body: string, bodyLine: number): EntryFile {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const syntaxErrors = document.errors.map(({ code, pos }) =>
    errorAt(RULE, { line: counter.linePos(pos[0]).line + firstLine - 1 }, code === 'DUPLICATE_KEY' ? TWICE : MALFORMED),
  );
  return {
    data: syntaxErrors.length > 0 ? undefined : (document.toJS() as unknown),
    body,
    bodyLine,
    // Parsed a second time, because only an entry with a problem asks, and ten
    // thousand kept syntax trees would fill the memory.
    lineOf: (path) => lineOfPath(yaml, path) + firstLine - 1,
    syntaxErrors,
  };
}

function lineOfPath(yaml: string, path: readonly PropertyKey[]): number {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter });
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}
