/** The parts of a MIME message: a letter with what is attached, or a web page saved with its pictures. */

export interface MimePart {
  /** `text/html`, in lower case. */
  readonly type: string;
  readonly charset: string | undefined;
  /** Name of an attached file. */
  readonly name: string | undefined;
  readonly bytes: Uint8Array;
}

/** Deeper than any letter nests. */
const DEEPEST = 20;

/** The parts that hold something, in order; parts of parts among them. */
export function mimeParts(bytes: Uint8Array, depth = 0): MimePart[] {
  // One character a byte, so that offsets and bytes stay what they are.
  const text = latin1(bytes);
  const end = /\r?\n\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const body = end === null ? '' : text.slice(end.index + end[0].length);
  const fields = headerFields(head);
  const content = fields.get('content-type') ?? 'text/plain';
  const boundary = parameterOf(content, 'boundary');
  if (/^multipart\//i.test(content) && boundary !== undefined && depth < DEEPEST)
    return partsBetween(body, boundary).flatMap((part) => mimeParts(bytesOf(part), depth + 1));
  const decoded = decode(body, fields.get('content-transfer-encoding') ?? '');
  if (/^message\/rfc822/i.test(content) && depth < DEEPEST) return mimeParts(decoded, depth + 1);
  const name = parameterOf(fields.get('content-disposition') ?? '', 'filename') ?? parameterOf(content, 'name');
  const type = content.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return [{ type, charset: parameterOf(content, 'charset'), name: name && encodedWords(name), bytes: decoded }];
}

/** Text of a part by its own charset. An unknown one is read as GB18030, which offices use. */
export function textOfPart({ charset = 'utf-8', bytes }: MimePart): string {
  try {
    return new TextDecoder(/^gb/i.test(charset) ? 'gb18030' : charset).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function headerFields(head: string): Map<string, string> {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const [, name = '', value = ''] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
      return name === '' ? [] : [[name.toLowerCase(), value] as const];
    }),
  );
}

/** The value of a parameter, plain, quoted or by RFC 2231. */
function parameterOf(field: string, name: string): string | undefined {
  const extended = new RegExp(`;\\s*${name}\\*=([^']*)'[^']*'([^;]+)`, 'i').exec(field);
  if (extended?.[2] !== undefined) return decoded(bytesOf(unescaped(extended[2].trim())), extended[1] ?? 'utf-8');
  const [, quoted, plain] = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(field) ?? [];
  return quoted ?? plain;
}

function unescaped(text: string): string {
  return text.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** =?gb2312?B?…?= */
function encodedWords(text: string): string {
  return text.replace(/=\?([^?]+)\?([BQ])\?([^?]*)\?=\s*/gi, (_, charset: string, kind: string, words: string) =>
    decoded(kind.toUpperCase() === 'B' ? fromBase64(words) : fromQuoted(words.replace(/_/g, ' ')), charset),
  );
}

function decoded(bytes: Uint8Array, charset: string): string {
  return textOfPart({ type: '', charset, name: undefined, bytes });
}

function partsBetween(body: string, boundary: string): string[] {
  const parts = `\n${body}`.split(`\n--${boundary}`).slice(1);
  const end = parts.findIndex((part) => part.startsWith('--'));
  return parts.slice(0, end < 0 ? undefined : end).map((part) => part.replace(/^[^\n]*\n/, '').replace(/\r?$/, ''));
}

function decode(body: string, encoding: string): Uint8Array {
  if (/^base64/i.test(encoding.trim())) return fromBase64(body);
  if (/^quoted-printable/i.test(encoding.trim())) return fromQuoted(body);
  return bytesOf(body);
}

function fromBase64(text: string): Uint8Array {
  try {
    return bytesOf(atob(text.replace(/[^A-Za-z\d+/]/g, '')));
  } catch {
    return new Uint8Array();
  }
}

function fromQuoted(text: string): Uint8Array {
  return bytesOf(
    text
      .replace(/=[ \t]*\r?\n/g, '')
      .replace(/=([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  );
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return text;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (glyph) => glyph.charCodeAt(0));
}
