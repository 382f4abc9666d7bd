/**
 * `node scripts/run.mjs bench/scans.ts`: makes scans of invented briefings (noise, a slight turn,
 * 150 to 300 dots an inch), reads them by OCR and says how much of the Han came back, and whether
 * every name, number and address in what came back is to be proof-read. Needs `npm run ocr:install`.
 */
import { diffArrays } from 'diff';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import type { DraftBriefing } from '#importer/draft.ts';
import { nodeOcr } from '#importer/ocr/node-ocr.ts';
import { readPdf } from '#importer/pdf/read-pdf.ts';
import { recognise } from '#importer/recognise/recognise.ts';
import { randomOf } from '../tests/fixtures/briefings/make-issue.ts';
import { compose, type Composed } from '../tests/fixtures/layouts/compose.ts';
import { layoutOf } from '../tests/fixtures/layouts/layout.ts';
import { typstPrinter } from '../tests/fixtures/layouts/printers.ts';
import { drawPdfPages } from '../tests/fixtures/pdf/draw-pages.ts';

interface Scan {
  readonly seed: number;
  readonly dpi: number;
  /** Degrees. */
  readonly turn: number;
  /** Standard deviation of the noise, of 255. */
  readonly noise: number;
  /** The first page stays text. */
  readonly mixed: boolean;
}

const SCANS: readonly Scan[] = [
  { seed: 201, dpi: 150, turn: 0, noise: 6, mixed: false },
  { seed: 202, dpi: 200, turn: 0.4, noise: 12, mixed: false },
  { seed: 203, dpi: 200, turn: -0.6, noise: 18, mixed: false },
  { seed: 204, dpi: 300, turn: 0.8, noise: 12, mixed: false },
  { seed: 205, dpi: 250, turn: -0.3, noise: 24, mixed: true },
  { seed: 206, dpi: 150, turn: 0.5, noise: 12, mixed: true },
];
const FACTS = /https?:\/\/[\w./-]+|www\.[\w.-]+|[\w.]+@[\w.-]+|\d[\d.,:%]*|周明远|孙玉兰|刘素琴|马国庆|田野/gu;

async function scanOf(bytes: Uint8Array, { seed, dpi, turn, noise, mixed }: Scan): Promise<Uint8Array> {
  const random = randomOf(seed);
  const made = await PDFDocument.create();
  const text = await PDFDocument.load(bytes);
  const pictures = await drawPdfPages(bytes, dpi);
  for (const [index, picture] of pictures.slice(0, 2).entries()) {
    if (mixed && index === 0) {
      const [page] = await made.copyPages(text, [0]);
      if (page) made.addPage(page);
      continue;
    }
    const turned = await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 4 } })
      .rotate(turn, { background: '#ffffff' })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const grey = turned.data;
    for (let at = 0; at < grey.length; at++) {
      const normal = random() + random() + random() + random() - 2;
      grey[at] = Math.max(0, Math.min(255, (grey[at] ?? 0) * 0.92 + 8 + normal * noise * 1.7));
    }
    const { width, height, channels } = turned.info;
    const jpeg = await sharp(grey, { raw: { width, height, channels } }).jpeg({ quality: 70 }).toBuffer();
    const image = await made.embedJpg(jpeg);
    const size: [number, number] = [(width / dpi) * 72, (height / dpi) * 72];
    made.addPage(size).drawImage(image, { x: 0, y: 0, width: size[0], height: size[1] });
  }
  return made.save();
}

function wordsOf(briefing: Composed | DraftBriefing): string {
  return briefing.articles
    .flatMap((article) => [
      ...article.titleLines,
      ...article.blocks.map(({ text, rows }) => text ?? rows?.flat().join('') ?? ''),
    ])
    .join('');
}

const han = (text: string): string[] => text.match(/\p{Script=Han}/gu) ?? [];
const printer = typstPrinter();
const ocr = await nodeOcr();
for (const scan of SCANS) {
  const layout = { ...layoutOf(scan.seed), columns: 1, paper: [210, 297] as const, footer: 'dashes' as const };
  const whole = compose(scan.seed, { footnotes: false, tables: false });
  const [first] = whole.articles;
  if (!first) continue;
  // Two pages at the most: what stands on later ones is not scanned.
  const blocks = first.blocks.slice(0, 9);
  const briefing = { ...whole, contents: false, articles: [{ ...first, blocks }] };
  const bytes = await printer.print(briefing, layout);
  const start = performance.now();
  const file = await scanOf(bytes, scan);
  const source = await readPdf(file, { ocr });
  const result = recognise(source);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const [wanted, got] = [wordsOf(briefing), wordsOf(result.briefing)];
  const parts = diffArrays(han(wanted), han(got));
  const same = parts.filter((part) => !part.added && !part.removed).reduce((sum, part) => sum + part.count, 0);
  const marks = result.diagnostics
    .filter(({ rule }) => rule === 'ocr-proof-read')
    .map(({ sentence }) => sentence)
    .join('\n');
  const paragraphs = result.diagnostics.filter(({ rule }) => rule === 'ocr-proof-read').length;
  const scanned = source.blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.ocr === true ? [block.runs.map((run) => run.text).join('')] : [],
  );
  const facts = [...new Set(scanned.flatMap((line) => line.match(FACTS) ?? []))];
  const unmarked = facts.filter((fact) => !marks.includes(fact));
  console.log(
    `${scan.seed}: ${scan.dpi} dpi, ${scan.turn}°, noise ${scan.noise}${scan.mixed ? ', mixed' : ''}: Han ${same}/${han(wanted).length} = ${((same / han(wanted).length) * 100).toFixed(2)} %, ${facts.length} facts, not marked: ${unmarked.join(' ') || 'none'}; ${paragraphs} marks, ${seconds} s`,
  );
  const wrong = parts.filter((part) => part.added || part.removed).slice(0, 12);
  console.log(`   ${wrong.map((part) => (part.added ? '+' : '-') + part.value.slice(0, 20).join('')).join(' ')}`);
}
await printer.close();
