import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SourceBlock, SourceDocument } from '../source-document.ts';
import { readPdf } from './read-pdf.ts';
import { nodePdfium } from './node-pdfium.ts';

// A loaded machine may take long; how long a file takes is measured in the benchmark.
const folder = new URL('../../tests/fixtures/pdf/', import.meta.url);

interface Truth {
  readonly hidden?: readonly string[];
  readonly footnotes?: readonly { readonly label: string; readonly text: string }[];
  readonly tables?: readonly (readonly (readonly string[])[])[];
  readonly briefing: {
    readonly articles: readonly {
      readonly titleLines: readonly string[];
      readonly credit: string;
      readonly blocks: readonly { readonly text?: string; readonly rows?: readonly (readonly string[])[] }[];
    }[];
    readonly imprint?: { readonly sentTo: string; readonly printedBy: string; readonly copies: number };
  };
}

/** Fixtures of which something cannot be read as text. */
const PICTURES = new Set(['scan', 'mixed', 'no-tounicode']);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

function bytesOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`${name}.pdf`, folder)));
}

const documents = new Map<string, Promise<SourceDocument>>();

/** Reads a fixture once for all tests. */
function read(name: string): Promise<SourceDocument> {
  const document = documents.get(name) ?? readPdf(bytesOf(name));
  documents.set(name, document);
  return document;
}

function truthOf(name: string): Truth {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Truth;
}

function textOf(block: SourceBlock): string {
  if (block.kind === 'table') return block.rows.flat().join('');
  return block.kind === 'figure' ? '' : block.runs.map((run) => run.text).join('');
}

function bare(text: string): string {
  return text.replace(/\s/gu, '');
}

function wholeText(document: SourceDocument): string {
  return bare(document.blocks.map(textOf).join(''));
}

/** What must stand as a paragraph of its own, in order. */
function pieces(truth: Truth): string[] {
  return truth.briefing.articles.flatMap(({ titleLines, credit, blocks }) => [
    ...titleLines,
    ...blocks.flatMap(({ text }) => text ?? []),
    `（${credit}供稿）`,
  ]);
}

/** The lines of the document that make up `piece`, or nothing when it does not begin and end with a line. */
function linesOf(document: SourceDocument, piece: string): Extract<SourceBlock, { kind: 'paragraph' }>[] | undefined {
  const lines = document.blocks.filter((block) => block.kind === 'paragraph');
  const wanted = bare(piece);
  for (let start = 0; start < lines.length; start++) {
    let text = '';
    for (let end = start; end < lines.length && text.length < wanted.length; end++) {
      text += bare(textOf(lines[end] ?? { kind: 'figure' }));
      if (text === wanted) return lines.slice(start, end + 1);
      if (!wanted.startsWith(text)) break;
    }
  }
  return undefined;
}

describe('a PDF with text', () => {
  for (const name of names.filter((one) => !PICTURES.has(one))) {
    it(`is read whole and in order: ${name}`, async () => {
      const document = await read(name);
      const truth = truthOf(name);
      const text = wholeText(document);
      let from = 0;
      for (const piece of pieces(truth)) {
        const at = text.indexOf(bare(piece), from);
        expect(at, piece).toBeGreaterThanOrEqual(from);
        from = at + bare(piece).length;
      }
    });

    it(`tells where each paragraph ends: ${name}`, async () => {
      const document = await read(name);
      for (const piece of pieces(truthOf(name))) {
        const lines = linesOf(document, piece);
        expect(lines, piece).toBeDefined();
        expect(lines?.slice(0, -1).map((line) => line.line?.full)).not.toContain(false);
        expect(
          Math.max(0, ...(lines ?? []).slice(1).map((line) => (line.align === 'left' ? (line.line?.start ?? 0) : 0))),
        ).toBeLessThan(1);
      }
    });
  }

  it('gives nothing but the page numbers and headers as running headers', async () => {
    const seen = new Set<string>();
    for (const name of ['official', 'two-columns', 'small-page', 'long', 'bare', 'gbk-euc']) {
      for (const { text } of (await read(name)).runningHeaders) seen.add(text.replace(/\d+/g, '#'));
    }
    expect([...seen].sort()).toEqual(
      ['#', '— # —', '人大代表在行动简报', '临川市人大常委会简报', '代表工作　#年第#期', '第#页'].sort(),
    );
  });

  it('reads tables with rules, over a page break too', async () => {
    for (const name of ['ruled-table', 'long-table']) {
      const expected = truthOf(name).briefing.articles.flatMap(({ blocks }) =>
        blocks.flatMap(({ rows }) => (rows ? [rows] : [])),
      );
      const tables = (await read(name)).blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
      expect(tables).toEqual(expected);
    }
  });

  it('reads footnotes, raised and lowered figures and a table without rules', async () => {
    const document = await read('notes');
    const truth = truthOf('notes');
    expect(document.footnotes.map(({ text }) => text)).toEqual(truth.footnotes?.map(({ text }) => text));
    expect(document.footnotes.map(({ label }) => label)).toEqual(['1', '2']);
    const calls = document.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.runs.filter((run) => run.footnote !== undefined) : [],
    );
    expect(calls).toEqual([
      { text: '', footnote: '1' },
      { text: '', footnote: '2' },
    ]);
    expect(wholeText(document)).toContain('面积达500m²，CO₂下降');
    expect(document.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []))).toEqual(truth.tables);
  });

  it('knows sizes, colour and alignment', async () => {
    const [series, issue] = (await read('official')).blocks;
    expect(series).toMatchObject({ kind: 'paragraph', align: 'center', color: '#cc0000', size: 38.4, page: 1 });
    expect(issue).toMatchObject({ kind: 'paragraph', align: 'center', size: 16 });
  });
});

describe('text that the page does not show', () => {
  for (const name of ['hidden', 'hidden-modes']) {
    it(`is reported and never given out: ${name}`, async () => {
      const document = await read(name);
      const reported = document.diagnostics.filter((diagnostic) => diagnostic.rule === 'hidden-text');
      for (const words of truthOf(name).hidden ?? []) expect(wholeText(document)).not.toContain(bare(words));
      expect(reported.length).toBeGreaterThan(0);
    });
  }

  it('is not suspected in clean files', async () => {
    for (const name of ['official', 'two-columns', 'gbk-euc', 'unigb', 'truetype', 'rotated']) {
      expect((await read(name)).diagnostics).toEqual([]);
    }
  });
});

describe('a page that is a picture', () => {
  const ocr = async (): Promise<{ text: string; left: number; top: number; right: number; bottom: number }[]> =>
    Promise.resolve([
      { text: '李建国代表提出12件建议，见www.example.gov.cn。', left: 300, top: 400, right: 1400, bottom: 450 },
    ]);

  it('alone is refused with a way out', async () => {
    await expect(readPdf(bytesOf('scan'))).rejects.toMatchObject({ status: 'unsupported' });
    await expect(readPdf(bytesOf('scan'))).rejects.toThrow('--ocr');
  });

  it('among pages of text is reported with its number', async () => {
    const { diagnostics } = await read('mixed');
    expect(
      diagnostics.filter((diagnostic) => diagnostic.rule === 'scanned-page').map((diagnostic) => diagnostic.page),
    ).toEqual([2]);
  });

  it('is read by OCR, and names, numbers and addresses are marked', async () => {
    const document = await readPdf(bytesOf('mixed'), { ocr });
    const line = document.blocks.find((block) => block.kind === 'paragraph' && block.ocr === true);
    expect(line && textOf(line)).toBe('李建国代表提出12件建议，见www.example.gov.cn。');
    const messages = document.diagnostics
      .filter((diagnostic) => diagnostic.rule === 'ocr-proof-read')
      .map((diagnostic) => diagnostic.sentence)
      .join();
    for (const word of ['李建国', '12', 'www.example.gov.cn']) expect(messages).toContain(word);
  });

  it('is not read where OCR itself is unsure, and those words are reported', async () => {
    const unsure = async (): Promise<
      { text: string; left: number; top: number; right: number; bottom: number; unsure: boolean }[]
    > => Promise.resolve([{ text: '印章里的字', left: 300, top: 400, right: 700, bottom: 450, unsure: true }]);
    const document = await readPdf(bytesOf('mixed'), { ocr: unsure });
    expect(wholeText(document)).not.toContain('印章');
    expect(document.diagnostics.filter((diagnostic) => diagnostic.rule === 'ocr-unsure')).toMatchObject([
      { page: 2, excerpt: '印章里的字', severity: 'warning' },
    ]);
  });

  it('stands in for text that a font falsifies', async () => {
    const plain = await readPdf(bytesOf('no-tounicode'));
    expect(
      plain.diagnostics.some((diagnostic) => diagnostic.rule === 'suspicious-text' && diagnostic.severity === 'error'),
    ).toBe(true);
    const recognised = await readPdf(bytesOf('no-tounicode'), { ocr });
    expect(recognised.blocks.every((block) => block.kind !== 'paragraph' || block.ocr === true)).toBe(true);
  });
});

describe('a file that cannot be read', () => {
  it('is reported by its kind: empty, damaged, locked, too large', async () => {
    await expect(readPdf(new Uint8Array())).rejects.toMatchObject({ status: 'empty' });
    await expect(readPdf(new TextEncoder().encode('%PDF-1.7\nnothing here'))).rejects.toMatchObject({
      status: 'corrupt',
    });
    await expect(readPdf(bytesOf('password'))).rejects.toMatchObject({ status: 'password' });
    await expect(readPdf(new Uint8Array(81 * 1024 * 1024))).rejects.toMatchObject({ status: 'toolarge' });
  });

  it('gives no other failure, however it is damaged', async () => {
    const pdfium = await nodePdfium();
    const whole = [bytesOf('unigb'), bytesOf('gbk-euc'), bytesOf('hidden-modes')];
    let state = 7;
    const next = (below: number): number => {
      state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
      return Math.floor((state / 4_294_967_296) * below);
    };
    for (let round = 0; round < 30; round++) {
      const bytes = Uint8Array.from(whole[round % whole.length] ?? []);
      const damaged = round % 3 === 0 ? bytes.slice(0, next(bytes.length)) : bytes;
      for (let i = 0; i < 40; i++) damaged[next(damaged.length)] = next(256);
      const outcome = await readPdf(damaged, { pdfium }).then(
        () => 'ok',
        (error: { status?: string }) => error.status,
      );
      expect(['ok', 'corrupt', 'empty', 'password', 'unsupported', 'toolarge']).toContain(outcome);
    }
  });
});
