/** Ways through the tree of a document that hold whatever is read from it. */
import { childOf, elementsOf, toggleOf, type XmlElement } from './xml-tree.ts';

/** Elements that only wrap what is visible. */
export const WRAPPERS: ReadonlySet<string> = new Set([
  'w:ins',
  'w:moveTo',
  'w:hyperlink',
  'w:smartTag',
  'w:customXml',
  'w:sdtContent',
  'w:fldSimple',
  'w:bdo',
  'w:dir',
  'w:body',
  'wx:sect',
  'wx:sub-section',
  'w:hdr',
  'w:ftr',
  'w:txbxContent',
  'w:footnote',
  'w:endnote',
  'w:rubyBase',
]);

export const DELETED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);

/** One of the alternatives: the one written for newer programs, unless only the older holds words. */
export function alternative(element: XmlElement): XmlElement {
  const choice = childOf(element, 'mc:Choice');
  const fallback = childOf(element, 'mc:Fallback');
  const empty = { name: 'mc:Choice', attributes: {}, children: [] };
  if (choice === undefined) return fallback ?? empty;
  return findAll(choice, 'w:t').length === 0 && fallback !== undefined && findAll(fallback, 'w:t').length > 0
    ? fallback
    : choice;
}

/** Outermost descendants of a name; of alternatives only the chosen one is searched. */
export function findAll(element: XmlElement, name: string): XmlElement[] {
  const within = element.name === 'mc:AlternateContent' ? [alternative(element)] : elementsOf(element);
  return within.flatMap((child) => (child.name === name ? [child] : findAll(child, name)));
}

/** What a content control holds; a control that still shows its placeholder holds nothing. */
export function controlContent(control: XmlElement): XmlElement | undefined {
  return showsPlaceholder(control) ? undefined : childOf(control, 'w:sdtContent');
}

export function showsPlaceholder(control: XmlElement): boolean {
  return toggleOf(childOf(control, 'w:sdtPr'), 'w:showingPlcHdr') === true;
}

export function rowsOf(table: XmlElement): XmlElement[] {
  return within(table, 'w:tr');
}

export function cellsOf(row: XmlElement): XmlElement[] {
  return within(row, 'w:tc');
}

function within(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === 'w:sdt') return within(childOf(child, 'w:sdtContent') ?? child, name);
    return WRAPPERS.has(child.name) ? within(child, name) : [];
  });
}
