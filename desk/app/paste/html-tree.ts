/** The elements of a pasted page, read by the rules of HTML; nothing in it is run, loaded or shown. */
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

export function bodyOf(html: string): Element {
  const page = parse(html).childNodes.find(isElement);
  const body = page && childElements(page).find(({ tagName }) => tagName === 'body');
  if (!body) throw new TypeError('a parsed page has a body');
  return body;
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function childElements(element: Element): Element[] {
  return element.childNodes.filter(isElement);
}

/** The children that are seen: elements, and words as strings. */
export function contentsOf(element: Element): (Element | string)[] {
  return element.childNodes.flatMap((node): (Element | string)[] => {
    if (isElement(node)) return [node];
    return node.nodeName === '#text' && 'value' in node ? [node.value] : [];
  });
}

export function attribute(element: Element, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? '';
}

export function has(element: Element, name: string): boolean {
  return element.attrs.some((one) => one.name === name);
}

export function parentOf({ parentNode }: Element): Element | undefined {
  return parentNode && isElement(parentNode) ? parentNode : undefined;
}

/** The element and everything in it, in order. */
export function* within(element: Element): Generator<Element> {
  yield element;
  for (const child of childElements(element)) yield* within(child);
}

export function wordsIn(element: Element): string {
  return contentsOf(element)
    .map((child) => (typeof child === 'string' ? child : wordsIn(child)))
    .join('');
}

/** The style that stands at the element itself, by property. */
export function styleOf(element: Element): ReadonlyMap<string, string> {
  const written = attribute(element, 'style').matchAll(/([\w-]+)\s*:\s*((?:"[^"]*"|'[^']*'|\([^)]*\)|[^;"'()])*)/g);
  return new Map([...written].map(([, name = '', value = '']) => [name.toLowerCase(), value.trim().toLowerCase()]));
}
