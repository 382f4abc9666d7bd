/** The numbering part of a DOCX. */
import { ListLabels, type ListLevel, type NumberedList } from '../word/list-labels.ts';
import { childOf, elementsOf, toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

/** The lists of w:numbering, by their numId. */
export function readNumbering(root: XmlElement | undefined): ListLabels {
  const abstracts = new Map(
    elementsOf(root, 'w:abstractNum').map((element) => [element.attributes['abstractNumId'] ?? '', element]),
  );
  const styleLinks = new Map(
    [...abstracts].flatMap(([id, element]) => {
      const name = valueOf(element, 'w:styleLink');
      return name === undefined ? [] : [[name, id] as const];
    }),
  );
  const lists = new Map<string, NumberedList>();
  for (const num of elementsOf(root, 'w:num')) {
    let id = valueOf(num, 'w:abstractNumId') ?? '';
    const link = valueOf(abstracts.get(id), 'w:numStyleLink');
    if (link !== undefined) id = styleLinks.get(link) ?? id;
    const levels = new Map(elementsOf(abstracts.get(id), 'w:lvl').map((level) => readLevel(level)));
    const overrides = new Map<number, number>();
    for (const override of elementsOf(num, 'w:lvlOverride')) {
      const index = Number(override.attributes['ilvl'] ?? 0);
      const start = valueOf(override, 'w:startOverride');
      if (start !== undefined) overrides.set(index, Number(start));
      const level = childOf(override, 'w:lvl');
      if (level !== undefined) levels.set(...readLevel(level));
    }
    lists.set(num.attributes['numId'] ?? '', { id, levels, overrides });
  }
  return new ListLabels(lists);
}

function readLevel(element: XmlElement): [number, ListLevel] {
  const restart = valueOf(element, 'w:lvlRestart');
  return [
    Number(element.attributes['ilvl'] ?? 0),
    {
      start: Number(valueOf(element, 'w:start') ?? 1),
      format: formatOf(element),
      text: valueOf(element, 'w:lvlText') ?? '',
      restart: restart === undefined ? undefined : Number(restart),
      legal: toggleOf(element, 'w:isLgl') ?? false,
      style: valueOf(element, 'w:pStyle'),
      hidden: toggleOf(childOf(element, 'w:rPr'), 'w:vanish') ?? false,
    },
  ];
}

/** Newer formats stand inside mc:AlternateContent. */
function formatOf(element: XmlElement): string {
  const direct = valueOf(element, 'w:numFmt');
  if (direct !== undefined) return direct;
  const alternate = childOf(element, 'mc:AlternateContent');
  return (
    valueOf(childOf(alternate, 'mc:Fallback'), 'w:numFmt') ??
    valueOf(childOf(alternate, 'mc:Choice'), 'w:numFmt') ??
    'decimal'
  );
}
