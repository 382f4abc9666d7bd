/**
 * `node scripts/run.mjs bench/layouts.ts [--from 0] [--count 60] [--engine typst|chromium] [--show]`:
 * how much of invented briefings, printed in as many layouts, an import of the PDF gives back.
 * Chromium is looked for as for the browser tests.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importFile } from '#importer/import-file.ts';
import { readPdf } from '#importer/pdf/read-pdf.ts';
import { compose } from '../tests/fixtures/layouts/compose.ts';
import { layoutOf } from '../tests/fixtures/layouts/layout.ts';
import { chromiumPrinter, typstPrinter, type Printer } from '../tests/fixtures/layouts/printers.ts';
import { score } from '../tests/fixtures/layouts/score.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '60' },
    engine: { type: 'string' },
    /** A folder for the PDFs; those already there are not printed again. */
    keep: { type: 'string' },
    /** Without footnotes, which only Typst sets. */
    'no-notes': { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
  },
});
/** Asked of every print without a masthead: no question about what came out wrong. */
const ALWAYS: ReadonlySet<string> = new Set(['issue-number-missing', 'date-missing']);
const engines = values.engine === undefined ? ['chromium', 'typst'] : [values.engine];

for (const engine of engines) {
  const printer: Printer = engine === 'typst' ? typstPrinter() : await chromiumPrinter();
  const fields = new Map<string, number>();
  let [wanted, right, documents, whole] = [0, 0, 0, 0];
  const silent: number[] = [];
  for (let seed = Number(values.from); seed < Number(values.from) + Number(values.count); seed++) {
    const layout = layoutOf(seed);
    const briefing = compose(seed, { footnotes: printer.footnotes && !values['no-notes'], tables: true });
    const kept = `${values.keep ?? ''}/${engine}${values['no-notes'] ? '-plain' : ''}-${seed}.pdf`;
    const bytes =
      values.keep !== undefined && existsSync(kept)
        ? new Uint8Array(readFileSync(kept))
        : await printer.print(briefing, layout);
    if (values.keep !== undefined) {
      mkdirSync(values.keep, { recursive: true });
      writeFileSync(kept, bytes);
    }
    const result = await importFile(bytes, { readPdf });
    documents++;
    if (result.status !== 'ok') {
      fields.set('unread', (fields.get('unread') ?? 0) + 1);
      continue;
    }
    const found = score(briefing, result.briefing);
    wanted += found.wanted;
    right += found.right;
    if (found.wrong.length === 0) whole++;
    else if (result.diagnostics.every(({ severity, rule }) => severity === 'note' || ALWAYS.has(rule)))
      silent.push(seed);
    for (const field of new Set(found.wrong.map((one) => one.field))) fields.set(field, (fields.get(field) ?? 0) + 1);
    if (values.show && found.wrong.length > 0) {
      console.log(`\n== ${engine} ${seed} ${JSON.stringify(layout)}`);
      for (const { field, wanted: a, got: b } of found.wrong.slice(0, 8)) {
        const from = Math.max(0, [...a].findIndex((glyph, index) => glyph !== b[index]) - 30);
        console.log(`  ${field}\n    - ${a.slice(from, from + 150)}\n    + ${b.slice(from, from + 150)}`);
      }
    }
  }
  await printer.close();
  console.log(
    `${engine}: ${documents} documents, ${whole} without a difference; paragraphs ${right}/${wanted} = ${((right / wanted) * 100).toFixed(2)} %; documents wrong by field: ${[
      ...fields,
    ]
      .sort((a, b) => b[1] - a[1])
      .map(([field, count]) => `${field} ${count}`)
      .join(', ')}; wrong without a question: ${silent.length} (${silent.join(' ')})`,
  );
}
