/**
 * An MDX component between its two shapes: the tag in the text, and plain
 * data for a form. A tag that is not written with literals has no data shape
 * and stays text.
 */
import { parseExpressionAt } from 'acorn';
import { literal } from '#lib/literal.ts';
import { tagEnd } from './body-blocks.ts';

export interface ComponentData {
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** The words between the tags; undefined for a tag that closes itself. */
  readonly children: string | undefined;
}

/** The data of a block that is one component and nothing else. */
export function parseComponent(source: string): ComponentData | undefined {
  const text = source.trim();
  const [opening, name] = /^<([A-Z]\w*)/.exec(text) ?? [];
  if (opening === undefined || name === undefined) return undefined;
  const end = tagEnd(text, 0);
  if (end < 0) return undefined;
  const selfClosing = text.slice(0, end).endsWith('/>');
  const props = readProps(text.slice(opening.length, end - (selfClosing ? 2 : 1)));
  if (props === undefined) return undefined;
  if (selfClosing) return end === text.length ? { name, props, children: undefined } : undefined;
  const close = `</${name}>`;
  if (!text.endsWith(close)) return undefined;
  const children = text.slice(end, -close.length);
  return children.includes(`<${name}`) || children.includes(close) ? undefined : { name, props, children };
}

function readProps(text: string): Record<string, unknown> | undefined {
  const props: Record<string, unknown> = {};
  let rest = text.trimStart();
  while (rest !== '') {
    const [written, key, sign] = /^([A-Za-z_][\w-]*)\s*(=?)\s*/.exec(rest) ?? [];
    if (written === undefined || key === undefined) return undefined;
    rest = rest.slice(written.length);
    if (sign === '') props[key] = true;
    else {
      const value = readValue(rest);
      if (value === undefined) return undefined;
      props[key] = value.value;
      rest = rest.slice(value.length).trimStart();
    }
  }
  return props;
}

function readValue(text: string): { readonly value: unknown; readonly length: number } | undefined {
  const quoted = /^(?:"([^"&]*)"|'([^'&]*)')/.exec(text);
  if (quoted) return { value: quoted[1] ?? quoted[2], length: quoted[0].length };
  if (!text.startsWith('{')) return undefined;
  try {
    const expression = parseExpressionAt(text, 1, { ecmaVersion: 'latest' });
    const [closing] = /^\s*\}/.exec(text.slice(expression.end)) ?? [];
    return closing === undefined ? undefined : { value: literal(expression), length: expression.end + closing.length };
  } catch {
    return undefined;
  }
}

/** The tag as the site's own files write it. */
export function printComponent({ name, props, children }: ComponentData): string {
  const written = Object.entries(props).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return [value === true ? key : `${key}=${attribute(value)}`];
  });
  const inline = written.join(' ');
  const short = inline.length <= 100 && !inline.includes('\n');
  const open = short ? `<${[name, ...written].join(' ')}` : `<${name}\n${written.map((one) => `  ${one}\n`).join('')}`;
  if (children === undefined) return `${open}${short ? ' ' : ''}/>`;
  return `${open}>${children}</${name}>`;
}

function attribute(value: unknown): string {
  if (typeof value === 'string') return /["&\n\\]/.test(value) ? `{${quote(value)}}` : `"${value}"`;
  if (!Array.isArray(value)) return `{${print(value)}}`;
  return `{[\n${value.map((item) => `    ${print(item)},\n`).join('')}  ]}`;
}

function print(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const pairs = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{ ${pairs.map(([key, one]) => `${key}: ${print(one)}`).join(', ')} }`;
}

function quote(text: string): string {
  const escaped = text.replace(/[\\'\n\r\u2028\u2029]/g, (sign) => {
    if (sign === '\n') return '\\n';
    if (sign === '\r') return '\\r';
    if (sign === '\u2028' || sign === '\u2029') return sign === '\u2028' ? '\\u2028' : '\\u2029';
    return `\\${sign}`;
  });
  return `'${escaped}'`;
}
