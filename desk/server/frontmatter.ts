/**
 * Sets and removes whole top-level fields in a file's frontmatter as text, so
 * that every byte outside those fields stays as the editor left it.
 */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, parseDocument, stringify } from 'yaml';

const FRONTMATTER = /^(\uFEFF?---\r?\n)([\s\S]*?)(^---[ \t]*(?:\r?\n|$))/m;

/** Quoted, because some readers of YAML take a bare `2026-11-23` for an instant. */
const QUOTED = { lineWidth: 0, defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' } as const;

/**
 * @param raw A `.md` or `.mdx` file, or YAML alone.
 * @param changes Field → its new value; undefined removes it. A new field comes last.
 */
export function withFields(raw: string, changes: Readonly<Record<string, unknown>>): string {
  const match = FRONTMATTER.exec(raw);
  if (match?.index !== 0) return raw.startsWith('---') ? raw : edit(raw, changes);
  const [, opening = '', yaml = ''] = match;
  return `${opening}${edit(yaml, changes)}${raw.slice(opening.length + yaml.length)}`;
}

/** The value of a top-level field; undefined when there is none or the YAML is broken. */
export function fieldOf(raw: string, name: string): unknown {
  const match = FRONTMATTER.exec(raw);
  const document = parseDocument(match?.index === 0 ? (match[2] ?? '') : raw);
  if (document.errors.length > 0) return undefined;
  const data: unknown = document.toJS();
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : undefined;
}

/**
 * `ours` with every top-level field that `theirs` changed since `base`, for two
 * changes that git finds too near to each other.
 * @returns undefined when both changed the same field in different ways.
 */
export function mergeFields(base: string, ours: string, theirs: string): string | undefined {
  const [before, own, other] = [base, ours, theirs].map(fieldsIn);
  if (!before || !own || !other) return undefined;
  const changed = [...new Set([...Object.keys(before), ...Object.keys(other)])].filter(
    (name) => !isDeepStrictEqual(before[name], other[name]) && !isDeepStrictEqual(own[name], other[name]),
  );
  if (changed.some((name) => !isDeepStrictEqual(before[name], own[name]))) return undefined;
  return withFields(ours, Object.fromEntries(changed.map((name) => [name, other[name]])));
}

function fieldsIn(yaml: string): Record<string, unknown> | undefined {
  const document = parseDocument(yaml);
  const data: unknown = document.errors.length > 0 ? undefined : document.toJS();
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : undefined;
}

function edit(yaml: string, changes: Readonly<Record<string, unknown>>): string {
  let text = yaml;
  for (const [name, value] of Object.entries(changes)) {
    const range = rangeOf(text, name);
    const lines = value === undefined ? '' : stringify({ [name]: value }, QUOTED);
    if (range) text = text.slice(0, range[0]) + lines + text.slice(range[1]);
    else if (lines !== '') text = `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${lines}`;
  }
  return text;
}

/** The lines of a field: from its key to the end of its value, its line break included. */
function rangeOf(yaml: string, name: string): readonly [number, number] | undefined {
  const { contents } = parseDocument(yaml);
  if (!isMap(contents)) return undefined;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === name);
  if (!pair || !isScalar(pair.key) || !pair.key.range) return undefined;
  const valueEnd = isNode(pair.value) && pair.value.range ? pair.value.range[1] : pair.key.range[1];
  const lineEnd = yaml.indexOf('\n', Math.max(valueEnd - 1, pair.key.range[1]));
  return [pair.key.range[0], lineEnd === -1 ? yaml.length : lineEnd + 1];
}
