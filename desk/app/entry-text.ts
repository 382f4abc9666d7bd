/**
 * An entry between its file and Decap's form data. The file's own text travels
 * along in the data, so that saving writes anew only what the editor changed:
 * every untouched field and the untouched body keep their bytes.
 */
import { Document, isMap, isPair, isScalar, isSeq, parseDocument, Scalar, visit } from 'yaml';
import type { Node, Pair, ParsedNode, YAMLMap } from 'yaml';

/** Keys of the form data that are no fields of the file. */
export const ORIGINAL = '_original';
export const CODE = '_slug';
export const BODY = 'body';

type Data = Readonly<Record<string, unknown>>;

const FRONTMATTER = /^(\uFEFF?---[ \t]*\r?\n)((?:[\s\S]*?\r?\n)?)(---[ \t]*(?:\r?\n|$))/;

interface Parts {
  readonly open: string;
  readonly yaml: string;
  readonly close: string;
  readonly body: string;
}

function partsOf(raw: string, withBody: boolean): Parts {
  if (!withBody) return { open: '', yaml: raw, close: '', body: '' };
  const [whole, open, yaml, close] = FRONTMATTER.exec(raw) ?? [];
  if (whole === undefined || open === undefined || yaml === undefined || close === undefined) {
    return { open: '---\n', yaml: '', close: '---\n', body: raw };
  }
  return { open, yaml, close, body: raw.slice(whole.length) };
}

/** The form data of a file. */
export function readEntry(raw: string, withBody: boolean): Data {
  const { yaml, body } = partsOf(raw, withBody);
  const data: unknown = parseDocument(yaml).toJS() ?? {};
  const fields = typeof data === 'object' && !Array.isArray(data) ? (data as Data) : {};
  return { ...fields, ...(withBody && { [BODY]: body }), [ORIGINAL]: raw };
}

/** The file that form data stands for. */
export function writeEntry(data: Data, withBody: boolean): string {
  const original = typeof data[ORIGINAL] === 'string' ? data[ORIGINAL] : '';
  const { open, yaml, close, body } = partsOf(original, withBody);
  const fields = fieldsOf(data);
  const patched = original === '' ? print(fields) : patchYaml(yaml, fields);
  if (!withBody) return patched;
  const given = data[BODY];
  const text = typeof given === 'string' ? given : body;
  if (original === '') return `${open}${patched}${close}\n${text.replace(/^\n+/, '').replace(/([^\n])$/, '$1\n')}`;
  return open + patched + (patched === '' || patched.endsWith('\n') ? '' : '\n') + close + text;
}

/** The fields of the file; what a form leaves empty is absent. */
export function fieldsOf(data: Data): Data {
  const own = Object.entries(data).filter(([key]) => key !== ORIGINAL && key !== CODE && key !== BODY);
  return (filled(Object.fromEntries(own)) ?? {}) as Data;
}

/** Without cleared values (`''`, `null`) and the lists and groups that hold nothing else. */
function filled(value: unknown): unknown {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value.map(filled).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== 'object') return value;
  const pairs = Object.entries(value).flatMap(([key, one]) => {
    const kept = filled(one);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}

function print(value: unknown): string {
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return '';
  const document = new Document(value);
  visit(document, {
    // In a block, line breaks at the end would hang on how the file goes on.
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && node.value.endsWith('\n')) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0, singleQuote: true });
}

/** YAML that says `wanted`, with every part of `yaml` that already says it left as it is. */
export function patchYaml(yaml: string, wanted: Data): string {
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents) || document.contents.flow === true) return print(wanted);
  const edits: Edit[] = [];
  patchMap(yaml, document.contents, wanted, edits);
  const patched = edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), yaml);
  // Comments, anchors and the like may leave a patch that says something else: then the text is written anew.
  const check = parseDocument(patched);
  return check.errors.length === 0 && same(check.toJS() ?? {}, wanted) ? patched : print(wanted);
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
    const next = pairs[index + 1];
    const end = next ? lineStart(yaml, next.key.range[0]) : endOf(yaml, map);
    if (!Object.hasOwn(wanted, key)) edits.push({ start: index === 0 ? pair.key.range[0] : start, end, text: '' });
    else patchValue(yaml, pair, wanted[key], { from: pair.key.range[0], end, indent }, edits);
  });
  const added = Object.entries(wanted).filter(([key]) => !present.has(key));
  if (added.length === 0) return;
  const end = endOf(yaml, map);
  const first = pairs[0];
  const indent = first ? first.key.range[0] - lineStart(yaml, first.key.range[0]) : 0;
  const before = end > 0 && yaml[end - 1] !== '\n' ? '\n' : '';
  const text = before + shift(print(Object.fromEntries(added)), indent, true);
  edits.push({ start: end, end, text: yaml.endsWith('\n') || end < yaml.length ? text : text.replace(/\n$/, '') });
}

interface Room {
  readonly from: number;
  readonly end: number;
  readonly indent: number;
}

function patchValue(
  yaml: string,
  pair: Pair<ParsedNode, ParsedNode | null>,
  wanted: unknown,
  room: Room,
  edits: Edit[],
) {
  const node = pair.value;
  if (same(node?.toJSON() as unknown, wanted)) return;
  const plain = typeof wanted === 'object' && wanted !== null;
  if (isMap(node) && node.flow !== true && plain && !Array.isArray(wanted)) {
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
  const text = shift(print({ [String(pair.key.toJSON())]: wanted }), room.indent, false);
  const tail = yaml.slice(room.from, room.end).endsWith('\n') ? '' : '\n';
  edits.push({ start: room.from, end: room.end, text: tail === '' ? text : text.replace(/\n$/, '') });
}

function shift(text: string, indent: number, first: boolean): string {
  const pad = ' '.repeat(indent);
  return text.replace(/^(?=.)/gm, (_, at: number) => (at === 0 && !first ? '' : pad));
}

function lineStart(yaml: string, at: number): number {
  return yaml.lastIndexOf('\n', at - 1) + 1;
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
