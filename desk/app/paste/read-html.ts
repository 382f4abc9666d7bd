/**
 * The HTML of a clipboard as the importer's parts of a document: what a reader
 * of the original saw, in order, without the looks of the program it came from.
 */
import { splitAtBreaks } from '#importer/lines/soft-breaks.ts';
import { plainRun } from '#importer/source-document.ts';
import type {
  ParagraphRole,
  SourceBlock,
  SourceFigure,
  SourceListItem,
  SourceNote,
  SourceParagraph,
  SourceRun,
} from '#importer/source-document.ts';
import { attribute, bodyOf, childElements, contentsOf, has, styleOf, within, wordsIn } from './html-tree.ts';
import type { Element } from './html-tree.ts';
import { LeftOut } from './left-out.ts';
import { isDeleted, isHidden, isStyled, lookOf, PLAIN } from './looks.ts';
import type { Look } from './looks.ts';
import { Notes } from './notes.ts';
import { pictureOf } from './pictures.ts';
import type { LocalPictures } from './pictures.ts';
import { gridOf } from './table-grid.ts';
import { isLabel, wordItemOf } from './word-list.ts';

export interface ReadHtml {
  readonly blocks: readonly SourceBlock[];
  readonly footnotes: readonly SourceNote[];
  readonly leftOut: LeftOut;
}

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header html main nav p pre section summary'.split(
    ' ',
  ),
);
const NOTHING = new Set('script style head title meta link xml template noscript hr col colgroup wbr area'.split(' '));
const OBJECTS = new Set(
  'button input select textarea iframe object embed video audio canvas svg mpvoice mp-common-profile'.split(' '),
);
const COMMENT = /comment/;

interface Paragraph {
  /** Its first words were said; what else stands in the same item of a list goes on in it. */
  begun?: true;
  readonly role?: ParagraphRole | undefined;
  readonly outline?: number | undefined;
  readonly label?: string | undefined;
  readonly list?: SourceListItem | undefined;
}

/** What the paragraphs inside are. */
interface Place {
  readonly look: Look;
  readonly paragraph: Paragraph;
  /** How many lists stand around. */
  readonly depth: number;
}

/** @param local pictures that the clipboard holds beside the HTML, which names files of the copying machine. */
export function readHtml(html: string, local: LocalPictures = { take: () => undefined }): ReadHtml {
  return new HtmlReader(bodyOf(html), local).read();
}

class HtmlReader {
  readonly #body: Element;
  readonly #local: LocalPictures;
  readonly #notes: Notes;
  readonly #left = new LeftOut();
  #blocks: SourceBlock[] = [];
  #runs: SourceRun[] = [];
  #beside: SourceFigure[] = [];
  #paragraph: Paragraph = {};
  #lists = 0;

  constructor(body: Element, local: LocalPictures) {
    this.#body = body;
    this.#local = local;
    this.#notes = new Notes(body);
  }

  read(): ReadHtml {
    if ([...within(this.#body)].some(isStyled)) this.#left.add('looks');
    this.#readInto(this.#body, { look: PLAIN, paragraph: {}, depth: 0 });
    this.#close();
    const footnotes = this.#notes.all().map(({ label, element }): SourceNote => {
      const runs = withoutNumber(this.#apart(element, PLAIN));
      return { label, text: textOf(runs).trim(), runs };
    });
    return { blocks: this.#blocks, footnotes: footnotes.filter(({ text }) => text !== ''), leftOut: this.#left };
  }

  #readInto(element: Element, place: Place): void {
    for (const child of contentsOf(element)) {
      if (typeof child === 'string') this.#say(child, place.look);
      else this.#read(child, place);
    }
  }

  #read(element: Element, place: Place): void {
    const tag = element.tagName;
    if (NOTHING.has(tag) || this.#isLeftOut(element, place.look) || this.#notes.isNote(element) || isLabel(element))
      return;
    const look = lookOf(element, place.look);
    const inner = { ...place, look };
    if (tag === 'br') this.#break(element, look);
    else if (tag === 'img') this.#figure(element);
    else if (tag === 'table') this.#table(element, look);
    else if (tag === 'ul' || tag === 'ol') this.#list(element, inner);
    else if (tag === 'a') this.#link(element, inner);
    else if (tag === 'li' || BLOCKS.has(tag) || headingLevel(element) !== undefined) this.#block(element, inner);
    else this.#readInto(element, inner);
  }

  #isLeftOut(element: Element, outer: Look): boolean {
    const style = styleOf(element);
    if (COMMENT.test(style.get('mso-element') ?? '') || /msocom/.test(attribute(element, 'class'))) {
      const notes = [...within(element)].map((one) => styleOf(one).get('mso-element'));
      this.#left.add('comments', notes.filter((kind) => kind === 'comment').length);
      return true;
    }
    if (OBJECTS.has(element.tagName)) {
      if (!isHidden(element, outer)) this.#left.add('objects');
      return true;
    }
    if (element.tagName === 'math' || element.tagName.startsWith('m:omath')) {
      this.#left.add('formulas');
      return true;
    }
    if (isDeleted(element)) {
      if (wordsIn(element).trim() !== '') this.#left.add('deleted');
      return true;
    }
    if (!isHidden(element, outer)) return false;
    if (wordsIn(element).trim() !== '') this.#left.add('hidden');
    return true;
  }

  #say(words: string, look: Look): void {
    const text = words.replace(/[ \t\r\n\f]+/g, ' ');
    if (text === ' ' && this.#runs.length === 0) return;
    const { bold, italic, link } = look;
    this.#runs.push({ text, ...(bold && { bold }), ...(italic && { italic }), ...(link !== undefined && { link }) });
  }

  #break(element: Element, look: Look): void {
    const style = styleOf(element);
    if (attribute(element, 'clear') !== '' || style.has('page-break-before')) return;
    if (this.#runs.length > 0) this.#runs.push({ text: '\n', ...(look.link !== undefined && { link: look.link }) });
  }

  #block(element: Element, place: Place): void {
    this.#close();
    const paragraph = this.#paragraphOf(element, place);
    const outer = this.#paragraph;
    this.#paragraph = paragraph;
    // What stands in a list item or a quotation around is handed down to the paragraphs inside.
    const look = paragraph.role === 'heading' ? { ...place.look, bold: false } : place.look;
    this.#readInto(element, { ...place, look, paragraph });
    this.#close();
    this.#paragraph = outer;
  }

  #paragraphOf(element: Element, { paragraph }: Place): Paragraph {
    const level = headingLevel(element);
    const item = wordItemOf(element);
    if (level !== undefined) return { role: 'heading', outline: level, label: item?.label };
    if (item) return item;
    if (element.tagName === 'blockquote') return { role: 'quote' };
    if (element.tagName === 'figcaption') return { role: 'caption' };
    return paragraph;
  }

  #list(element: Element, place: Place): void {
    this.#close();
    const id = `list-${++this.#lists}`;
    const first = Number(attribute(element, 'start')) || 1;
    const outer = this.#paragraph;
    let number = first;
    for (const child of childElements(element)) {
      if (child.tagName !== 'li') {
        this.#read(child, { ...place, depth: place.depth + 1 });
        continue;
      }
      if (this.#notes.isNote(child) || this.#isLeftOut(child, place.look)) continue;
      const numbered = element.tagName === 'ol' ? { number: number++ } : {};
      const list = { id, level: listLevel(child, place.depth), ...numbered };
      const label = numbered.number === undefined ? undefined : `${numbered.number}.`;
      this.#paragraph = { role: 'body', list, label };
      this.#readInto(child, { look: lookOf(child, place.look), paragraph: this.#paragraph, depth: place.depth + 1 });
      this.#close();
    }
    this.#paragraph = outer;
  }

  #link(element: Element, place: Place): void {
    if (this.#notes.leadsBack(element)) return;
    const label = this.#notes.labelOf(element);
    if (label === 'missing') return this.#left.add('notes');
    if (label !== undefined) {
      this.#runs.push({ text: '', footnote: label });
      return;
    }
    const address = attribute(element, 'href').trim();
    const isWeb = /^https?:\/\//i.test(address);
    if (address !== '' && !isWeb && !address.startsWith('#')) this.#left.add('links');
    this.#readInto(element, { ...place, look: isWeb ? { ...place.look, link: address } : place.look });
  }

  #figure(element: Element): void {
    const words = pictureWords(element);
    if (isSign(element)) {
      if (words !== '') this.#say(words, PLAIN);
      return;
    }
    const picture = pictureOf(element, this.#local);
    if (picture === undefined) this.#left.add('pictures');
    this.#beside.push({
      kind: 'figure',
      ...(words === '' ? {} : { text: words }),
      ...(picture === undefined ? {} : { picture }),
    });
  }

  #table(element: Element, look: Look): void {
    this.#close();
    const { cells, merged, headed } = gridOf(element);
    this.#left.add('merged', merged);
    const runs = cells.map((row) => row.map((cell) => (cell ? this.#cell(cell, look) : [])));
    const rows = runs.map((row) => row.map((cell) => textOf(cell).trim()));
    if (rows.some((row) => row.some((text) => text !== ''))) {
      this.#blocks.push({ kind: 'table', rows, cells: runs, ...(headed && { headed }) });
    }
    this.#close();
  }

  #cell(cell: Element, look: Look): SourceRun[] {
    this.#left.add('nested', [...within(cell)].filter(({ tagName }) => tagName === 'table').length);
    return this.#isLeftOut(cell, look) ? [] : this.#apart(cell, lookOf(cell, look));
  }

  /** The runs of an element by itself, its paragraphs parted by line breaks. Its pictures stay beside. */
  #apart(element: Element, look: Look): SourceRun[] {
    const [blocks, runs] = [this.#blocks, this.#runs];
    const beside = this.#beside.splice(0);
    [this.#blocks, this.#runs] = [[], []];
    this.#readInto(element, { look, paragraph: {}, depth: 0 });
    this.#closeWords();
    const inside = this.#blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : tableLines(block)));
    [this.#blocks, this.#runs] = [blocks, runs];
    this.#beside.unshift(...beside);
    return inside.flatMap((block, at) => [
      ...(at > 0 ? [{ text: '\n' }] : []),
      ...(block.label === undefined ? [] : [{ text: block.label }]),
      ...block.runs,
    ]);
  }

  #close(): void {
    this.#closeWords();
    this.#blocks.push(...this.#beside.splice(0));
  }

  #closeWords(): void {
    const runs = this.#runs.splice(0);
    if (runs.every(({ text, footnote }) => text.trim() === '' && footnote === undefined)) return;
    const paragraph = this.#paragraph;
    const goesOn = paragraph.begun === true && paragraph.list !== undefined;
    const { role, outline, label, list }: Paragraph = goesOn ? { role: 'list-continue' } : paragraph;
    paragraph.begun = true;
    const pieces = splitAtBreaks(runs, false).filter((piece) => textOf(piece).trim() !== '' || piece.some(isAnchor));
    for (const [index, piece] of pieces.entries()) {
      this.#blocks.push({
        kind: 'paragraph',
        ...(role === undefined ? {} : { role }),
        ...(outline === undefined ? {} : { outline }),
        ...(index === 0 && label !== undefined && { label }),
        ...(index === 0 && list !== undefined && { list }),
        runs: piece.map(plainRun),
      });
    }
  }
}

const isAnchor = ({ footnote }: SourceRun): boolean => footnote !== undefined;

function textOf(runs: readonly SourceRun[]): string {
  return runs.map(({ text }) => text).join('');
}

/** A table in a cell, as lines. */
function tableLines(block: SourceBlock): SourceParagraph[] {
  if (block.kind !== 'table') return [];
  return block.rows.map((row) => ({ kind: 'paragraph', runs: [{ text: row.filter(Boolean).join('　') }] }));
}

function headingLevel(element: Element): number | undefined {
  const [, written] = /^h([1-6])$/.exec(element.tagName) ?? [];
  if (written !== undefined) return Number(written);
  if (attribute(element, 'role') === 'heading') return Number(attribute(element, 'aria-level')) || 2;
  const outline = Number(styleOf(element).get('mso-outline-level'));
  return outline >= 1 && outline <= 6 ? outline : undefined;
}

/** Word on the web and 腾讯文档 write every level as a list of its own, and say the level in an attribute. */
function listLevel(item: Element, depth: number): number {
  return has(item, 'aria-level') ? Math.max(0, Number(attribute(item, 'aria-level')) - 1) || 0 : depth;
}

/** The number that a note begins with once more. */
function withoutNumber(runs: readonly SourceRun[]): SourceRun[] {
  const [first, ...rest] = runs;
  if (first === undefined) return [];
  const text = first.text.replace(/^[\s\u00a0]*(?:[[［〔]\d{1,3}[\]］〕]|\d{1,3}[.．、])?[\s\u00a0]*/u, '');
  return [{ ...first, text }, ...rest];
}

function pictureWords(image: Element): string {
  const words = attribute(image, 'alt').replace(/\s+/g, ' ').trim();
  // What a program says of a picture by itself, or the name of its file, is nobody's words.
  return /^(?:图片|image|img|pic|说明[:：]|wps\d*|clip_image\d*|[^\p{Script=Han}]*\.(?:jpe?g|png|gif|webp))$/iu.test(
    words,
  )
    ? ''
    : words;
}

/** Whether a picture is no larger than a letter: a smiling face, a bullet, what counts visits. */
function isSign(image: Element): boolean {
  const style = styleOf(image);
  const sizes = [attribute(image, 'width'), attribute(image, 'height'), style.get('width'), style.get('height')];
  return sizes.some((size) => /^\d+(?:\.\d+)?(?:px|pt)?$/.test(size ?? '') && Number.parseFloat(size ?? '') <= 24);
}
