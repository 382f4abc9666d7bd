/** Word documents in one XML file: that of Word 2003, and a package laid flat. */
import { parseXml } from '#xml';
import { strToU8, zipSync } from 'fflate';
import { UnreadableError, type SourceDocument } from '../source-document.ts';
import { BodyReader } from './read-body.ts';
import { readNumbering } from './numbering.ts';
import { readDocx } from './read-docx.ts';
import { Styles } from './styles.ts';
import { childOf, elementsOf, type XmlElement } from './xml-tree.ts';

export function isWordXml(text: string): boolean {
  return /<(?:\w+:)?wordDocument\b|schemas\.microsoft\.com\/office\/(?:2006\/xmlPackage|word\/2003\/wordml)/.test(
    text.slice(0, 8000),
  );
}

/** Throws `UnreadableError`. */
export function readWordXml(text: string, pictures: boolean): SourceDocument {
  if (/<pkg:package\b/.test(text.slice(0, 2000))) return readDocx(packed(text), pictures);
  const document = parsed(text);
  const reader = new BodyReader({
    styles: new Styles(childOf(document, 'w:styles')),
    numbering: readNumbering(undefined),
    footnotes: new Map(),
    endnotes: new Map(),
    pictureOf: () => undefined,
    links: { document: new Map(), footnotes: new Map(), endnotes: new Map() },
    chunks: new Map(),
  });
  const { blocks, footnotes, diagnostics } = reader.read(withLabels(document));
  if (blocks.length === 0) throw new UnreadableError('empty', '文件里没有看得见的文字，没有内容可以导入。');
  return { format: 'docx', blocks, footnotes, runningHeaders: [], diagnostics };
}

function parsed(text: string): XmlElement {
  try {
    return parseXml(text);
  } catch {
    throw new UnreadableError('corrupt', 'Word 文件的内容已损坏，读不出来。请用 Word 或 WPS 打开，另存一份再导入。');
  }
}

/** The parts of a flat package as a package. */
function packed(text: string): Uint8Array {
  const parts = [
    ...text.matchAll(/<pkg:part\b[^>]*pkg:name="\/([^"]+)"[^>]*>\s*<pkg:xmlData[^>]*>([^]*?)<\/pkg:xmlData>/g),
  ];
  return zipSync(Object.fromEntries(parts.map(([, name = '', xml = '']) => [name, strToU8(xml)])), { level: 0 });
}

/** Word 2003 writes out the automatic number of a paragraph: it is put before its words. */
function withLabels(element: XmlElement): XmlElement {
  const children = element.children.map((child) => (typeof child === 'string' ? child : withLabels(child)));
  const label = childOf(childOf(childOf(element, 'w:pPr'), 'w:listPr'), 'wx:t')?.attributes['val'] ?? '';
  if (element.name !== 'w:p' || !/[\p{L}\p{N}]/u.test(label)) return { ...element, children };
  const run = { name: 'w:r', attributes: {}, children: [{ name: 'w:t', attributes: {}, children: [label] }] };
  const at =
    elementsOf(element)[0]?.name === 'w:pPr' ? children.findIndex((child) => typeof child !== 'string') + 1 : 0;
  return { ...element, children: children.toSpliced(at, 0, run) };
}
