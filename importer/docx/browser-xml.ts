/** XML by the browser's own parser: on the import page saxes would weigh more than the reader of DOCX. */
import { DEEPEST, prefixes, type XmlElement, type XmlNode } from './xml-tree.ts';

/** As `parseXml` of saxes-xml.ts; a browser test holds the two alike. */
export function parseXml(text: string): XmlElement {
  // Entities of a DTD would be expanded while it is parsed.
  if (text.includes('<!DOCTYPE')) throw new RangeError('a DTD');
  const document = new DOMParser().parseFromString(text, 'application/xml');
  // A browser says what is wrong in the document itself, and goes on with what it has.
  if (document.getElementsByTagName('parsererror').length > 0) throw new RangeError('malformed XML');
  return treeOf(document.documentElement, prefixes(), 1);
}

function treeOf(element: Element, prefixOf: ReturnType<typeof prefixes>, depth: number): XmlElement {
  if (depth >= DEEPEST) throw new RangeError('nested too deeply');
  const prefix = prefixOf(element.namespaceURI ?? '', element.prefix ?? '');
  const attributes: Record<string, string> = {};
  for (const { localName, value } of element.attributes) attributes[localName] = value;
  const children: XmlNode[] = [];
  for (const child of element.childNodes) {
    if (child instanceof Element) children.push(treeOf(child, prefixOf, depth + 1));
    else if (child instanceof Text) children.push(child.data);
  }
  return { name: prefix === '' ? element.localName : `${prefix}:${element.localName}`, attributes, children };
}
