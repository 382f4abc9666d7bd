import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** Local name with the prefix that this reader gives its namespace: `w:p`, `wps:txbx`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Namespaces end alike in the transitional and the strict variant. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/markup-compatibility\/2006$/, 'mc'],
  [/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/drawingml\/(?:2006\/)?wordprocessingDrawing$/, 'wp'],
  [/drawingml\/(?:2006\/)?main$/, 'a'],
  [/drawingml\/(?:2006\/)?picture$/, 'pic'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
  [/^urn:schemas-microsoft-com:office:office$/, 'o'],
];

const DEEPEST = 400;

/**
 * Parses a part. Entities of a DTD are not expanded. Throws on malformed XML
 * and on nesting that no word processor writes.
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const prefixes = new Map<string, string>();
  const prefixOf = (uri: string, prefix: string) => {
    let known = prefixes.get(uri);
    if (known === undefined) {
      known = PREFIXES.find(([pattern]) => pattern.test(uri))?.[1] ?? prefix;
      prefixes.set(uri, known);
    }
    return known;
  };
  const root: { name: string; attributes: Record<string, string>; children: XmlNode[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const stack = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const prefix = prefixOf(tag.uri, tag.prefix);
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) attributes[attribute.local] = attribute.value;
    const element = { name: prefix === '' ? tag.local : `${prefix}:${tag.local}`, attributes, children: [] };
    stack.at(-1)?.children.push(element);
    stack.push(element);
    if (stack.length > DEEPEST) throw new RangeError('nested too deeply');
  });
  parser.on('closetag', () => stack.pop());
  parser.on('text', (words) => stack.at(-1)?.children.push(words));
  parser.on('cdata', (words) => stack.at(-1)?.children.push(words));
  parser.write(text).close();
  const element = root.children.find((child) => typeof child !== 'string');
  if (element === undefined) throw new RangeError('no root element');
  return element;
}

export function elementsOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** The `val` attribute of a child. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['val'];
}

/** A toggle such as `<w:b/>`: undefined when absent. */
export function toggleOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const child = childOf(element, name);
  return child === undefined ? undefined : !/^(?:0|false|off|none)$/.test(child.attributes['val'] ?? '1');
}

export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
