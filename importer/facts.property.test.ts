/** No figure, date or name of an issue comes back as another, whatever file it is in, unless somebody is asked. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOf, fact, linesOf, printedIssue, type PrintedIssue } from '../tests/fixtures/figures/printed-facts.ts';
import { docFile } from '../tests/fixtures/word/doc-file.ts';
import { docxFile, paragraph } from '../tests/fixtures/word/docx-file.ts';
import { importFile, type ImportResult } from './import-file.ts';
import { readPdf } from './pdf/read-pdf.ts';

async function read(bytes: Uint8Array): Promise<Extract<ImportResult, { status: 'ok' }>> {
  const result = await importFile(bytes, { readPdf });
  if (result.status !== 'ok') throw new Error(result.message);
  return result;
}

function expectFacts(issue: PrintedIssue, { briefing }: Extract<ImportResult, { status: 'ok' }>): void {
  const [year, month, day] = issue.date;
  const iso = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  const total = issue.shape === 'han' || issue.shape === 'document' ? undefined : issue.total;
  const { imprint, articles } = briefing;
  expect(briefing).toMatchObject({ issue: issue.issue, date: iso, year });
  expect(briefing.totalIssue).toBe(total);
  expect(imprint).toMatchObject({ copies: issue.copies, printedOn: iso });
  expect(articles.map(({ byline }) => byline)).toEqual([[issue.person]]);
  expect(articles.flatMap(({ blocks }) => blocks.map(({ text }) => text))).toEqual(bodyOf(issue));
}

const escaped = (text: string) => text.replace(/[&<]/g, (glyph) => (glyph === '&' ? '&amp;' : '&lt;'));

describe('the facts of an issue drawn at random come back as printed', () => {
  it('from DOCX', async () => {
    await fc.assert(
      fc.asyncProperty(printedIssue, async (issue) => {
        const body = linesOf(issue).map((line) => paragraph(escaped(line)));
        expectFacts(issue, await read(docxFile({ body: body.join('') })));
      }),
      { numRuns: 2500 },
    );
  });

  it('from DOC', async () => {
    await fc.assert(
      fc.asyncProperty(printedIssue, async (issue) => {
        expectFacts(issue, await read(docFile(linesOf(issue).map((text) => [{ text }]))));
      }),
      { numRuns: 2000 },
    );
  });

  it('from PDF, five hundred on its pages', async () => {
    const facts = fc.sample(fact, 500);
    const lines = facts.map((text, index) => `第${index + 1}条，会上说到${text}，大家都记下了。`);
    const { blocks } = (await read(printed(lines))).briefing.articles.reduce((all, one) => ({
      ...all,
      blocks: [...all.blocks, ...one.blocks],
    }));
    const text = blocks.map((block) => block.text ?? '').join('\n');
    for (const line of lines) expect(text).toContain(line);
  });
});

const font = readFileSync(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
);

/** A PDF with each line a paragraph, in print of its own width. */
function printed(lines: readonly string[]): Uint8Array {
  const workspace = fileURLToPath(new URL('../tests/fixtures/figures/', import.meta.url));
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: [font] }] });
  const set =
    '#set page(width: 184mm, height: 260mm)\n#set text(font: "Noto Serif SC", size: 12pt, lang: "zh")\n#set par(first-line-indent: (amount: 2em, all: true))\n';
  const words = lines.map((line) => line.replace(/[\\#$*_`<>@~\-+=/[\]"']/g, '\\$&')).join('\n\n');
  const outcome = compiler.compile({ mainFileContent: set + words });
  if (!outcome.result) throw new Error(JSON.stringify(outcome.takeError()?.shortDiagnostics));
  return new Uint8Array(compiler.pdf(outcome.result, { creationTimestamp: 0 }));
}
