/** What styles say of paragraphs and runs, inherited along `basedOn`. */
import { childOf, elementsOf, toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

export interface RunLook {
  readonly hidden?: boolean;
  readonly bold?: boolean;
  /** Points. */
  readonly size?: number;
  readonly color?: string;
  readonly font?: string;
}

export interface ParagraphLook {
  readonly run: RunLook;
  readonly align?: string;
  readonly indent?: number;
  readonly outline?: number;
  readonly numId?: string;
  readonly level?: number;
}

interface Style {
  readonly id: string;
  readonly basedOn: string | undefined;
  readonly paragraph: Omit<ParagraphLook, 'run'>;
  readonly run: RunLook;
}

export class Styles {
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
      this.styles.set(id, {
        id,
        basedOn: valueOf(element, 'w:basedOn'),
        paragraph: readParagraphLook(childOf(element, 'w:pPr')),
        run: readRunLook(childOf(element, 'w:rPr')),
      });
    }
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

export function readRunLook(properties: XmlElement | undefined): RunLook {
  if (properties === undefined) return {};
  const hidden = toggleOf(properties, 'w:vanish');
  const bold = toggleOf(properties, 'w:b');
  const size = Number(valueOf(properties, 'w:sz'));
  const color = valueOf(properties, 'w:color');
  const font = childOf(properties, 'w:rFonts')?.attributes['eastAsia'];
  return {
    ...(hidden === undefined ? {} : { hidden }),
    ...(bold === undefined ? {} : { bold }),
    ...(size > 0 ? { size: size / 2 } : {}),
    ...(color === undefined || color === 'auto' ? {} : { color: `#${color}` }),
    ...(font === undefined ? {} : { font }),
  };
}

export function readParagraphLook(properties: XmlElement | undefined): Omit<ParagraphLook, 'run'> {
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
  };
}
