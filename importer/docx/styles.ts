/** What styles say of paragraphs and runs, inherited along `basedOn`. */
import type { ParagraphRole } from '../source-document.ts';
import { headingLevel, isStress, roleOfStyle } from '../word/style-names.ts';
import { childOf, elementsOf, toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

export interface RunLook {
  readonly hidden?: boolean;
  readonly struck?: boolean;
  readonly raised?: 'above' | 'below' | 'none';
  /** Points above the line. */
  readonly lift?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Points. */
  readonly size?: number;
  readonly color?: string;
  readonly font?: string;
  /** The font of what is neither Han nor letters: a symbol font gives its glyphs their meaning. */
  readonly symbols?: string;
  /** The ground behind the words is coloured: white words show on it. */
  readonly shaded?: boolean;
}

export interface ParagraphLook {
  readonly run: RunLook;
  readonly align?: string;
  readonly indent?: number;
  readonly outline?: number;
  readonly numId?: string;
  readonly level?: number;
  readonly role?: ParagraphRole;
  readonly shaded?: boolean;
}

interface Style {
  readonly id: string;
  readonly basedOn: string | undefined;
  readonly paragraph: Omit<ParagraphLook, 'run'>;
  readonly run: RunLook;
}

export class Styles {
  /** Table styles that colour some of their cells. */
  readonly shadedTables: ReadonlySet<string>;
  /** The styles are those that this site gives a briefing. */
  readonly ownExport: boolean;
  private readonly styles = new Map<string, Style>();
  private readonly base: RunLook;
  private readonly baseParagraph: Omit<ParagraphLook, 'run'>;
  private readonly normal: string | undefined;

  constructor(root: XmlElement | undefined) {
    const defaults = childOf(root, 'w:docDefaults');
    this.base = readRunLook(childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr'));
    this.baseParagraph = readParagraphLook(childOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr'));
    for (const element of elementsOf(root, 'w:style')) {
      const id = element.attributes['styleId'] ?? '';
      const name = valueOf(element, 'w:name') ?? id;
      const [role, outline] = [roleOfStyle(name), headingLevel(name)];
      this.styles.set(id, {
        id,
        basedOn: valueOf(element, 'w:basedOn'),
        paragraph: {
          ...(outline === undefined ? {} : { outline }),
          ...readParagraphLook(childOf(element, 'w:pPr')),
          ...(role === undefined ? {} : { role }),
        },
        run: {
          ...(isStress(name) ? { italic: true } : {}),
          ...readRunLook(childOf(element, 'w:rPr')),
        },
      });
    }
    const names = new Set(elementsOf(root, 'w:style').map((style) => valueOf(style, 'w:name')));
    this.ownExport = ['简报报头', '简报期号', '简报编印', '简报报尾'].every((name) => names.has(name));
    this.shadedTables = new Set(
      elementsOf(root, 'w:style')
        .filter((style) =>
          [style, ...elementsOf(style, 'w:tblStylePr')].some((part) => isShaded(childOf(part, 'w:tcPr'))),
        )
        .map((style) => style.attributes['styleId'] ?? ''),
    );
    this.normal = elementsOf(root, 'w:style').find(
      (element) =>
        element.attributes['type'] === 'paragraph' && /^(?:1|true|on)$/.test(element.attributes['default'] ?? ''),
    )?.attributes['styleId'];
  }

  paragraph(style: string | undefined): ParagraphLook {
    const chain = this.chain(style ?? this.normal);
    return {
      ...Object.assign({}, this.baseParagraph, ...chain.map((each) => each.paragraph)),
      run: Object.assign({}, this.base, ...chain.map((each) => each.run)),
    };
  }

  run(style: string | undefined): RunLook {
    return Object.assign({}, ...this.chain(style).map((each) => each.run));
  }

  private chain(id: string | undefined): Style[] {
    const chain: Style[] = [];
    let style = id === undefined ? undefined : this.styles.get(id);
    while (style !== undefined && !chain.includes(style) && chain.length < 30) {
      chain.unshift(style);
      style = style.basedOn === undefined ? undefined : this.styles.get(style.basedOn);
    }
    return chain;
  }
}

const RAISED: Readonly<Record<string, 'above' | 'below' | 'none'>> = {
  superscript: 'above',
  subscript: 'below',
  baseline: 'none',
};

export function readRunLook(properties: XmlElement | undefined): RunLook {
  if (properties === undefined) return {};
  const hidden = toggleOf(properties, 'w:vanish');
  const [single, double] = [toggleOf(properties, 'w:strike'), toggleOf(properties, 'w:dstrike')];
  const raised = RAISED[valueOf(properties, 'w:vertAlign') ?? ''];
  const lift = Number(valueOf(properties, 'w:position') ?? Number.NaN);
  const bold = toggleOf(properties, 'w:b');
  const italic = toggleOf(properties, 'w:i');
  const size = Number(valueOf(properties, 'w:sz'));
  const color = valueOf(properties, 'w:color');
  const fonts = childOf(properties, 'w:rFonts')?.attributes;
  const font = fonts?.['eastAsia'];
  const symbols = fonts?.['ascii'] ?? fonts?.['hAnsi'];
  const shaded = isShaded(properties) || !/^(?:none|)$/.test(valueOf(properties, 'w:highlight') ?? '');
  return {
    ...(hidden === undefined ? {} : { hidden }),
    ...(single === undefined && double === undefined ? {} : { struck: single === true || double === true }),
    ...(raised === undefined ? {} : { raised }),
    ...(Number.isNaN(lift) ? {} : { lift: lift / 2 }),
    ...(bold === undefined ? {} : { bold }),
    ...(italic === undefined ? {} : { italic }),
    ...(size > 0 ? { size: size / 2 } : {}),
    ...(color === undefined || color === 'auto' ? {} : { color: `#${color}` }),
    ...(font === undefined ? {} : { font }),
    ...(symbols === undefined ? {} : { symbols }),
    ...(shaded ? { shaded } : {}),
  };
}

/** Whether the properties of a run, paragraph or cell give it a ground that is not white. */
export function isShaded(properties: XmlElement | undefined): boolean {
  const { fill = 'auto', val = 'clear' } = childOf(properties, 'w:shd')?.attributes ?? {};
  return !/^(?:auto|f{6})$/i.test(fill) || !/^(?:clear|nil)$/.test(val);
}

export function readParagraphLook(properties: XmlElement | undefined): Omit<ParagraphLook, 'run' | 'role'> {
  if (properties === undefined) return {};
  const align = valueOf(properties, 'w:jc');
  const indents = childOf(properties, 'w:ind')?.attributes;
  const chars = Number(indents?.['firstLineChars']);
  const twips = Number(indents?.['firstLine']);
  const outline = Number(valueOf(properties, 'w:outlineLvl'));
  const numbering = childOf(properties, 'w:numPr');
  const numId = valueOf(numbering, 'w:numId');
  const level = valueOf(numbering, 'w:ilvl');
  return {
    ...(align === undefined ? {} : { align }),
    ...(chars > 0 ? { indent: chars / 100 } : twips > 0 ? { indent: twips / 320 } : {}),
    ...(valueOf(properties, 'w:outlineLvl') === undefined || outline > 8 ? {} : { outline: outline + 1 }),
    ...(numId === undefined ? {} : { numId }),
    ...(level === undefined ? {} : { level: Number(level) }),
    ...(isShaded(properties) ? { shaded: true } : {}),
  };
}
