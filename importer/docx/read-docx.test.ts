import { describe, expect, it } from 'vitest';
import { docxFile, paragraph, run, table, type DocxParts } from '../../tests/fixtures/word/docx-file.ts';
import type { SourceDocument } from '../source-document.ts';
import { readDocx } from './read-docx.ts';

function read(parts: DocxParts | string): SourceDocument {
  return readDocx(docxFile(typeof parts === 'string' ? { body: parts } : parts));
}

/** The words of each block, as a reader sees them. */
function wordsOf({ blocks }: SourceDocument): string[] {
  return blocks.map((block) => {
    if (block.kind === 'table') return block.rows.map((row) => row.join('|')).join('/');
    if (block.kind === 'figure') return `〔${block.text ?? ''}〕`;
    return (block.label ?? '') + block.runs.map(({ text }) => text).join('');
  });
}

const rulesOf = ({ diagnostics }: SourceDocument) => diagnostics.map(({ rule }) => rule);
const list = (id: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
const level = (index: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const abstract = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;

describe('hidden, deleted and inserted words', () => {
  it('leaves out what is hidden by run, character style, paragraph style and hidden row', () => {
    const source = read({
      styles:
        '<w:style w:type="character" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>' +
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="p"/><w:rPr><w:vanish/></w:rPr></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="q"/><w:basedOn w:val="P"/></w:style>',
      body:
        paragraph(run('露') + run('藏一', '<w:vanish/>') + run('藏二', '<w:rStyle w:val="H"/>')) +
        paragraph('藏三', '<w:pStyle w:val="Q"/>') +
        paragraph(run('现', '<w:vanish w:val="0"/>'), '<w:pStyle w:val="P"/><w:rPr><w:vanish w:val="0"/></w:rPr>') +
        `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${paragraph('藏四')}</w:tc></w:tr><w:tr><w:tc>${paragraph('格')}</w:tc></w:tr></w:tbl>`,
    });
    expect(wordsOf(source)).toEqual(['露', '现', '格']);
    expect(source.diagnostics).toEqual([
      { severity: 'note', rule: 'hidden-text-left-out', sentence: '有4处隐藏文字没有导入。', remedy: '' },
    ]);
  });

  it('leaves out white and tiny words and asks, but keeps white words on a coloured ground', () => {
    const white = '<w:color w:val="FFFFFF"/>';
    const source = read(
      paragraph(run('白', white) + run('小', '<w:sz w:val="2"/>') + run('黑')) +
        paragraph(run('底', `${white}<w:shd w:val="clear" w:fill="C00000"/>`)) +
        table([
          [
            `<w:tc><w:tcPr><w:shd w:val="clear" w:fill="003366"/></w:tcPr>${paragraph(run('表头', white))}</w:tc>`,
            '乙',
          ],
        ]),
    );
    expect(wordsOf(source)).toEqual(['黑', '底', '表头|乙']);
    expect(rulesOf(source)).toEqual(['faint-text-left-out']);
  });

  it('accepts tracked changes: what was deleted or moved away is gone, what was inserted or moved here stays', () => {
    const source = read(
      paragraph(
        `${run('甲')}<w:del>${run('删')}</w:del><w:ins>${run('增')}</w:ins><w:moveFrom>${run('移走')}</w:moveFrom>` +
          `<w:moveTo>${run('移来')}</w:moveTo>${run('乙', '<w:del w:id="1"/>')}`,
      ) +
        paragraph(run('上'), '<w:rPr><w:del w:id="2"/></w:rPr>') +
        paragraph(run('下')) +
        `<w:tbl><w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc>${paragraph('删行')}</w:tc></w:tr><w:tr><w:tc>${paragraph('留')}</w:tc></w:tr></w:tbl>`,
    );
    expect(wordsOf(source)).toEqual(['甲增移来', '上下', '留']);
    expect(rulesOf(source)).toEqual(['deleted-text-left-out', 'tracked-change-accepted']);
    expect(JSON.stringify(source.blocks)).not.toMatch(/删|移走/);
  });

  it('never lets a comment out and says how many there were', () => {
    const source = read({
      body: paragraph(
        `<w:commentRangeStart w:id="0"/>${run('正文')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      comments: `<w:comment w:id="0">${paragraph('内部意见')}</w:comment>`,
    });
    expect(wordsOf(source)).toEqual(['正文']);
    expect(rulesOf(source)).toEqual(['comments-left-out']);
    expect(JSON.stringify(source)).not.toContain('内部意见');
  });

  it('joins a paragraph whose mark is hidden to the next one', () => {
    expect(
      wordsOf(read(paragraph(run('小标题'), '<w:rPr><w:vanish/><w:specVanish/></w:rPr>') + paragraph('正文。'))),
    ).toEqual(['小标题正文。']);
  });
});

describe('automatic numbers', () => {
  it.each([
    ['chineseCounting', '%1、', ['一、', '二、', '三、']],
    ['chineseCountingThousand', '（%1）', ['（一）', '（二）', '（三）']],
    ['japaneseCounting', '第%1条', ['第一条', '第二条', '第三条']],
    ['ideographTraditional', '%1、', ['甲、', '乙、', '丙、']],
    ['ideographZodiac', '%1、', ['子、', '丑、', '寅、']],
    ['ideographDigital', '%1、', ['一、', '二、', '三、']],
    ['chineseLegalSimplified', '%1、', ['壹、', '贰、', '叁、']],
    ['decimalEnclosedCircle', '%1', ['①', '②', '③']],
    ['decimalEnclosedCircleChinese', '%1', ['①', '②', '③']],
    ['decimal', '%1.', ['1.', '2.', '3.']],
    ['decimalZero', '%1', ['01', '02', '03']],
    ['upperLetter', '%1.', ['A.', 'B.', 'C.']],
    ['lowerRoman', '（%1）', ['（i）', '（ii）', '（iii）']],
    ['none', '※', ['※', '※', '※']],
  ])('are written out: %s', (format, text, labels) => {
    const source = read({
      numbering: abstract(0, level(0, format, text)) + num(1, 0),
      body: ['甲', '乙', '丙'].map((words) => paragraph(words, list(1))).join(''),
    });
    expect(source.blocks.map((block) => (block.kind === 'paragraph' ? block.label : ''))).toEqual(labels);
  });

  it('count beyond ten as people do', () => {
    const source = read({
      numbering: abstract(0, level(0, 'chineseCounting', '%1、')) + num(1, 0),
      body: Array.from({ length: 21 }, () => paragraph('文', list(1))).join(''),
    });
    const labels = source.blocks.map((block) => (block.kind === 'paragraph' ? block.label : ''));
    expect([labels[9], labels[10], labels[19], labels[20]]).toEqual(['十、', '十一、', '二十、', '二十一、']);
  });

  it('restart below a higher level, go on in another list of the same kind, and obey start and override', () => {
    const source = read({
      numbering:
        abstract(0, level(0, 'chineseCounting', '%1、'), level(1, 'decimal', '%1.%2', '<w:isLgl/>')) +
        abstract(1, level(0, 'decimal', '%1.').replace('w:val="1"', 'w:val="7"')) +
        num(1, 0) +
        num(2, 0) +
        num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>') +
        num(4, 1),
      body:
        paragraph('a', list(1)) +
        paragraph('b', list(1, 1)) +
        paragraph('c', list(1, 1)) +
        paragraph('d', list(2)) +
        paragraph('e', list(2, 1)) +
        paragraph('f', list(3)) +
        paragraph('g', list(3)) +
        paragraph('h', list(4)),
    });
    expect(wordsOf(source)).toEqual(['一、a', '1.1b', '1.2c', '二、d', '2.1e', '五、f', '六、g', '7.h']);
  });

  it('come from styles, stop where numId is 0, and count an empty paragraph, too', () => {
    const source = read({
      styles: `<w:style w:type="paragraph" w:styleId="L"><w:name w:val="l"/><w:pPr>${list(1)}</w:pPr></w:style>`,
      numbering: abstract(0, level(0, 'chineseCounting', '%1、')) + num(1, 0),
      body:
        paragraph('甲', '<w:pStyle w:val="L"/>') +
        paragraph('', '<w:pStyle w:val="L"/>') +
        paragraph('乙', '<w:pStyle w:val="L"/>') +
        paragraph('丙', `<w:pStyle w:val="L"/>${list(0)}`),
    });
    expect(wordsOf(source)).toEqual(['一、甲', '三、乙', '丙']);
    expect(rulesOf(source)).toEqual(['empty-number-left-out']);
  });
});

describe('glyphs and marks inside a line', () => {
  it('reads symbols by their font and makes the unknown an unknown character', () => {
    const sym = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const source = read(
      paragraph(
        sym('Wingdings', 'F0FC') +
          sym('Wingdings', '6C') +
          sym('Symbol', 'F06C') +
          sym('Symbol', 'F0B3') +
          sym('Wingdings 2', 'F052') +
          sym('Wingdings 3', 'F075') +
          sym('宋体', '2460') +
          run('\uf081', '<w:rFonts w:ascii="Wingdings"/>'),
      ),
    );
    expect(wordsOf(source)).toEqual(['✓●λ≥☑\ufffd①①']);
  });

  it('keeps tabs and hard hyphens, drops soft hyphens, and keeps a ruby’s base', () => {
    const source = read(
      paragraph(
        '<w:r><w:t>甲</w:t><w:tab/><w:t>2</w:t><w:noBreakHyphen/><w:t>3</w:t><w:softHyphen/><w:t>乙</w:t></w:r>' +
          `<w:r><w:ruby><w:rt>${run('bǐng')}</w:rt><w:rubyBase>${run('丙')}</w:rubyBase></w:ruby></w:r>`,
      ),
    );
    expect(wordsOf(source)).toEqual(['甲\t2-3乙丙']);
    expect(source.diagnostics.find(({ rule }) => rule === 'ruby-left-out')?.sentence).toContain('bǐng');
  });

  it('reads through smart tags, custom XML, controls and hyperlinks, but no placeholder', () => {
    const control = (inner: string, placeholder = '') =>
      `<w:sdt><w:sdtPr>${placeholder}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const source = read({
      links: { l1: 'https://example.com/', l2: 'file:///C:/secret.doc' },
      body:
        paragraph(
          `<w:smartTag w:element="date">${run('4月2日')}</w:smartTag><w:customXml>${run('甲')}</w:customXml>` +
            `<w:hyperlink r:id="l1">${run('网')}</w:hyperlink><w:hyperlink r:id="l2">${run('乙')}</w:hyperlink>` +
            control(run('丙')) +
            control(run('单击此处输入文字'), '<w:showingPlcHdr/>'),
        ) + control(paragraph('丁')),
    });
    expect(wordsOf(source)).toEqual(['4月2日甲网乙丙', '丁']);
    expect(rulesOf(source)).toEqual(['placeholder-left-out']);
    const [first] = source.blocks;
    expect(first?.kind === 'paragraph' && first.runs.filter(({ link }) => link !== undefined)).toEqual([
      { text: '网', link: 'https://example.com/' },
    ]);
  });
});

describe('fields', () => {
  const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const field = (code: string, result: string) =>
    `${char('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${char('separate')}${result}${char('end')}`;

  it('give their results and never their instructions, nested ones too', () => {
    const source = read(
      paragraph(
        field(' TOC \\o "1-3" ', run('目录一') + field(' PAGEREF _Toc1 ', run('3'))) +
          `<w:fldSimple w:instr=" PAGE ">${run('5')}</w:fldSimple>` +
          field(' HYPERLINK "https://example.com/b" ', run('链')) +
          `${char('begin')}<w:r><w:instrText> IF </w:instrText></w:r>${field(' PAGE ', run('9'))}${char('separate')}${run('是')}${char('end')}`,
      ),
    );
    expect(wordsOf(source)).toEqual(['目录一35链是']);
    const [first] = source.blocks;
    expect(first?.kind === 'paragraph' && first.runs.find(({ link }) => link !== undefined)).toEqual({
      text: '链',
      link: 'https://example.com/b',
    });
  });

  it('make an error of words that a field without an end swallows', () => {
    const source = read(paragraph('正文') + paragraph(`${char('begin')}${run('丢了')}`));
    expect(source.diagnostics).toEqual([
      expect.objectContaining({
        severity: 'error',
        rule: 'field-unclosed',
        sentence: expect.stringContaining('2个字') as string,
      }),
    ]);
  });
});

describe('tables', () => {
  it('keep merged cells in their columns', () => {
    const cell = (words: string, properties: string) =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(words)}</w:tc>`;
    const source = read(
      table([
        [cell('跨两列', '<w:gridSpan w:val="2"/>'), '丙'],
        [cell('跨两行', '<w:vMerge w:val="restart"/>'), '乙', '丁'],
        [cell('', '<w:vMerge/>'), '戊', '己'],
      ]),
    );
    expect(wordsOf(source)).toEqual(['跨两列||丙/跨两行|乙|丁/|戊|己']);
  });

  it('keep the words of a table inside a cell and ask', () => {
    const source = read(
      table([[`<w:tc>${paragraph('外')}${table([['内一', '内二']])}${paragraph('后')}</w:tc>`, '右']]),
    );
    expect(wordsOf(source)).toEqual(['外\n内一 内二\n后|右']);
    expect(rulesOf(source)).toEqual(['nested-table-flattened']);
  });

  it('keep notes and stress of their cells', () => {
    const source = read({
      body: table([[paragraph(`${run('甲', '<w:b/>')}<w:r><w:footnoteReference w:id="2"/></w:r>`), '乙']]),
      footnotes: `<w:footnote w:id="2">${paragraph('注')}</w:footnote>`,
    });
    const [block] = source.blocks;
    expect(block?.kind === 'table' && block.cells?.[0]?.[0]).toEqual([
      { text: '甲', bold: true },
      { text: '', footnote: '1' },
    ]);
    expect(source.footnotes[0]?.text).toBe('注');
  });
});

describe('what stands beside the text', () => {
  const box = (inner: string) => `<w:txbxContent>${inner}</w:txbxContent>`;

  it('reads a text box once, though it is written in two ways', () => {
    const words = paragraph('框里的字');
    const source = read(
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><a:graphicData uri="wps"><wps:wsp><wps:txbx>${box(words)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></w:drawing></mc:Choice>` +
          `<mc:Fallback><w:pict><v:shape><v:textbox>${box(words)}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('正文')}`,
      ),
    );
    expect(wordsOf(source)).toEqual(['框里的字', '正文']);
    expect(rulesOf(source)).toEqual(['text-box-placed']);
  });

  it('reads drawn lettering, and reports charts', () => {
    const chart = '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/>';
    const source = read(
      paragraph(
        '<w:r><w:pict><v:shape><v:textpath on="t" string="人大简报"/></v:shape></w:pict></w:r>' +
          `<w:r><w:drawing><wp:inline><a:graphic>${chart}</a:graphic></wp:inline></w:drawing></w:r>${run('正文')}`,
      ),
    );
    expect(wordsOf(source)).toEqual(['人大简报', '正文']);
    expect(rulesOf(source)).toEqual(['drawn-text-left-out']);
  });

  it('gives a picture with its alternative text, but no hidden picture', () => {
    const picture = (attributes: string) =>
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" ${attributes}/><a:graphic><a:graphicData uri="picture"><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const source = read(
      paragraph(run('正文') + picture('descr="代表在村口听群众说话"') + picture('hidden="1" descr="内部"')),
    );
    expect(wordsOf(source)).toEqual(['正文', '〔代表在村口听群众说话〕']);
    expect(rulesOf(source)).toEqual(['hidden-text-left-out']);
  });

  it('reads foot and end notes once each, however often they are referred to', () => {
    const reference = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const source = read({
      body: paragraph(
        run('甲') +
          reference('footnote', 2) +
          run('乙') +
          reference('endnote', 2) +
          run('丙') +
          reference('footnote', 2),
      ),
      footnotes: `<w:footnote w:type="separator" w:id="0">${paragraph('线')}</w:footnote><w:footnote w:id="2">${paragraph('脚注一')}${paragraph('脚注二')}</w:footnote>`,
      endnotes: `<w:endnote w:id="2">${paragraph('尾注')}</w:endnote>`,
    });
    expect(source.footnotes.map(({ label, text }) => [label, text])).toEqual([
      ['1', '脚注一\n脚注二'],
      ['2', '尾注'],
    ]);
    const [block] = source.blocks;
    expect(block?.kind === 'paragraph' && block.runs.map(({ footnote }) => footnote).filter(Boolean)).toEqual([
      '1',
      '2',
      '1',
    ]);
  });

  it('takes headers and footers out of the text, with their words in the report', () => {
    const source = read({ body: paragraph('正文'), header: paragraph('内部资料'), footer: paragraph('— 1 —') });
    expect(wordsOf(source)).toEqual(['正文']);
    expect(source.runningHeaders.map(({ text }) => text).sort()).toEqual(['— 1 —', '内部资料']);
  });

  it('makes an error of a file embedded in the file', () => {
    const source = read(`${paragraph('正文')}<w:altChunk r:id="x"/>`);
    expect(source.diagnostics).toEqual([
      expect.objectContaining({ severity: 'error', rule: 'embedded-file-left-out' }),
    ]);
  });

  it('reads formulas as text', () => {
    expect(wordsOf(read(paragraph(`${run('得')}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`)))).toEqual(['得x=1']);
  });
});

describe('kinds of packages', () => {
  it('reads the namespaces of the strict standard', () => {
    const source = read({
      strict: true,
      numbering: abstract(0, level(0, 'chineseCounting', '%1、')) + num(1, 0),
      links: { l: 'https://example.com/' },
      body:
        paragraph('甲', list(1)) +
        paragraph(`<w:hyperlink r:id="l">${run('乙')}</w:hyperlink>${run('藏', '<w:vanish/>')}`),
    });
    expect(wordsOf(source)).toEqual(['一、甲', '乙']);
  });

  it('finds parts by their relations, not by their names', () => {
    const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relations = (inner: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
    const source = read({
      body: paragraph('不是这里'),
      files: {
        '_rels/.rels': relations(`<Relationship Id="a" Type="${type}/officeDocument" Target="/word/document2.xml"/>`),
        'word/document2.xml': `<w:document ${space}><w:body>${paragraph('藏', '<w:pStyle w:val="H"/>')}${paragraph('在这里')}</w:body></w:document>`,
        'word/_rels/document2.xml.rels': relations(`<Relationship Id="b" Type="${type}/styles" Target="styles2.xml"/>`),
        'word/styles2.xml': `<w:styles ${space}><w:style w:type="paragraph" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`,
      },
    });
    expect(wordsOf(source)).toEqual(['在这里']);
  });
});
