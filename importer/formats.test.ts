/** The formats that offices keep their issues in beside Word and PDF: the same small issue comes back from each. */
import { strToU8, zipSync } from 'fflate';
import CFB from 'cfb';
import { describe, expect, it } from 'vitest';
import { docxFile, paragraph } from '../tests/fixtures/word/docx-file.ts';
import { importFile } from './import-file.ts';
import { readPdf } from './pdf/read-pdf.ts';

const LINES = [
  '云溪县人大工作简报',
  '第3期',
  '云溪县人大常委会办公室　2020年4月2日',
  '甲镇：办实事',
  '代表走访了群众，收到建议12件，3/4已经办结。',
  '（甲镇人大供稿）',
];
const utf8 = (text: string) => strToU8(text);
const html = (lines: readonly string[]) =>
  `<html><head><title>x</title></head><body>${lines.map((line) => `<p>${line}</p>`).join('\n')}</body></html>`;
/** Bytes of each character as quoted-printable has them. */
const quoted = (text: string) =>
  [...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
const rtf = (lines: readonly string[]) =>
  `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}${lines.map((line) => `\\pard ${[...line].map((glyph) => `\\u${glyph.charCodeAt(0)}?`).join('')}\\par`).join('\n')}}`;

function odt(lines: readonly string[]): Uint8Array {
  const spaces =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
  const body = lines.map((line) => `<text:p>${line}</text:p>`).join('');
  return zipSync({
    mimetype: utf8('application/vnd.oasis.opendocument.text'),
    'content.xml': utf8(
      `<office:document-content ${spaces}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  });
}

/** Each line at its place, character by character, as a printer of OFD writes it. */
function ofd(lines: readonly string[]): Uint8Array {
  const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const texts = lines.map(
    (line, index) =>
      `<ofd:TextObject Boundary="25 ${20 + index * 12} 160 8" Size="5.6"><ofd:TextCode X="0" Y="5" DeltaX="g ${line.length - 1} 5.6">${line}</ofd:TextCode></ofd:TextObject>`,
  );
  return zipSync({
    'OFD.xml': utf8(
      `<ofd:OFD ${space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    ),
    'Doc_0/Document.xml': utf8(
      `<ofd:Document ${space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>`,
    ),
    'Doc_0/Pages/Page_0/Content.xml': utf8(
      `<ofd:Page ${space}><ofd:Content><ofd:Layer>${texts.join('')}</ofd:Layer></ofd:Content></ofd:Page>`,
    ),
  });
}

const word2003 = (lines: readonly string[]) =>
  `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"><w:body><wx:sect>${lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')}</wx:sect></w:body></w:wordDocument>`;

const mht = (lines: readonly string[]) =>
  `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted(
    html(lines),
  )
    .replace(/(.{72})/g, '$1=\r\n')
    .replace(/=(\r\n[\dA-F]{0,1})=\r\n/g, '$1')}\r\n--b1--\r\n`;

function eml(name: string, bytes: Uint8Array): string {
  return `From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n请收。\r\n--b1\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n--b1--\r\n`;
}

function msg(name: string, bytes: Uint8Array): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/__properties_version1.0', Buffer.alloc(32));
  CFB.utils.cfb_add(container, '/__attach_version1.0_#00000000/__substg1.0_3707001F', Buffer.from(name, 'utf16le'));
  CFB.utils.cfb_add(container, '/__attach_version1.0_#00000000/__substg1.0_37010102', Buffer.from(bytes));
  return CFB.write(container, { type: 'buffer' }) as Uint8Array;
}

function altChunk(): Uint8Array {
  return docxFile({
    body: '<w:altChunk r:id="c1"/>',
    files: {
      'word/chunk.html': html(LINES),
      'word/_rels/document.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="chunk.html"/></Relationships>',
    },
  });
}

const docx = docxFile({ body: LINES.map((line) => paragraph(line)).join('') });

describe('a small issue', () => {
  it.each([
    ['HTML', utf8(html(LINES))],
    ['MHT', utf8(mht(LINES))],
    ['RTF', utf8(rtf(LINES))],
    ['ODT', odt(LINES)],
    ['OFD', ofd(LINES)],
    ['Word 2003 XML', utf8(word2003(LINES))],
    ['EML with an attached DOCX', utf8(eml('jianbao.docx', docx))],
    ['MSG with an attached DOCX', msg('简报.docx', docx)],
    ['DOCX whose words are a web page', altChunk()],
  ])('comes back from %s', async (_format, bytes) => {
    const result = await importFile(bytes, { readPdf });
    if (result.status !== 'ok') throw new Error(result.message);
    const { series, issue, date, issuer, articles } = result.briefing;
    expect({ series, issue, date, issuer }).toEqual({
      series: '云溪县人大工作简报',
      issue: 3,
      date: '2020-04-02',
      issuer: '云溪县人大常委会办公室',
    });
    expect(
      articles.map(({ titleLines, credit, blocks }) => ({ titleLines, credit, texts: blocks.map(({ text }) => text) })),
    ).toEqual([
      { titleLines: ['甲镇：办实事'], credit: '甲镇人大', texts: ['代表走访了群众，收到建议12件，3/4已经办结。'] },
    ]);
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('what keeps its figures and tables', () => {
  it.each([
    [
      'HTML',
      utf8(
        '<p>占地300m<sup>2</sup>，<s>原定5件</s>改为7件。</p><table><tr><td colspan="2">甲</td></tr><tr><td>乙</td><td>1</td></tr></table>',
      ),
    ],
    [
      'RTF',
      utf8(
        '{\\rtf1\\ansi\\ansicpg936 \\u21344?\\u22320?300m{\\super 2}\\u65292?{\\strike \\u21407?\\u23450?5\\u20214?}\\u25913?\\u20026?7\\u20214?\\u12290?\\par\\trowd\\intbl \\u30002?\\cell\\cell\\row\\trowd\\intbl \\u20057?\\cell 1\\cell\\row\\pard\\par}',
      ),
    ],
  ])('%s', async (_format, bytes) => {
    const result = await importFile(bytes);
    if (result.status !== 'ok') throw new Error(result.message);
    const [article] = result.briefing.articles;
    expect(article?.blocks.map(({ text, rows }) => text ?? rows)).toEqual([
      '占地300m²，改为7件。',
      [
        ['甲', ''],
        ['乙', '1'],
      ],
    ]);
    expect(result.diagnostics.map(({ rule }) => rule)).toContain('struck-words-left-out');
  });
});

describe('text in other codes', () => {
  it('is read by Big5 where that makes sense', async () => {
    const big5 = Uint8Array.from([
      0xa5, 0x4e, 0xaa, 0xed, 0xa8, 0xab, 0xb3, 0x58, 0xa4, 0x46, 0xb8, 0x73, 0xb2, 0xb3, 0xa1, 0x41, 0xa6, 0xac, 0xa8,
      0xec, 0xab, 0xd8, 0xc4, 0xb3, 0xa1, 0x43,
    ]);
    const result = await importFile(big5);
    if (result.status !== 'ok') throw new Error(result.message);
    expect(JSON.stringify(result.briefing)).toContain('代表走訪了群眾，收到建議。');
    expect(result.diagnostics.map(({ rule }) => rule)).toContain('read-as-big5');
  });

  it('and Markdown is no text of signs', async () => {
    const result = await importFile(
      utf8(
        '# 云溪县人大工作简报\n\n**第3期**\n\n## 甲镇：办实事\n\n- 第一条\n- 第二条\n\n| 乡镇 | 件数 |\n|---|---|\n| 甲镇 | 57 |\n',
      ),
    );
    if (result.status !== 'ok') throw new Error(result.message);
    const { series, issue, articles } = result.briefing;
    expect([series, issue, articles[0]?.titleLines]).toEqual(['云溪县人大工作简报', 3, ['甲镇：办实事']]);
    expect(articles[0]?.blocks.map(({ text, rows }) => text ?? rows)).toEqual([
      '第一条',
      '第二条',
      [
        ['乡镇', '件数'],
        ['甲镇', '57'],
      ],
    ]);
  });
});

describe('what is not read says what it is and what to do', () => {
  it.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'unsupported', /PNG 图片.*--ocr/],
    ['a file locked by a program', utf8('\u0001E-SafeNet LOCK'), 'password', /亿赛通.*解密/],
    ['XML of another program', utf8('<?xml version="1.0"?><a/>'), 'unsupported', /XML 文件.*另存为/],
    ['an archive', Uint8Array.from([0x52, 0x61, 0x72, 0x21, 0]), 'unsupported', /RAR 压缩包.*解开/],
  ])('%s', async (_name, bytes, status, message) => {
    expect(await importFile(bytes)).toEqual({ status, message: expect.stringMatching(message) as string });
  });
});
