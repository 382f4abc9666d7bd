/**
 * A briefing as a Word file in the layout of the print: what an office changes,
 * prints or imports again. Structure stands in Word's own means (styles Title
 * and Heading, numbering, footnotes), so that any program can read it back.
 */
import { VERMILION } from '#lib/vermilion.ts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  Tab,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { FileChild, IParagraphOptions, IStylesOptions, ParagraphChild } from 'docx';
import { blockTexts } from '../blocks.ts';
import type { Block, Image, Runs } from '../blocks.ts';
import type { PlainPicture, PlainPictures } from '../pictures.ts';
import type { PrintedArticle, PrintedBriefing } from '../print/printed-briefing.ts';
import { ZIP_TIME } from '../zip-time.ts';

/** Twentieths of a point. */
const twip = (mm: number): number => Math.round((mm / 25.4) * 1440);
const PITCH = twip(225 / 22);
const CHARACTER = twip(156 / 28);
const RED = VERMILION.slice(1).toUpperCase();

/** The licensed fonts of the standard by name only; Word takes the nearest where they are missing. */
const face = (name: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name });
const fang = face('仿宋_GB2312');
const kai = face('楷体_GB2312');
const hei = face('黑体');
const xiaobiaosong = face('方正小标宋简体');

const line = { line: PITCH, lineRule: LineRuleType.EXACTLY, before: 0, after: 0 };
const indented = { firstLine: 2 * CHARACTER };

const styles: IStylesOptions = {
  default: {
    document: { run: { font: fang, size: 32 }, paragraph: { spacing: line } },
    title: {
      run: { font: xiaobiaosong, size: 44, bold: false },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...line, before: 0 }, keepNext: true },
    },
    heading1: { run: { font: hei, size: 32, bold: false, color: '000000' }, paragraph: heading() },
    heading2: { run: { font: kai, size: 32, bold: false, color: '000000' }, paragraph: heading() },
    heading3: { run: { font: fang, size: 32, bold: false, color: '000000' }, paragraph: heading() },
  },
  paragraphStyles: [
    {
      id: 'Body',
      name: 'Body Text',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { indent: indented, alignment: AlignmentType.BOTH },
    },
    {
      id: 'Masthead',
      name: '简报报头',
      basedOn: 'Normal',
      run: { font: xiaobiaosong, size: 124, color: RED },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { line: 4 * PITCH, lineRule: LineRuleType.EXACTLY } },
    },
    // The general word stands where no name is stated; a program can tell it from a name.
    { id: 'MastheadBlank', name: '简报报头（无名称）', basedOn: 'Masthead' },
    { id: 'IssueLine', name: '简报期号', basedOn: 'Normal', paragraph: { alignment: AlignmentType.CENTER } },
    { id: 'IssuerLine', name: '简报编印', basedOn: 'Normal' },
    {
      id: 'WordingNote',
      name: '文字说明',
      basedOn: 'Normal',
      run: { font: hei },
      paragraph: { alignment: AlignmentType.CENTER },
    },
    { id: 'Contents', name: 'toc 1', basedOn: 'Normal' },
    {
      id: 'ContentsHeading',
      name: 'TOC Heading',
      basedOn: 'Normal',
      run: { font: hei },
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true },
    },
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      run: { font: kai },
      paragraph: { alignment: AlignmentType.CENTER },
    },
    {
      id: 'ListContinue',
      name: 'List Continue',
      basedOn: 'Body',
      paragraph: { indent: { ...indented, left: 2 * CHARACTER } },
    },
    { id: 'EditorNote', name: '编者按', basedOn: 'Body', run: { font: kai } },
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Body',
      run: { font: kai },
      paragraph: { indent: { ...indented, left: 2 * CHARACTER } },
    },
    {
      id: 'Picture',
      name: '图片',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.CENTER, spacing: { line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { font: kai },
      paragraph: { alignment: AlignmentType.CENTER },
    },
    {
      id: 'Column',
      name: '栏目',
      basedOn: 'Normal',
      run: { font: hei },
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true },
    },
    { id: 'Credit', name: '供稿', basedOn: 'Normal', paragraph: { alignment: AlignmentType.RIGHT } },
    { id: 'Byline', name: '署名', basedOn: 'Credit' },
    {
      id: 'Imprint',
      name: '简报报尾',
      basedOn: 'Normal',
      run: { size: 28 },
      paragraph: { indent: { left: CHARACTER, right: CHARACTER } },
    },
    { id: 'Copies', name: '印数', basedOn: 'Imprint', paragraph: { alignment: AlignmentType.RIGHT } },
  ],
  // Chinese type has no italics: stressed words are set in 楷体.
  characterStyles: [{ id: 'Emphasis', name: 'Emphasis', run: { font: kai } }],
};

function heading() {
  return { spacing: line, indent: indented, keepNext: true };
}

/**
 * The bytes of the file; the same words give the same bytes.
 * @param title what the file is about, for its properties.
 */
export async function briefingDocx(
  briefing: PrintedBriefing,
  title: string,
  pictures: PlainPictures = new Map(),
): Promise<Uint8Array> {
  const notes: Record<string, { children: Paragraph[] }> = {};
  const body: FileChild[] = [...masthead(briefing), ...contents(briefing)];
  for (const article of briefing.articles) {
    body.push(...articleBlocks(article, Object.keys(notes).length, briefing.articles.length > 1, pictures));
    for (const note of article.notes) {
      notes[Object.keys(notes).length + 1] = { children: note.flatMap((block) => noteParagraphs(block)) };
    }
  }
  body.push(...imprint(briefing));
  const document = new Document({
    title,
    creator: briefing.issuer,
    ...(briefing.note !== undefined && { description: briefing.note }),
    styles,
    footnotes: notes,
    evenAndOddHeaderAndFooters: true,
    numbering: { config: numbering(briefing) },
    sections: [
      {
        properties: {
          page: {
            size: { width: twip(210), height: twip(297) },
            margin: {
              top: twip(37),
              bottom: twip(35),
              left: twip(28),
              right: twip(26),
              // The foot of a 14 pt line whose dash stands 7 mm below the type area.
              footer: twip(35 - 7) - 280,
            },
          },
          // The characters of the grid are 156/28 mm wide; the type is 16 pt, so each is a hair closer.
          grid: {
            type: DocumentGridType.LINES_AND_CHARS,
            linePitch: PITCH,
            charSpace: Math.round((CHARACTER / 20 - 16) * 4096),
          },
        },
        ...(briefing.trial !== undefined && trialHeaders(briefing.trial)),
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: body,
      },
    ],
  });
  return settle(await Packer.toBuffer(document));
}

function masthead({ series, nameless, issueLine, issuer, date, editorNote, note }: PrintedBriefing): Paragraph[] {
  return [
    new Paragraph({
      style: nameless === true ? 'MastheadBlank' : 'Masthead',
      children: [new TextRun({ text: series, size: seriesSize(series) })],
    }),
    new Paragraph({ style: 'IssueLine', text: issueLine }),
    new Paragraph({
      style: 'IssuerLine',
      indent: { left: CHARACTER, right: CHARACTER },
      tabStops: [{ type: TabStopType.RIGHT, position: twip(156) - CHARACTER }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: RED, space: 1 } },
      children: [new TextRun({ children: [issuer, new Tab(), date] })],
    }),
    new Paragraph({}),
    ...(note === undefined ? [] : [new Paragraph({ style: 'WordingNote', text: note }), new Paragraph({})]),
    ...(editorNote === undefined
      ? []
      : [
          ...editorNote.split('\n').map(
            (text, at) =>
              new Paragraph({
                style: 'EditorNote',
                children: [...(at === 0 ? [new TextRun({ text: '编者按：', font: hei })] : []), new TextRun(text)],
              }),
          ),
          new Paragraph({}),
        ]),
  ];
}

/** Half-points: as large as the line holds, at most 62 pt. */
function seriesSize(series: string): number {
  return Math.min(124, Math.floor((156 / 25.4) * 144 * (0.95 / [...series].length)));
}

function contents({ articles }: PrintedBriefing): Paragraph[] {
  if (articles.length < 2) return [];
  return [
    new Paragraph({ style: 'ContentsHeading', text: '目　　录' }),
    ...articles.map(({ titleLines }) => new Paragraph({ style: 'Contents', text: titleLines.join(' ') })),
  ];
}

function articleBlocks(
  article: PrintedArticle,
  notesBefore: number,
  several: boolean,
  pictures: PlainPictures,
): FileChild[] {
  const { column, titleLines, subtitle, credit, byline, blocks, slug } = article;
  const title = titleLines.flatMap((text, at) => new TextRun({ text, ...(at > 0 && { break: 1 }) }));
  const set = new Setter(slug, notesBefore, pictures);
  return [
    ...(several ? [new Paragraph({})] : []),
    ...(column === undefined ? [] : [new Paragraph({ style: 'Column', text: column })]),
    new Paragraph({ heading: HeadingLevel.TITLE, children: title }),
    ...(subtitle === undefined ? [] : [new Paragraph({ style: 'Subtitle', text: subtitle })]),
    new Paragraph({}),
    ...blocks.flatMap((block) => set.block(block)),
    ...(credit === undefined ? [] : [new Paragraph({ style: 'Credit', text: credit })]),
    ...(byline === undefined ? [] : [new Paragraph({ style: 'Byline', text: byline })]),
  ];
}

const headingLevels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** Sets the blocks of one article; each list is a numbering of its own, so that it starts anew. */
class Setter {
  readonly #slug: string;
  readonly #notesBefore: number;
  readonly #pictures: PlainPictures;
  #lists = 0;

  constructor(slug: string, notesBefore: number, pictures: PlainPictures) {
    this.#slug = slug;
    this.#notesBefore = notesBefore;
    this.#pictures = pictures;
  }

  /** `at`: how a paragraph that stands here is set; `depth`: how many lists it stands in. */
  block(block: Block, at: IParagraphOptions & { style: string } = { style: 'Body' }, depth = 0): FileChild[] {
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            heading: headingLevels[block.level - 1] ?? HeadingLevel.HEADING_3,
            children: this.runs(block.runs),
          }),
        ];
      case 'paragraph':
        return [new Paragraph({ ...at, children: this.runs(block.runs) })];
      case 'list': {
        const reference = listReference(this.#slug, this.#lists++);
        const first = { style: at.style === 'Quote' ? 'Quote' : 'Body', numbering: { reference, level: depth } };
        const later = { style: 'ListContinue', indent: { ...indented, left: 2 * (depth + 1) * CHARACTER } };
        return block.items.flatMap((item) =>
          item.flatMap((part, index) =>
            this.block(part, part.kind === 'list' ? at : index === 0 ? first : later, depth + 1),
          ),
        );
      }
      case 'quote':
        return block.blocks.flatMap((part) => this.block(part, { style: 'Quote' }, depth));
      case 'table':
        return [this.#table(block.rows)];
      case 'image':
        return picture(block.image, this.#pictures.get(block.image.url));
    }
  }

  runs(runs: Runs): ParagraphChild[] {
    return runs.flatMap((run): ParagraphChild[] => {
      if (run.note !== undefined) return [new FootnoteReferenceRun(this.#notesBefore + run.note)];
      const look = { ...(run.bold && { bold: true }), ...(run.italic && { style: 'Emphasis' }) };
      const words = run.text.split('\n').map((text, at) => new TextRun({ text, ...look, ...(at > 0 && { break: 1 }) }));
      return run.link !== undefined && /^https?:/.test(run.link)
        ? [new ExternalHyperlink({ link: run.link, children: words })]
        : words;
    });
  }

  #table(rows: readonly (readonly Runs[])[]): Table {
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map(
        (cells, at) =>
          new TableRow({
            tableHeader: at === 0,
            children: cells.map((cell) => new TableCell({ children: [new Paragraph({ children: this.runs(cell) })] })),
          }),
      ),
    });
  }
}

/** The picture and its words below, as wide as 150 dots an inch make it, at most the type area's width and half its height. */
function picture({ alt }: Image, shown: PlainPicture | undefined): FileChild[] {
  if (!shown) return [new Paragraph({ style: 'IssueLine', text: `〔图：${alt}〕` })];
  // Pixels in Word's sense, 96 to an inch.
  const area = { width: (156 / 25.4) * 96, height: (112 / 25.4) * 96 };
  const scale = Math.min(96 / 150, area.width / shown.width, area.height / shown.height);
  const run = new ImageRun({
    type: 'jpg',
    data: shown.jpeg,
    transformation: { width: Math.round(shown.width * scale), height: Math.round(shown.height * scale) },
    altText: { name: alt, title: alt, description: alt },
  });
  return [
    // A line of fixed height would cut the picture.
    new Paragraph({ style: 'Picture', keepNext: true, children: [run] }),
    new Paragraph({ style: 'Caption', text: alt }),
  ];
}

const listReference = (slug: string, index: number): string => `${slug}-${index}`;

/** A numbering for every list, in the order in which `Setter` meets them. */
function numbering({ articles }: PrintedBriefing) {
  return articles.flatMap(({ slug, blocks }) =>
    listsOf(blocks).map((start, index) => ({
      reference: listReference(slug, index),
      levels: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((level) => ({
        level,
        format: start === undefined ? LevelFormat.BULLET : LevelFormat.DECIMAL,
        text: start === undefined ? '·' : `%${level + 1}.`,
        start: start ?? 1,
        suffix: 'space' as const,
        style: { paragraph: { indent: { left: level * 2 * CHARACTER, firstLine: 2 * CHARACTER } } },
      })),
    })),
  );
}

/** The first number of each list, nested ones after their own; undefined for bullets. */
function listsOf(blocks: readonly Block[]): (number | undefined)[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return [block.start, ...block.items.flatMap((item) => listsOf(item))];
    return block.kind === 'quote' ? listsOf(block.blocks) : [];
  });
}

/** The words of a note, in plain paragraphs whatever they stand in. */
function noteParagraphs(block: Block): Paragraph[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [new Paragraph({ children: new Setter('', 0, new Map()).runs(block.runs) })];
    case 'list':
      return block.items.flatMap((item) => item.flatMap((part) => noteParagraphs(part)));
    case 'quote':
      return block.blocks.flatMap((part) => noteParagraphs(part));
    case 'table':
    case 'image':
      return blockTexts(block).map((text) => new Paragraph(text));
  }
}

function imprint({ imprint: foot, note }: PrintedBriefing): Paragraph[] {
  if (!foot) return [];
  const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000', space: 1 });
  const lines = [
    ...(note === undefined ? [] : [{ children: [new TextRun({ text: note, font: hei })] }]),
    ...foot.rows.map(({ label = '', words, end }) => ({
      children: [new TextRun({ children: [label + words, ...(end === undefined ? [] : [new Tab(), end])] })],
    })),
  ];
  return [
    new Paragraph({}),
    ...lines.map(
      ({ children }, at) =>
        new Paragraph({
          style: 'Imprint',
          children,
          tabStops: [{ type: TabStopType.RIGHT, position: twip(156) - CHARACTER }],
          // 0.35 mm at the ends, 0.25 mm between: eighths of a point.
          border: {
            ...(at === 0 ? { top: rule(8) } : {}),
            bottom: rule(at === lines.length - 1 ? 8 : 6),
          },
        }),
    ),
    ...(foot.copies === undefined ? [] : [new Paragraph({ style: 'Copies', text: foot.copies })]),
  ];
}

/** At the head of every sheet, odd and even. */
function trialHeaders(note: string) {
  const header = () =>
    new Header({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: note, font: hei, size: 28, color: RED })],
        }),
      ],
    });
  return { headers: { default: header(), even: header() } };
}

function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const song = face('宋体');
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: CHARACTER, right: CHARACTER },
        children: [new TextRun({ font: song, size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

/** Adds what the library cannot say (mirrored margins) and takes out what changes with the clock or by chance. */
function settle(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const edit = (name: string, change: (xml: string) => string) => {
    const file = files[name];
    if (file) files[name] = strToU8(change(strFromU8(file)));
  };
  edit('word/settings.xml', (xml) => xml.replace('<w:defaultTabStop', '<w:mirrorMargins/>$&'));
  // The library's overrides of the first level (dolanmiu/docx#2877): every list is a numbering of its own and needs
  // none, and LibreOffice would save its first item apart.
  edit('word/numbering.xml', (xml) => xml.replace(/<w:lvlOverride.*?<\/w:lvlOverride>/gs, ''));
  // The library draws the names of links by lot.
  const names = new Map<string, string>();
  const named = (id: string) => {
    const name = names.get(id) ?? `rIdLink${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  for (const part of ['document', 'footnotes']) {
    for (const file of [`word/${part}.xml`, `word/_rels/${part}.xml.rels`])
      edit(file, (xml) => xml.replace(/(?<=Id="|r:id=")rId[\w-]{12,}(?=")/g, named));
  }
  edit('docProps/core.xml', (xml) => xml.replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''));
  return zipSync(files, { mtime: ZIP_TIME, level: 6 });
}
