/** The elements of an XML file in order, with their own words. */
import { SaxesParser } from 'saxes';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** @throws when the text is not well-formed, with the place. */
export function readXml(xml: string): XmlElement[] {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: { text: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' };
    elements.push(element);
    open.push(element);
  });
  const say = (words: string): void => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += words;
  };
  parser.on('text', say);
  parser.on('cdata', say);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return elements.map((element) => ({ ...element, text: element.text.trim() }));
}
