/** Captions that no style names: what their words and their place say. */
import { endsSentence } from './line-kinds.ts';

/** 图1　…, 图为…, 表2 … */
const LABEL = /^[（(]?(?:图|表|附图|附表|图表|图片|照片)\s*(?:[\d一二三四五六七八九十]+(?:[-—.]\d+)?|为|[：:])/u;
/** ▲代表察看灌渠 */
const POINTER = /^[▲△▼◀▶►←→↑↓☝☞☚]/u;
/** 代表走访选民。丁某/摄, （丁某摄）, 摄影：丁某 */
const PHOTOGRAPHER =
  /(?:[/／]\s*[摄供]|\s摄|[（(][^（()）]{1,20}[摄供图][）)]|\p{Script=Han}{2,4}摄|摄影\s*[：:].{2,20}|供图)[）)。]?$/u;
const LONGEST = 80;

/** Whether a line next to a picture is its caption. `aside`: it is centred, or smaller than the text. */
export function isPictureCaption(text: string, aside: boolean): boolean {
  const line = text.trim();
  if (line === '' || line.length > LONGEST || /^(?:表|附表)/u.test(line)) return false;
  if (LABEL.test(line) || POINTER.test(line) || PHOTOGRAPHER.test(line)) return true;
  return aside && line.length <= 40 && !endsSentence(line.replace(/。$/u, '')) && !/^[（(].*供稿[）)]/u.test(line);
}

/** 表1　…, 附表：…: what names a table. */
export function isTableCaption(text: string): boolean {
  const line = text.trim();
  return (
    line.length <= LONGEST &&
    /^[（(]?(?:表|附表)\s*(?:[\d一二三四五六七八九十]+|[：:])/u.test(line) &&
    !/[。；]$/u.test(line)
  );
}

/** The words of a caption: the blank between its number and its words is part of it. */
export function captionText(text: string): string {
  return text.trim().replace(/^((?:图|表|附图|附表)\s*[\d一二三四五六七八九十]+(?:[-—.]\d+)?)[\s\u3000]+/u, '$1\u3000');
}
