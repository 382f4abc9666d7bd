import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../tests/fixtures/layouts/compose.ts';
import { layoutOf } from '../../tests/fixtures/layouts/layout.ts';
import { typstPrinter, type Printer } from '../../tests/fixtures/layouts/printers.ts';
import { score, type Score } from '../../tests/fixtures/layouts/score.ts';
import { importFile } from '../import-file.ts';
import { readPdf } from './read-pdf.ts';

/** A sample of what `bench/layouts.ts` measures at length: paper, columns, type, frames, tables, notes at random. */
const SEEDS = Array.from({ length: 20 }, (_, index) => 300 + index);
const scores: Score[] = [];
const printer: Printer = typstPrinter();

/** Prints the briefing of a seed, reads it again and compares. */
async function scoreOf(seed: number): Promise<Score> {
  const briefing = compose(seed, { footnotes: printer.footnotes, tables: true });
  const result = await importFile(await printer.print(briefing, layoutOf(seed)), { readPdf });
  if (result.status !== 'ok') throw new Error(`${seed}: ${result.message}`);
  return score(briefing, result.briefing);
}

beforeAll(async () => {
  for (const seed of SEEDS) scores.push(await scoreOf(seed));
});

afterAll(() => printer.close());

const right = (field: string): number =>
  scores.filter(({ wrong }) => wrong.every((one) => one.field !== field)).length / scores.length;

describe('briefings printed in layouts drawn at random', () => {
  it('give back 97 % of their paragraphs and headings word for word', () => {
    const wanted = scores.reduce((sum, one) => sum + one.wanted, 0);
    expect(wanted).toBeGreaterThan(400);
    expect(scores.reduce((sum, one) => sum + one.right, 0) / wanted).toBeGreaterThanOrEqual(0.97);
  });

  it.each(['series', 'issue', 'date', 'issuer', 'titles', 'credits', 'sentTo', 'printedBy', 'copies'])(
    'give back %s in nine of ten at the least',
    (field) => {
      expect(right(field)).toBeGreaterThanOrEqual(0.9);
    },
  );
});

describe('a briefing is given back without a difference though it has', () => {
  it.each([
    ['a credit wider than its line', 602],
    ['the printer and its date on two lines of a column', 638],
    ['ragged lines that stop far from the edge', 685],
    ['a contents entry of two lines', 739],
    ['cells of two lines, in the last row too', 742],
    ['a footnote call alone on its line', 1099],
    ['a page number of the contents on a line of its own', 2062],
    ['the head of a table at the foot of the page before', 2071],
  ])('%s', async (_, seed) => {
    expect((await scoreOf(seed)).wrong).toEqual([]);
  });
});
