import { adviceOf } from '#lib/diagnostic.ts';
import { UnreadableError, type SourceDiagnostic, type SourceDocument } from '../source-document.ts';
import { LIMITS, SUSPICIOUS } from './measures.ts';
import { isSuspicious } from './suspicious-text.ts';
import { layOut } from './lay-out.ts';
import { ocrPage } from './ocr-page.ts';
import type { PageContent, ReadPage } from './page-content.ts';
import { loadDocument, type Pdfium, type PdfiumFactory } from './pdfium.ts';
import { readPage } from './read-page.ts';
import type { RecogniseImage } from '../ocr/recognise-image.ts';

const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;

export interface ReadPdfOptions {
  /** Gives PDFium; in Node the installed package is used when absent. */
  readonly pdfium?: PdfiumFactory;
  /** Reads pages without usable text. Without it they are reported. */
  readonly ocr?: RecogniseImage;
}

/**
 * Reads a PDF: its visible text in reading order, line by line, its tables,
 * and what was taken out or could not be trusted.
 * Throws `UnreadableError` for a file that gives nothing.
 */
export async function readPdf(bytes: Uint8Array, options: ReadPdfOptions = {}): Promise<SourceDocument> {
  if (bytes.length === 0) throw new UnreadableError('empty', '文件是空的，没有内容可以导入。');
  if (bytes.length > LIMITS.largestFile) {
    throw new UnreadableError('toolarge', `PDF 超过 ${LIMITS.largestFile / 1024 / 1024} MB，请拆成几份再导入。`);
  }
  const factory = options.pdfium ?? (await (await import('./node-pdfium.ts')).nodePdfium());
  const pdfium = await factory();
  try {
    const { pages, diagnostics } = await readPages(pdfium, bytes, options.ocr);
    return layOut(pages, diagnostics);
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    // Whatever PDFium stumbles over, the file is at fault and the instance is thrown away.
    throw new UnreadableError('corrupt', 'PDF 已损坏，读不出内容。请重新导出，或用原来的 Word 文件导入。');
  }
}

async function readPages(
  pdfium: Pdfium,
  bytes: Uint8Array,
  ocr: RecogniseImage | undefined,
): Promise<{ pages: ReadPage[]; diagnostics: SourceDiagnostic[] }> {
  const document = openDocument(pdfium, bytes);
  const count = pdfium.FPDF_GetPageCount(document);
  if (count === 0) throw new UnreadableError('empty', 'PDF 里一页也没有。');
  if (count > LIMITS.mostPages) {
    throw new UnreadableError('toolarge', `PDF 有 ${count} 页，超过 ${LIMITS.mostPages} 页，请拆成几份再导入。`);
  }
  const pages: ReadPage[] = [];
  const diagnostics: SourceDiagnostic[] = [];
  for (let index = 0; index < count; index++) {
    const page = readPage(pdfium, document, index);
    const need = whyOcr(page);
    if (need && ocr) {
      const { unsure, ...read } = await ocrPage(pdfium, document, index, ocr);
      pages.push({ ...read, hidden: page.hidden, ocr: true });
      diagnostics.push(...unsure.map((text) => unsureLine(text, page.number)));
    } else {
      pages.push({ ...page, ocr: false });
      if (need) diagnostics.push(need);
    }
  }
  if (pages.every((page) => page.glyphs.length === 0)) {
    if (pages.every((page) => page.images.length === 0 && page.hidden.length === 0)) {
      throw new UnreadableError('empty', 'PDF 里没有文字，也没有图像。');
    }
    if (!ocr) {
      throw new UnreadableError(
        'unsupported',
        '这份 PDF 是扫描件，只有图像，没有文字。请加 --ocr 用文字识别导入，或用原来的 Word 文件导入。',
      );
    }
  }
  return { pages, diagnostics };
}

function unsureLine(text: string, page: number): SourceDiagnostic {
  return {
    severity: 'warning',
    rule: 'ocr-unsure',
    ...adviceOf(`第${page}页有一行没有认清（可能是污点、印章或签名），没有放进正文。请对照原件，是正文就补上。`),
    page,
    excerpt: text.slice(0, 40),
  };
}

function openDocument(pdfium: Pdfium, bytes: Uint8Array): number {
  const { document, address } = loadDocument(pdfium, bytes);
  if (address === 0) throw new UnreadableError('toolarge', 'PDF 太大，内存不够。请拆成几份再导入。');
  if (document !== 0) return document;
  const reason = pdfium.FPDF_GetLastError();
  if (reason === ERROR_PASSWORD || reason === ERROR_SECURITY) {
    throw new UnreadableError('password', 'PDF 有打开密码。请先去掉密码再导入。');
  }
  throw new UnreadableError('corrupt', 'PDF 已损坏，读不出内容。请重新导出，或用原来的 Word 文件导入。');
}

/** Why the text of a page cannot be had without OCR; nothing when it can. */
function whyOcr(page: PageContent): SourceDiagnostic | undefined {
  const text = page.glyphs.map((glyph) => glyph.text).join('');
  if (text.trim() === '') {
    if (page.images.length === 0 && page.hidden.length === 0) return undefined;
    return {
      severity: 'error',
      rule: 'scanned-page',
      ...adviceOf(`第${page.number}页是扫描的图像，没有文字，还没有导入。请加 --ocr 识别，或照原件补录。`),
      page: page.number,
    };
  }
  const unmapped = page.glyphs.filter((glyph) => glyph.unmapped).length;
  if (unmapped > page.glyphs.length * SUSPICIOUS.unmapped || isSuspicious(text)) {
    return {
      severity: 'error',
      rule: 'suspicious-text',
      ...adviceOf(
        `第${page.number}页取出的文字很可能与页面上看到的不一样（字体没有写明是哪些字）。请加 --ocr 识别，或照原件校对全页。`,
      ),
      page: page.number,
      excerpt: text.trim().slice(0, 40),
    };
  }
  return undefined;
}
