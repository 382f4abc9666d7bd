/** No figure of a source is changed: it is written in plain text, or asked about so that nobody can publish it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDocument } from '#checks/content.ts';
import { parseDocument } from '#checks/document.ts';
import { officeOf } from '#checks/office.ts';
import * as figures from '../tests/fixtures/figures/figure-line.ts';
import { docFile } from '../tests/fixtures/word/doc-file.ts';
import { docxFile, paragraph, run, table } from '../tests/fixtures/word/docx-file.ts';
import { readDoc } from './doc/read-doc.ts';
import { readDocx } from './docx/read-docx.ts';
import { importFile } from './import-file.ts';
import { readPdf } from './pdf/read-pdf.ts';
import type { SourceDocument } from './source-document.ts';

const folder = new URL('../tests/fixtures/figures/', import.meta.url);

function textOf({ blocks }: SourceDocument): string {
  return blocks
    .map((block) => {
      if (block.kind === 'table') return block.rows.map((row) => row.join('|')).join('/');
      return block.kind === 'figure' ? '' : (block.label ?? '') + block.runs.map(({ text }) => text).join('');
    })
    .join('\n');
}

const font = readFileSync(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
);

/** A PDF of Typst source. Of several documents one compiler sets some with the glyphs of another. */
function printed(source: string): Uint8Array {
  const compiler = NodeCompiler.create({ workspace: fileURLToPath(folder), fontArgs: [{ fontBlobs: [font] }] });
  const outcome = compiler.compile({ mainFileContent: source });
  if (!outcome.result) throw new Error(JSON.stringify(outcome.takeError()?.shortDiagnostics));
  return new Uint8Array(compiler.pdf(outcome.result, { creationTimestamp: 0 }));
}

const asked = ({ diagnostics }: SourceDocument) => diagnostics.filter(({ rule }) => rule === 'open-question');
const struck = ({ diagnostics }: SourceDocument) => diagnostics.filter(({ rule }) => rule === 'struck-words-left-out');

async function bodyOf(file: string) {
  const result = await importFile(readFileSync(new URL(file, folder)), { readPdf });
  if (result.status !== 'ok') throw new Error(result.message);
  return { body: result.written.markdown.split('-->')[1]?.trim(), diagnostics: result.diagnostics };
}

describe('a briefing with figures that plain text loses', () => {
  it.each([
    ['fraction.docx', '经全体代表2/3以上同意，票决项目通过；超过1/12的代表提出异议。'],
    ['raised.docx', '新增绿地1.2×10⁴平方米，停车场占地300m²，减排CO₂共15吨，引水3×10⁶立方米。'],
    ['equation-field.docx', '票决须经2/3以上代表同意，编号为①的项目通过。'],
  ])('has them in plain text: %s', async (file, text) => {
    const { body, diagnostics } = await bodyOf(file);
    expect(body).toBe(text);
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it('is an error where the print lacks a figure', async () => {
    const { body, diagnostics } = await bodyOf('raised.pdf');
    expect(body).toBe(
      '新增绿地1.2×10⁴平方米，停车场占地300m²，减排CO₂共15吨，引水3×立方米。\n\n〔待核：算式像是掉了数字，没有改动〕',
    );
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error', rule: 'lost-character-suspected', page: 1 }),
    );
  });

  it.each(['struck-out.docx', 'struck-out.doc'])('leaves out what is struck out, and says so: %s', async (file) => {
    const { body, diagnostics } = await bodyOf(file);
    expect(body).toBe('改为8月12日召开代表座谈会，收集意见12条。');
    const [diagnostic] = diagnostics.filter(({ rule }) => rule === 'struck-words-left-out');
    expect(diagnostic?.sentence).toContain('「原定8月10日」');
    expect(diagnostic?.excerpt).toContain('改为8月12日');
  });
});

describe('figures drawn at random', () => {
  const hold = (parts: readonly figures.Part[], source: SourceDocument, text = textOf(source)) => {
    expect(text).toMatch(figures.faithful(parts));
    const messages = struck(source)
      .map(({ sentence }) => sentence)
      .join();
    for (const part of parts) if (part.kind === 'struck') expect(messages).toContain(part.text);
    expect(asked(source)).toHaveLength(text.match(/〔待核/g)?.length ?? 0);
  };

  it('are the same or asked about in DOCX', () => {
    fc.assert(
      fc.property(figures.figureLine, figures.ways, (parts, how) => {
        fc.pre(!figures.runsTogether(parts, how));
        hold(parts, readDocx(figures.docxLine(parts, how)));
      }),
      { numRuns: 1500 },
    );
  });

  it('are the same or asked about in DOC', () => {
    fc.assert(
      fc.property(figures.figureLine, figures.ways, (parts, how) => {
        fc.pre(!figures.runsTogether(parts, how));
        hold(parts, readDoc(figures.docLine(parts, how)));
      }),
      { numRuns: 500 },
    );
  });

  it('are the same or asked about in PDF', async () => {
    for (const lines of fc.sample(fc.array(figures.figureLine, { minLength: 20, maxLength: 20 }), 12)) {
      const source = await readPdf(printed(figures.typstLines(lines)));
      const texts = textOf(source)
        .replace(/[ \t]/g, '')
        .split('\n')
        .join('')
        .split(/(?<=乙镇。)/);
      expect(texts).toHaveLength(lines.length);
      lines.forEach((parts, index) => expect(texts[index]).toMatch(figures.faithful(parts)));
      const messages = struck(source)
        .map(({ sentence }) => sentence)
        .join();
      for (const part of lines.flat()) if (part.kind === 'struck') expect(messages).toContain(part.text);
      expect(asked(source)).toHaveLength(texts.join('').match(/〔待核/g)?.length ?? 0);
    }
  });
});

const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const field = (code: string, result?: string) =>
  `${char('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${result === undefined ? '' : char('separate') + result}${char('end')}`;
const raised = (text: string) => run(text, '<w:vertAlign w:val="superscript"/>');
const lowered = (text: string) => run(text, '<w:vertAlign w:val="subscript"/>');
const math = (inner: string) => `<m:oMath>${inner}</m:oMath>`;
const letters = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
const over = (above: string, below: string) => `<m:f><m:num>${above}</m:num><m:den>${below}</m:den></m:f>`;
const power = (base: string, up: string) => `<m:sSup><m:e>${base}</m:e><m:sup>${up}</m:sup></m:sSup>`;
const object = (program: string) =>
  `<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape><o:OLEObject Type="Embed" ProgID="${program}"/></w:object></w:r>`;
const readBody = (inner: string) => readDocx(docxFile({ body: paragraph(run('甲') + inner + run('乙')) }));

describe('what has a plain form', () => {
  it.each([
    ['a fraction of raised and lowered figures', raised('2') + run('/') + lowered('3'), '2/3'],
    ['its stroke raised with them', raised('2/') + lowered('3'), '2/3'],
    ['a power in several runs', run('10') + raised('1') + raised('2'), '10¹²'],
    ['a negative power', run('10') + raised('-3'), '10⁻³'],
    ['a chemical formula', `${run('H')}${lowered('2')}${run('O')}`, 'H₂O'],
    ['fine dust', run('PM') + lowered('2.5'), 'PM2.5'],
    ['a call of a note typed by hand', run('条例') + raised('[1]') + raised('①'), '条例[1]①'],
    ['an ordinal', run('2') + raised('nd'), '2nd'],
    [
      'a small figure that was lifted',
      run('10', '<w:sz w:val="32"/>') + run('4', '<w:sz w:val="18"/><w:position w:val="12"/>'),
      '10⁴',
    ],
    ['a linear formula', math(letters('x=') + power(letters('10'), letters('6'))), 'x=10⁶'],
    ['a fraction in brackets', math(`<m:d><m:e>${over(letters('2'), letters('3'))}</m:e></m:d>`), '(2/3)'],
    ['a ringed number', field(' eq \\o\\ac(○,12) '), '⑫'],
    ['a ringed numeral', field(' EQ \\o\\ac(○,三) '), '㊂'],
    ['a raised number of a field', run('10') + field(' EQ \\s\\up8(4) '), '10⁴'],
    ['a character by its number', field(' SYMBOL 0xFC \\f "Wingdings" '), '✓'],
    ['a field with a result', field(' SEQ 表 ', run('3')), '3'],
    ['a field that prints nothing', field(' XE "词条" ') + field(' TC "目录" '), ''],
    [
      'a field that is hidden',
      `<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/><w:instrText> REF a </w:instrText><w:fldChar w:fldCharType="end"/></w:r>`,
      '',
    ],
    ['a picture of another program', object('PBrush'), ''],
  ])('is written in it: %s', (_what, inner, text) => {
    const source = readBody(inner);
    expect(textOf(source).replace('\n', '')).toBe(`甲${text}乙`);
    expect(asked(source)).toEqual([]);
  });

  it('is not changed where a whole line stands high', () => {
    const lifted = '<w:position w:val="8"/>';
    expect(textOf(readDocx(docxFile({ body: paragraph(run('2026年', lifted) + run('4月', lifted)) })))).toBe(
      '2026年4月',
    );
  });
});

describe('what has none', () => {
  it.each([
    ['a mixed number', run('1') + math(over(letters('1'), letters('2'))), '1〔待核：分数〕', '1 1/2'],
    ['a fraction before a figure', math(over(letters('2'), letters('3'))) + run('5'), '〔待核：分数〕5', '2/3'],
    ['a power of a fraction', math(over(letters('2'), letters('3'))) + raised('2'), '〔待核：分数〕²', '2/3'],
    ['a fraction of letters', math(over(letters('a+b'), letters('3'))), '〔待核：公式〕', '(a+b)／3'],
    ['a root', math(`<m:rad><m:deg/><m:e>${letters('2')}</m:e></m:rad>`), '〔待核：公式〕', '√2'],
    ['a power with a letter', math(power(letters('2'), letters('k'))), '〔待核：公式〕', '2^k'],
    ['a decimal power', run('10') + raised('2.5'), '10〔待核：上标〕', '2.5'],
    ['a raised numeral', run('10') + raised('四'), '10〔待核：上标〕', '四'],
    ['a raised unit that begins with a figure', run('10') + raised('2次'), '10〔待核：上标〕', '2次'],
    [
      'a lifted figure of full size',
      run('10', '<w:sz w:val="32"/>') + run('4', '<w:sz w:val="32"/><w:position w:val="12"/>'),
      '10〔待核：上标〕',
      '4',
    ],
    ['an equation of MathType', object('Equation.DSMT4'), '〔待核：公式〕', 'Equation.DSMT4'],
    ['an embedded sheet', object('Excel.Sheet.12'), '〔待核：嵌入对象〕', 'Excel.Sheet.12'],
    ['another equation field', field(' EQ \\r(,2) ', run('旧')), '〔待核：公式〕', 'EQ \\r(,2) 旧'],
    [
      'an equation of fields',
      `${char('begin')}<w:r><w:instrText>EQ \\f(1,</w:instrText></w:r>${field(' =3+1 ', run('4'))}<w:r><w:instrText>)</w:instrText></w:r>${char('end')}`,
      '〔待核：公式〕',
      'EQ \\f(1,{ =3+1 })',
    ],
    ['a field without a result', field(' REF 条数 '), '〔待核：域〕', 'REF 条数'],
    ['a simple field without a result', '<w:fldSimple w:instr=" SEQ 表 "/>', '〔待核：域〕', 'SEQ 表'],
  ])('is asked about with what stood there: %s', (_what, inner, text, original) => {
    const source = readBody(inner);
    expect(textOf(source)).toBe(`甲${text}乙`);
    const [diagnostic] = asked(source);
    expect(diagnostic?.severity).toBe('error');
    expect(diagnostic?.sentence).toContain(`「${original}」`);
    expect(diagnostic?.excerpt).toContain('〔待核');
  });

  it('is asked about in tables, notes and text boxes, too', () => {
    const inner = run('10') + raised('2.5');
    const box = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(inner)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
    const source = readDocx(
      docxFile({
        body:
          table([[paragraph(inner), '乙']]) + paragraph(`${run('甲')}<w:r><w:footnoteReference w:id="2"/></w:r>${box}`),
        footnotes: `<w:footnote w:id="2">${paragraph(inner)}</w:footnote>`,
      }),
    );
    expect(textOf(source).match(/10〔待核：上标〕/g)).toHaveLength(2);
    expect(source.footnotes[0]?.text).toBe('10〔待核：上标〕');
    expect(asked(source)).toHaveLength(3);
  });

  it('is asked about in DOC: an embedded formula, a field without a result', () => {
    const special = { text: '\u0001', sprms: [[0x0855, [1]]] as const };
    const source = readDoc(
      docFile([
        [
          { text: '甲\u0013 EMBED Equation.3 \u0014' },
          special,
          { text: '\u0015乙\u0013 REF a \u0015丙\u0013 REF b \u00147\u0015' },
        ],
      ]),
    );
    expect(textOf(source)).toBe('甲〔待核：公式〕乙〔待核：域〕丙7');
    expect(asked(source).map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('「EMBED Equation.3」'),
      expect.stringContaining('「REF a」'),
    ]);
  });

  it('is asked about in PDF where a small picture stands in a line, as formulas do', async () => {
    // One grey point.
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
      'base64',
    );
    const picture = `#box(image(bytes((${[...png].join(',')})), width: 30pt, height: 14pt))`;
    const page = '#set page(width: 600pt)\n#set text(font: "Noto Serif SC", size: 16pt)\n';
    const source = await readPdf(printed(`${page}甲县面积约${picture}平方米。\n\n${picture}\n\n乙镇。`));
    expect(textOf(source)).toBe('甲县面积约〔待核：行内图形〕平方米。\n乙镇。');
    expect(asked(source)).toHaveLength(1);
  });

  it('cannot be published, wherever in the issue it stands', async () => {
    const office = officeOf({}, new Date('2026-11-23T10:00:00+08:00'));
    const strange = math(`<m:rad><m:e>${letters('2')}</m:e></m:rad>`);
    const lines = [
      '甲县人大工作简报',
      '第2期',
      '甲县人大办公室　2026年8月14日',
      '乙镇办好代表建议',
      '乙镇人大督办代表建议12件。',
      '送：乙镇人大主席团',
    ];
    for (const at of lines.keys()) {
      const body = lines
        .map((line, index) =>
          paragraph(run(line) + (index === at ? strange : ''), index < 4 ? '<w:jc w:val="center"/>' : ''),
        )
        .join('');
      const result = await importFile(docxFile({ body }));
      if (result.status !== 'ok') throw new Error(result.message);
      const findings = checkDocument(parseDocument('a.md', result.written.markdown), office);
      expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toContain('error open-questions');
    }
  });
});

describe('what is struck out', () => {
  it('is left out by style and in a numbered line, and its place is reported', () => {
    const source = readDocx(
      docxFile({
        styles: '<w:style w:type="paragraph" w:styleId="G"><w:name w:val="g"/><w:rPr><w:strike/></w:rPr></w:style>',
        body:
          paragraph(run('全划掉'), '<w:pStyle w:val="G"/>') +
          paragraph(
            run('会议定于') +
              run('8月', '<w:strike/>') +
              run('10日', '<w:dstrike/>') +
              run('12日召开') +
              run('旧', '<w:strike w:val="0"/>'),
          ),
      }),
    );
    expect(textOf(source)).toBe('会议定于12日召开旧');
    expect(
      struck(source).map(({ severity, sentence, excerpt }) => [severity, /「(.*)」/.exec(sentence)?.[1], excerpt]),
    ).toEqual([
      ['warning', '全划掉', undefined],
      ['warning', '8月10日', '会议定于12日召开旧'],
    ]);
  });
});
