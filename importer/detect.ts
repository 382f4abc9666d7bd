import { UnreadableError } from './source-document.ts';

export type DetectedFormat = 'zip' | 'cfb' | 'pdf' | 'rtf' | 'html' | 'xml' | 'mime' | 'txt';

/** The largest file that is read, in bytes. */
export const LARGEST = 80 * 1024 * 1024;

const REMEDY = '请另存为 DOCX 或 PDF 再导入。';
const UNPACK = '请先解开，再导入里面的文件。';
const SCAN = '请把图片放进 PDF，再用 npm run import -- 文件 --ocr 认出里面的字。';

/** Marks of programs that lock the files of an office. */
const LOCKS: readonly { readonly mark: string; readonly name: string }[] = [
  { mark: 'E-SafeNet', name: '亿赛通' },
  { mark: '%TSD-Header-###%', name: '天锐绿盾' },
];

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly name: string; readonly remedy?: string }[] = [
  { bytes: [0xff, 0xd8, 0xff], name: 'JPEG 图片', remedy: SCAN },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'PNG 图片', remedy: SCAN },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: 'GIF 图片', remedy: SCAN },
  { bytes: [0x49, 0x49, 0x2a, 0x00], name: 'TIFF 图片', remedy: SCAN },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], name: 'TIFF 图片', remedy: SCAN },
  { bytes: [0x42, 0x4d], name: 'BMP 图片', remedy: SCAN },
  { bytes: [0x52, 0x61, 0x72, 0x21], name: 'RAR 压缩包', remedy: UNPACK },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], name: '7z 压缩包', remedy: UNPACK },
  { bytes: [0x1f, 0x8b], name: 'gzip 压缩包', remedy: UNPACK },
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
  const locked = LOCKS.find(({ mark }) => new TextDecoder('latin1').decode(bytes.subarray(0, 600)).includes(mark));
  if (locked !== undefined) {
    throw new UnreadableError(
      'password',
      `这是${locked.name}加密过的文件，读不出来。请在装有这个软件的电脑上解密，或另存为没有加密的 DOCX 再导入。`,
    );
  }
  const foreign = SIGNATURES.find((signature) => startsWith(bytes, signature.bytes));
  if (foreign !== undefined && (foreign.bytes.length > 2 || bytes.includes(0))) {
    throw new UnreadableError('unsupported', `这是${foreign.name}，不能直接导入。${foreign.remedy ?? REMEDY}`);
  }
  return textFormat(bytes);
}

/** What text is marked up as. */
function textFormat(bytes: Uint8Array): DetectedFormat {
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74])) return 'rtf';
  const head = decodeText(bytes.subarray(0, 4096)).trimStart();
  if (/^(?:<!--[^]*?-->\s*)*(?:<!doctype html|<html|<head|<body|<meta|<p[\s>]|<div[\s>]|<table[\s>])/i.test(head))
    return 'html';
  if (/^<\?xml|^<\w+:?\w*\s+xmlns/.test(head)) return /<!doctype html|<html[\s>]/i.test(head) ? 'html' : 'xml';
  return isMime(head) ? 'mime' : 'txt';
}

/** Fields of a letter at the very head, one of which says how it is encoded. */
function isMime(head: string): boolean {
  const [fields = ''] = head.split(/\r?\n\r?\n/, 1);
  const lines = fields.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return (
    /^(?:MIME-Version|Content-Type|Content-Transfer-Encoding):/im.test(fields) &&
    lines.every((line) => /^[\w-]+:/.test(line))
  );
}

/** Text by its mark, by the charset that it names, or by what decodes. */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  const ascii = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const named = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(ascii)?.[1] ?? '';
  const utf8 = new TextDecoder().decode(bytes);
  // A page may name another charset than it was saved in.
  if (!utf8.slice(0, -3).includes('\ufffd')) return utf8;
  return new TextDecoder(/^big5/i.test(named) ? 'big5' : 'gb18030').decode(bytes);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
