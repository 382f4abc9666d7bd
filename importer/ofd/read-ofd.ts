/**
 * Reads OFD (GB/T 33190): the characters of each page with their places, which
 * are laid out to lines, columns and tables as those of a PDF are.
 */
import { parseXml } from '#xml';
import { childOf, elementsOf, textOf, type XmlElement } from '../docx/xml-tree.ts';
import { layOut } from '../pdf/lay-out.ts';
import type { Glyph, ReadPage, Rule } from '../pdf/page-content.ts';
import { UnreadableError, type SourceDocument } from '../source-document.ts';

/** OFD measures in millimetres, the layout in points. */
const POINTS = 72 / 25.4;
const A4 = [0, 0, 210, 297] as const;

type Parts = Readonly<Record<string, Uint8Array>>;

/** @param parts the files of the package by name. Throws `UnreadableError`. */
export function readOfd(parts: Parts): SourceDocument {
  const pages = documentsOf(parts).flatMap((document) => pagesOf(parts, document));
  const read = pages.map((page, index) => new PageReader(page, index + 1).read());
  if (read.every(({ glyphs }) => glyphs.length === 0))
    throw new UnreadableError('empty', '这份 OFD 里没有文字，可能是扫描件。请用阅读器另存为 PDF，再加 --ocr 导入。');
  return { ...layOut(read, []), format: 'ofd' };
}

interface OfdPage {
  readonly content: XmlElement;
  readonly area: readonly number[];
}

function parsed(parts: Parts, name: string): XmlElement | undefined {
  const bytes = parts[name.replace(/^\//, '')];
  return bytes === undefined ? undefined : parseXml(new TextDecoder().decode(bytes).replace(/^\ufeff/, ''));
}

/** Elements of a local name at any depth. */
function all(element: XmlElement | undefined, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => (localName(child) === name ? [child] : all(child, name)));
}

function localName({ name }: XmlElement): string {
  return name.replace(/^.*:/, '');
}

function documentsOf(parts: Parts): string[] {
  const named = all(parsed(parts, 'OFD.xml'), 'DocRoot').map((root) => textOf(root).trim());
  return named.length > 0 ? named : ['Doc_0/Document.xml'];
}

/** The pages that the document names; where it names none, those that the package holds. */
function pagesOf(parts: Parts, document: string): OfdPage[] {
  const folder = document.replace(/[^/]*$/, '').replace(/^\//, '');
  const root = parsed(parts, document);
  const usual = numbersOf(textOf(all(root, 'PhysicalBox')[0] ?? EMPTY));
  const named = all(root, 'Page').flatMap(({ attributes }) => attributes['BaseLoc'] ?? []);
  const names =
    named.length > 0 ? named.map((name) => (name.startsWith('/') ? name : folder + name)) : pageNames(parts, folder);
  return names.flatMap((name) => {
    const content = parsed(parts, name);
    if (content === undefined) return [];
    const own = numbersOf(textOf(all(content, 'PhysicalBox')[0] ?? EMPTY));
    return [{ content, area: own.length === 4 ? own : usual.length === 4 ? usual : A4 }];
  });
}

const EMPTY: XmlElement = { name: '', attributes: {}, children: [] };

function pageNames(parts: Parts, folder: string): string[] {
  const number = (name: string) => Number(/Page_(\d+)/.exec(name)?.[1] ?? 0);
  return Object.keys(parts)
    .filter((name) => name.startsWith(folder) && /Pages\/.*Content\.xml$/i.test(name))
    .sort((a, b) => number(a) - number(b));
}

function numbersOf(text: string): number[] {
  return text
    .trim()
    .split(/\s+/)
    .map(Number)
    .filter((number) => Number.isFinite(number) && text.trim() !== '');
}

class PageReader {
  private readonly page: OfdPage;
  private readonly number: number;
  private readonly glyphs: Glyph[] = [];
  private readonly rules: Rule[] = [];
  /** Where a line without a place stands: below the one before. */
  private below = 20;

  constructor(page: OfdPage, number: number) {
    this.page = page;
    this.number = number;
  }

  read(): ReadPage {
    for (const text of all(this.page.content, 'TextObject')) this.readText(text);
    for (const path of all(this.page.content, 'PathObject')) this.readPath(path);
    const [, , width = 210, height = 297] = this.page.area;
    return {
      ...{ number: this.number, width: width * POINTS, height: Math.max(height, this.below + 20) * POINTS, ocr: false },
      ...{ glyphs: this.glyphs, rules: this.rules, hidden: [], slanted: [], images: this.images() },
    };
  }

  private images(): ReadPage['images'] {
    return all(this.page.content, 'ImageObject').flatMap(({ attributes }) => {
      const [left = 0, top = 0, width = 0, height = 0] = numbersOf(attributes['Boundary'] ?? '');
      const box = { left, top, right: left + width, bottom: top + height };
      return width === 0 ? [] : [scaled(box)];
    });
  }

  private readText(object: XmlElement): void {
    const { attributes } = object;
    if (attributes['Visible'] === 'false') return;
    const size = Number(attributes['Size'] ?? 3.7) || 3.7;
    const boundary = numbersOf(attributes['Boundary'] ?? '');
    const [left = 20, top = this.below] = boundary;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(attributes['CTM'] ?? '');
    const style = {
      size: size * Math.abs(d) * POINTS,
      font: attributes['Font'] ?? '',
      bold: Number(attributes['Weight'] ?? 400) >= 600,
      color: colorOf(object),
    };
    for (const code of elementsOf(object).filter((child) => localName(child) === 'TextCode')) {
      const [x = 0, y = size] = [code.attributes['X'], code.attributes['Y']].map((value) =>
        value === undefined ? undefined : Number(value),
      );
      const [steps, downs] = [code.attributes['DeltaX'], code.attributes['DeltaY']].map((value) =>
        deltasOf(value ?? ''),
      );
      let [at, down] = [x, y];
      [...textOf(code).replace(/[\r\n]/g, '')].forEach((text, index) => {
        const place = { x: left + a * at + c * down + e, y: top + b * at + d * down + f };
        const step = steps?.[index] ?? size * (text > '\u007f' ? 1 : 0.5);
        this.put(text, place, step * Math.abs(a), style);
        if (downs?.[index] === undefined || steps?.[index] !== undefined) at += step;
        down += downs?.[index] ?? 0;
      });
    }
    this.below = Math.max(this.below, top + size * 1.6);
  }

  private put(text: string, { x, y }: { x: number; y: number }, width: number, style: Glyph['style']): void {
    const size = style.size / POINTS;
    const box = scaled({
      left: x,
      top: y - size * 0.86,
      right: x + Math.max(width * 0.98, 0.1),
      bottom: y + size * 0.14,
    });
    this.glyphs.push({ ...box, text, baseline: y * POINTS, style, unmapped: false });
  }

  /** Straight strokes of a path: M x y L x y. */
  private readPath({ attributes, ...path }: XmlElement): void {
    const [left = 0, top = 0] = numbersOf(attributes['Boundary'] ?? '');
    const data = textOf(all({ attributes, ...path }, 'AbbreviatedData')[0] ?? EMPTY);
    let from: readonly [number, number] | undefined;
    for (const [, sign = '', x = '', y = ''] of data.matchAll(/([SML])\s+(-?[\d.]+)\s+(-?[\d.]+)/g)) {
      const to = [left + Number(x), top + Number(y)] as const;
      if (sign === 'L' && from !== undefined && (Math.abs(from[0] - to[0]) < 0.3 || Math.abs(from[1] - to[1]) < 0.3))
        this.rules.push(
          scaled({
            left: Math.min(from[0], to[0]),
            top: Math.min(from[1], to[1]),
            right: Math.max(from[0], to[0]),
            bottom: Math.max(from[1], to[1]),
          }),
        );
      from = to;
    }
  }
}

function scaled({ left, top, right, bottom }: Rule): Rule {
  return { left: left * POINTS, top: top * POINTS, right: right * POINTS, bottom: bottom * POINTS };
}

/** `5.6 g 3 5.6`: a number, or `g count number` for as many alike. */
function deltasOf(text: string): number[] {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const deltas: number[] = [];
  for (let at = 0; at < words.length; at++) {
    if (words[at] !== 'g') deltas.push(Number(words[at]));
    else {
      const count = Math.min(Number(words[at + 1]) || 0, 20_000);
      deltas.push(...Array.from({ length: count }, () => Number(words[at + 2])));
      at += 2;
    }
  }
  return deltas;
}

function colorOf(object: XmlElement): string {
  const fill = elementsOf(object).find((child) => localName(child) === 'FillColor') ?? childOf(object, 'FillColor');
  const parts = numbersOf(fill?.attributes['Value'] ?? '0 0 0');
  return `#${parts
    .slice(0, 3)
    .map((part) => Math.max(0, Math.min(255, part)).toString(16).padStart(2, '0'))
    .join('')}`;
}
