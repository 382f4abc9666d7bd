/** Formulas of Office (OMML): those that one line of plain text can say. */
import { raisedForm, type Typeset } from '../typeset.ts';
import { childOf, elementsOf, textOf, toggleOf, type XmlElement } from './xml-tree.ts';

/** Elements that only group what is in them. */
const GROUPS: ReadonlySet<string> = new Set(['m:oMath', 'm:oMathPara', 'm:e', 'm:box', 'w:ins', 'w:moveTo']);
/** Marks and properties, which print nothing. */
const UNPRINTED = /Pr$|^w:(?:bookmark|comment|permission|proofErr|del$|moveFrom)/;

/** A formula in pieces that read alike on one line; one piece that is to be asked about when there is no such line. */
export function readMath(formula: XmlElement): Typeset[] {
  const pieces = inLine(formula);
  // In x over 2/3, or 2/3 of x, a stroke on one line leaves open what it divides.
  const fraction = pieces?.some((piece) => piece.fraction === true) === true;
  const unclear = fraction && pieces?.some(({ text }) => /\p{Script=Latin}|\p{Script=Greek}/u.test(text)) === true;
  return pieces !== undefined && !unclear ? pieces : [{ text: describe(formula), unread: '公式' }];
}

function inLine(parent: XmlElement): Typeset[] | undefined {
  const pieces: Typeset[] = [];
  for (const element of elementsOf(parent)) {
    if (UNPRINTED.test(element.name)) continue;
    const own = elementInLine(element);
    if (own === undefined) return undefined;
    pieces.push(...own);
  }
  return pieces;
}

function elementInLine(element: XmlElement): Typeset[] | undefined {
  if (GROUPS.has(element.name)) return inLine(element);
  switch (element.name) {
    case 'm:r':
    case 'w:r':
      return runInLine(element);
    case 'm:f':
      return fractionInLine(element);
    case 'm:sSup':
      return withRaised(element, [['m:sup', 'above']]);
    case 'm:sSub':
      return withRaised(element, [['m:sub', 'below']]);
    case 'm:d':
      return bracketsInLine(element);
    default:
      return undefined;
  }
}

function runInLine(element: XmlElement): Typeset[] | undefined {
  const properties = childOf(element, 'w:rPr');
  const marked = ['w:strike', 'w:dstrike', 'w:vanish', 'w:vertAlign', 'w:position'];
  if (marked.some((name) => childOf(properties, name) !== undefined && toggleOf(properties, name) !== false))
    return undefined;
  const words = elementsOf(element).filter(({ name }) => name === 'm:t' || name === 'w:t');
  return [{ text: words.map((word) => textOf(word).normalize('NFKC')).join('') }];
}

function fractionInLine(element: XmlElement): Typeset[] | undefined {
  const type = childOf(childOf(element, 'm:fPr'), 'm:type')?.attributes['val'] ?? 'bar';
  const [above, below] = [plainOf(element, 'm:num'), plainOf(element, 'm:den')];
  if (type === 'noBar' || !/^\d+$/.test(above ?? '') || !/^\d+$/.test(below ?? '')) return undefined;
  return [{ text: `${above ?? ''}/${below ?? ''}`, fraction: true }];
}

function withRaised(
  element: XmlElement,
  sides: readonly (readonly [name: string, side: 'above' | 'below'])[],
): Typeset[] | undefined {
  const base = inLine(childOf(element, 'm:e') ?? element);
  if (base === undefined) return undefined;
  const raised = sides.map(([name, side]) => ({ text: plainOf(element, name) ?? '', raised: side }));
  // In a formula a raised letter is a power, too.
  return raised.every(({ text, raised: side }) => /^\S+$/.test(text) && raisedForm(text, side) !== undefined)
    ? [...base, ...raised]
    : undefined;
}

function bracketsInLine(element: XmlElement): Typeset[] | undefined {
  const properties = childOf(element, 'm:dPr');
  const sign = (name: string, usual: string) => childOf(properties, name)?.attributes['val'] ?? usual;
  const inside = elementsOf(element, 'm:e').map((part) => inLine(part));
  const pieces: Typeset[] = [{ text: sign('m:begChr', '(') }];
  for (const [index, part] of inside.entries()) {
    if (part === undefined) return undefined;
    if (index > 0) pieces.push({ text: sign('m:sepChr', '|') });
    pieces.push(...part);
  }
  return [...pieces, { text: sign('m:endChr', ')') }];
}

/** The words of a part that has nothing but words. */
function plainOf(element: XmlElement, name: string): string | undefined {
  const part = childOf(element, name);
  const pieces = part === undefined ? undefined : inLine(part);
  if (pieces === undefined || pieces.some(({ raised, fraction }) => raised !== undefined || fraction === true))
    return undefined;
  return pieces
    .map(({ text }) => text)
    .join('')
    .trim();
}

const SIGNS: Readonly<Record<string, string>> = { 'm:den': '／', 'm:sup': '^', 'm:sub': '_', 'm:deg': '√' };

/** What stands in a formula, for the report: enough to find it and write it anew. */
function describe(element: XmlElement): string {
  if (element.name === 'm:t' || element.name === 'w:t') return textOf(element);
  const inner = elementsOf(element)
    .filter(({ name }) => !UNPRINTED.test(name))
    .map((child) => describe(child))
    .join('');
  const part = /^m:(?:num|den|sup|sub|e|deg|lim)$/.test(element.name) && [...inner].length > 1 ? `(${inner})` : inner;
  const sign = element.name === 'm:rad' && childOf(element, 'm:deg') === undefined ? '√' : (SIGNS[element.name] ?? '');
  return inner === '' && sign !== '√' ? '' : sign + part;
}
