/**
 * What the 公众号 editor leaves of pasted HTML, as far as its behaviour is known:
 * unknown elements are unwrapped, programs and embedded things removed, of the
 * attributes only style (and a table's spans) survives, positioned and generated
 * styles are dropped, and a link that leaves WeChat loses its address.
 */
import { defaultTreeAdapter as tree, parseFragment, serialize } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

const KEPT = new Set(
  'section p span br strong b em i u sup sub h1 h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tr th td hr a img'.split(
    ' ',
  ),
);
const REMOVED = new Set(
  'script style link meta iframe object embed form input button textarea select svg video audio'.split(' '),
);
const ATTRIBUTES = new Set(['style', 'colspan', 'rowspan', 'start']);
const DROPPED_STYLE = /^(?:position|top|right|bottom|left|z-index|float|animation|transition|content|--)/;

export function pasteIntoWeixin(html: string): string {
  const fragment = parseFragment(html);
  clean(fragment);
  return serialize(fragment);
}

function clean(parent: Parent): void {
  for (const node of [...parent.childNodes]) {
    if (tree.isTextNode(node)) continue;
    if (!tree.isElementNode(node) || REMOVED.has(node.tagName)) {
      tree.detachNode(node);
      continue;
    }
    clean(node);
    const outside = (name: string) =>
      node.attrs.some((attribute) => attribute.name === name && !/^https:\/\/(?:mp|mmbiz)\./.test(attribute.value));
    if (!KEPT.has(node.tagName) || (node.tagName === 'a' && outside('href'))) unwrap(node);
    else if (node.tagName === 'img' && outside('src')) tree.detachNode(node);
    else node.attrs = node.attrs.filter(({ name }) => ATTRIBUTES.has(name)).map(withoutDroppedStyles);
  }
}

function unwrap(element: DefaultTreeAdapterTypes.Element): void {
  const parent = tree.getParentNode(element);
  if (!parent) return;
  for (const child of [...element.childNodes]) {
    tree.detachNode(child);
    tree.insertBefore(parent, child, element as Node);
  }
  tree.detachNode(element);
}

function withoutDroppedStyles(attribute: { name: string; value: string }) {
  if (attribute.name !== 'style') return attribute;
  const kept = attribute.value
    .split(';')
    .filter((rule) => rule.trim() !== '' && !DROPPED_STYLE.test(rule.trim()) && !/var\(|url\(/.test(rule));
  return { ...attribute, value: kept.map((rule) => `${rule};`).join('') };
}
