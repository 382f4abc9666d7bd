/**
 * Frontmatter printed, and patched so that every part that already says what is
 * wanted keeps its bytes. The document API of `yaml` alone is not enough: it
 * prints the whole document anew, with its own blanks, quotes and line breaks.
 * It is used to find where each part stands.
 */
import { Document, isMap, isPair, isScalar, isSeq, parseDocument, Scalar, visit } from 'yaml';
import type { Node, Pair, ParsedNode, YAMLMap } from 'yaml';
import { entryParts } from './parts.ts';

type Data = Readonly<Record<string, unknown>>;

/** A new file of these fields and this Markdown. */
export function printEntry(fields: Data, body: string): string {
  return `---\n${printFields(fields)}---\n\n${body}`;
}

/**
 * @param raw A `.md` or `.mdx` file, or YAML alone.
 * @param changes Top-level field → its new value; undefined removes it.
 * @returns the file with these changes and no other; as it was where its YAML is broken, which a check reports.
 */
export function withFields(raw: string, changes: Data): string {
  const parts = entryParts(raw);
  if (!parts) return raw.startsWith('---') ? raw : patchFields(raw, changes);
  return parts.open + patchFields(parts.yaml, changes) + parts.close + parts.body;
}

function patchFields(yaml: string, changes: Data): string {
  const fields = fieldsIn(yaml);
  if (fields === undefined) return yaml;
  const wanted = { ...fields, ...changes };
  const kept = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const patched = patchYaml(yaml, Object.fromEntries(kept));
  return patched === '' || patched.endsWith('\n') ? patched : `${patched}\n`;
}

/** A file whose frontmatter is written as JSON, in block style; any other file as it is. */
export function inBlockStyle(raw: string): string {
  const parts = entryParts(raw);
  if (!parts || !/^\s*\{/.test(parts.yaml)) return raw;
  const fields = fieldsIn(parts.yaml);
  return fields === undefined ? raw : parts.open + printFields(fields) + parts.close + parts.body;
}

/** The value of a top-level field; undefined when there is none or the YAML is broken. */
export function fieldOf(raw: string, name: string): unknown {
  return fieldsIn(entryParts(raw)?.yaml ?? raw)?.[name];
}

/** The fields of YAML; undefined when it is broken or no map. */
export function fieldsIn(yaml: string): Data | undefined {
  const document = parseDocument(yaml);
  const data: unknown = document.errors.length > 0 ? undefined : (document.toJS() ?? {});
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Data) : undefined;
}

/** Fields in the archive's style: block YAML, which an editor can read and change. */
export function printFields(value: unknown): string {
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return '';
  const document = new Document(value);
  visit(document, {
    // In a block, line breaks at the end would hang on how the file goes on.
    Scalar: (_, node) => {
      if (typeof node.value !== 'string') return;
      if (node.value.endsWith('\n')) node.type = Scalar.QUOTE_DOUBLE;
      // Some readers of YAML take a bare date with a time for an instant.
      else if (/^\d{4}-\d\d-\d\d/.test(node.value)) node.type = Scalar.QUOTE_SINGLE;
    },
  });
  return document.toString({ lineWidth: 0, singleQuote: true });
}

/** YAML that says `wanted`, with every part of `yaml` that already says it left as it is. */
export function patchYaml(yaml: string, wanted: Data): string {
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents) || document.contents.flow === true)
    return printFields(wanted);
  const edits: Edit[] = [];
  patchMap(yaml, document.contents, wanted, edits);
  const patched = edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), yaml);
  // Comments, anchors and the like may leave a patch that says something else: then the text is written anew.
  const check = parseDocument(patched);
  return check.errors.length === 0 && same(check.toJS() ?? {}, wanted) ? patched : printFields(wanted);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function patchMap(yaml: string, map: YAMLMap, wanted: Data, edits: Edit[]): void {
  const pairs = map.items.filter((item) => isPair(item) && isScalar(item.key)) as Pair<ParsedNode, ParsedNode | null>[];
  const present = new Set(pairs.map((pair) => String(pair.key.toJSON())));
  pairs.forEach((pair, index) => {
    const key = String(pair.key.toJSON());
    const start = lineStart(yaml, pair.key.range[0]);
    const indent = pair.key.range[0] - start;
    const end = endOfPair(yaml, pair);
    if (!Object.hasOwn(wanted, key)) edits.push({ start: index === 0 ? pair.key.range[0] : start, end, text: '' });
    else patchValue(yaml, pair, wanted[key], { from: pair.key.range[0], end, indent }, edits);
  });
  const added = Object.entries(wanted).filter(([key]) => !present.has(key));
  if (added.length === 0) return;
  const end = endOf(yaml, map);
  const first = pairs[0];
  const indent = first ? first.key.range[0] - lineStart(yaml, first.key.range[0]) : 0;
  const before = end > 0 && yaml[end - 1] !== '\n' ? '\n' : '';
  const text = before + shift(printFields(Object.fromEntries(added)), indent, true);
  edits.push({ start: end, end, text: yaml.endsWith('\n') || end < yaml.length ? text : text.replace(/\n$/, '') });
}

/** Where a field and its value stand in the text. */
interface Span {
  readonly from: number;
  readonly end: number;
  readonly indent: number;
}

function patchValue(
  yaml: string,
  pair: Pair<ParsedNode, ParsedNode | null>,
  wanted: unknown,
  span: Span,
  edits: Edit[],
) {
  const node = pair.value;
  if (same(node?.toJSON() as unknown, wanted)) return;
  const plain = typeof wanted === 'object' && wanted !== null;
  const keepsSome = isMap(node) && plain && Object.keys(wanted).some((key) => node.has(key));
  if (isMap(node) && node.flow !== true && keepsSome && !Array.isArray(wanted)) {
    patchMap(yaml, node, wanted as Data, edits);
    return;
  }
  if (isSeq(node) && node.flow !== true && Array.isArray(wanted) && node.items.length === wanted.length) {
    const items = node.items as Node[];
    if (items.every((item, at) => same(item.toJSON(), wanted[at]) || (isMap(item) && item.flow !== true))) {
      items.forEach((item, at) => {
        if (!same(item.toJSON(), wanted[at])) patchMap(yaml, item as YAMLMap, wanted[at] as Data, edits);
      });
      return;
    }
  }
  const text = shift(printFields({ [String(pair.key.toJSON())]: wanted }), span.indent, false);
  const tail = yaml.slice(span.from, span.end).endsWith('\n') ? '' : '\n';
  edits.push({ start: span.from, end: span.end, text: tail === '' ? text : text.replace(/\n$/, '') });
}

function shift(text: string, indent: number, first: boolean): string {
  const pad = ' '.repeat(indent);
  return text.replace(/^(?=.)/gm, (_, at: number) => (at === 0 && !first ? '' : pad));
}

function lineStart(yaml: string, at: number): number {
  return yaml.lastIndexOf('\n', at - 1) + 1;
}

/** Just after the last line of a field; what stands between it and the next one, such as a comment, is not its own. */
function endOfPair(yaml: string, { key, value }: Pair<ParsedNode, ParsedNode | null>): number {
  const valueEnd = value ? value.range[1] : key.range[1];
  const line = yaml.indexOf('\n', Math.max(valueEnd - 1, key.range[1]));
  return line < 0 ? yaml.length : line + 1;
}

/** Just after the last line of a map. */
function endOf(yaml: string, map: YAMLMap): number {
  const end = map.range?.[1] ?? yaml.length;
  if (end > 0 && yaml[end - 1] === '\n') return end;
  const line = yaml.indexOf('\n', end);
  return line < 0 ? yaml.length : line + 1;
}

/** Whether two values say the same, whatever the order of their keys. */
function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, at) => same(item, other[at]));
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && same((one as Data)[key], (other as Data)[key]));
}
