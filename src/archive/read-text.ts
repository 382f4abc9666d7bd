/** Reads a text of an office's folder, where an old program may have saved one in GBK. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';

export const NOT_UTF8 =
  '这个文件的文字不是 UTF-8 编码（多半是 GBK），读不出来。请用记事本打开，点“另存为”，编码选“UTF-8”，再存一次。';

/** @returns undefined when the bytes are no UTF-8. */
export function readText(path: string): string | undefined {
  const bytes = readFileSync(path);
  return isUtf8(bytes) ? bytes.toString() : undefined;
}
