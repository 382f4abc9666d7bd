/** XML by saxes, for Node, which brings no parser of its own. */
import { SaxesParser } from 'saxes';
import { DEEPEST, prefixes, type XmlElement, type XmlNode } from './xml-tree.ts';

/**
 * Parses a part. Throws on malformed XML, on a DTD, which no package may hold,
 * and on nesting that no word processor writes.
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const prefixOf = prefixes();
  const root: { name: string; attributes: Record<string, string>; children: XmlNode[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const stack = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new RangeError('a DTD');
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
