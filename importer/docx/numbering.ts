/** Automatic numbering of a DOCX: counts along the text and writes each label out. */
import { formatNumber } from '../number-formats.ts';
import { childOf, elementsOf, toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly restart: number | undefined;
  readonly legal: boolean;
  readonly style: string | undefined;
  readonly hidden: boolean;
}

export interface NumberLabel {
  readonly label: string;
  readonly bullet: boolean;
  /** The number of an Arabic label with a dot, `1.`; absent for every other label. */
  readonly number?: number;
}

interface List {
  readonly id: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly overrides: ReadonlyMap<number, number>;
}

export class Numbering {
  private readonly lists = new Map<string, List>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly started = new Set<string>();

  constructor(root: XmlElement | undefined) {
    const abstracts = new Map(
      elementsOf(root, 'w:abstractNum').map((element) => [element.attributes['abstractNumId'] ?? '', element]),
    );
    const styleLinks = new Map(
      [...abstracts].flatMap(([id, element]) => {
        const name = valueOf(element, 'w:styleLink');
        return name === undefined ? [] : [[name, id] as const];
      }),
    );
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
      this.lists.set(num.attributes['numId'] ?? '', { id, levels, overrides });
    }
  }

  /** The level of a list that a paragraph style is tied to. */
  levelOfStyle(numId: string, style: string): number | undefined {
    const list = this.lists.get(numId);
    return [...(list?.levels ?? [])].find(([, level]) => level.style === style)?.[0];
  }

  /** The label of the next paragraph of a list; undefined when the list is unknown. */
  next(numId: string, index: number): NumberLabel | undefined {
    const list = this.lists.get(numId);
    const level = list?.levels.get(index);
    if (list === undefined || level === undefined) return undefined;
    const counters = this.counters.get(list.id) ?? [];
    this.counters.set(list.id, counters);
    const key = `${numId}/${index}`;
    const override = list.overrides.get(index);
    const fresh = override !== undefined && !this.started.has(key);
    this.started.add(key);
    const before = fresh ? undefined : counters[index];
    counters[index] = before === undefined ? (override ?? level.start) : before + 1;
    for (let deeper = index + 1; deeper < 9; deeper++) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || (restart > 0 && index < restart)) counters[deeper] = undefined;
    }
    if (level.hidden) return { label: '', bullet: false };
    if (level.format === 'bullet') return { label: level.text, bullet: true };
    const label = level.text.replace(/%(\d)/g, (_match, digit: string) => {
      const at = Number(digit) - 1;
      const other = list.levels.get(at);
      const value = counters[at] ?? other?.start ?? 1;
      return formatNumber(value, level.legal && at !== index ? 'decimal' : (other?.format ?? 'decimal'));
    });
    const plain = level.format === 'decimal' && level.text === `%${index + 1}.`;
    return { label, bullet: false, ...(plain ? { number: counters[index] } : {}) };
  }
}

function readLevel(element: XmlElement): [number, Level] {
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
