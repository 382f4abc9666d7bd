import { UnreadableError } from './source-document.ts';

export type DetectedFormat = 'zip' | 'cfb' | 'pdf' | 'txt';

/** The largest file that is read, in bytes. */
export const LARGEST = 80 * 1024 * 1024;

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly name: string }[] = [
  { bytes: [0xff, 0xd8, 0xff], name: 'JPEG 图片' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'PNG 图片' },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: 'GIF 图片' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], name: 'TIFF 图片' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], name: 'TIFF 图片' },
  { bytes: [0x42, 0x4d], name: 'BMP 图片' },
  { bytes: [0x52, 0x61, 0x72, 0x21], name: 'RAR 压缩包' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], name: '7z 压缩包' },
  { bytes: [0x1f, 0x8b], name: 'gzip 压缩包' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: 'RTF 文档' },
];

/**
 * What a file is, by its content and never by its name.
 * Throws `UnreadableError` for empty, oversized and foreign files.
 */
export function detectFormat(bytes: Uint8Array): DetectedFormat {
  if (bytes.length === 0) throw new UnreadableError('empty', '文件是空的，没有内容可以导入。');
  if (bytes.length > LARGEST) {
    throw new UnreadableError('toolarge', `文件超过 ${LARGEST / 1024 / 1024} MB，请拆成几份再导入。`);
  }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'cfb';
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  const foreign = SIGNATURES.find((signature) => startsWith(bytes, signature.bytes));
  if (foreign !== undefined && (foreign.bytes.length > 2 || bytes.includes(0))) {
    throw new UnreadableError('unsupported', `这是${foreign.name}，不能直接导入。请另存为 DOCX 或 PDF 再导入。`);
  }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 256)).trimStart().toLowerCase();
  if (/^(?:<!doctype html|<html|<\?xml)/.test(head)) {
    throw new UnreadableError('unsupported', '这是网页或 XML 文件，不能直接导入。请另存为 DOCX 或 TXT 再导入。');
  }
  return 'txt';
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
