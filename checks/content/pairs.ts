/**
 * 成对的标点: quotes and brackets that are opened and not closed, or the reverse,
 * within one paragraph. A quotation may run over several paragraphs and a printed
 * title over several lines, so there it is a question and not an error.
 */
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { Document } from '../document.ts';
import { diagnosticAt } from '../diagnostic-at.ts';

const PAIRS: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '（': '）', '《': '》', '「': '」', '【': '】' };
const QUOTES = /[“”‘’「」]/;
const CLOSING = new Set(Object.values(PAIRS));

export function pairs(document: Document): Diagnostic[] {
  let start = 0;
  const lines = document.prose.split('\n').flatMap((line): Line[] => {
    const offset = start;
    start += line.length + 1;
    return /\S/.test(line.replaceAll('\0', '')) ? [{ offset, line, strays: strays(line) }] : [];
  });
  return withoutLongQuotes(lines).flatMap(({ offset, strays: found }) =>
    found.map(({ index, mark, opened }) =>
      diagnosticAt(document, offset + index, {
        severity: offset < document.bodyStart || QUOTES.test(mark) ? 'warning' : 'error',
        rule: 'pairs',
        sentence: opened ? `“${mark}”后面没有配对的“${PAIRS[mark] ?? ''}”。` : `“${mark}”前面没有配对的那一半。`,
        remedy: '请对照原件补上另一半，或删去多余的一半。',
      }),
    ),
  );
}

interface Line {
  readonly offset: number;
  readonly line: string;
  readonly strays: readonly Stray[];
}

/** A quotation of several paragraphs opens in each and closes in the last (GB/T 15834): those marks are no strays. */
function withoutLongQuotes(lines: readonly Line[]): Line[] {
  const result = [...lines];
  const ends = endsOf(lines);
  for (let from = 0; from < result.length; from++) {
    const [first] = result[from]?.strays ?? [];
    if (first?.mark !== '“' || result[from]?.strays.length !== 1) continue;
    const to = ends[from + 1] ?? -1;
    const last = result[to];
    // The last paragraph of it opens as well and closes by itself.
    if (to <= from + 1 && !(last && /^\0*“[^”]*”/u.test(last.line))) continue;
    for (let index = from; index < to; index++) result[index] = { ...(result[index] as Line), strays: [] };
    from = to - 1;
  }
  return result;
}

/** For each line the first one from it on that does not go on; -1 when all do. */
function endsOf(lines: readonly Line[]): number[] {
  const ends: number[] = [];
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    ends[index] = goesOn(lines[index] as Line) ? (ends[index + 1] ?? -1) : index;
  }
  return ends;
}

function goesOn({ line, strays: found }: Line): boolean {
  return /^\0*“/u.test(line) && found.length === 1 && found[0]?.mark === '“' && found[0].opened;
}

/** As many as ever stand open at once. */
const DEEPEST = 200;

interface Stray {
  readonly index: number;
  readonly mark: string;
  readonly opened: boolean;
}

function strays(line: string): Stray[] {
  const open: Stray[] = [];
  const found: Stray[] = [];
  for (let index = 0; index < line.length; index += 1) {
    const mark = line.charAt(index);
    if (mark in PAIRS) open.push({ index, mark, opened: true });
    // Whoever opens thousands and closes others is told of those only: a search for each would not end.
    else if (CLOSING.has(mark) && open.length > DEEPEST) found.push({ index, mark, opened: false });
    else if (CLOSING.has(mark) && !isLabel(line, index)) {
      const partner = open.findLastIndex((item) => PAIRS[item.mark] === mark);
      if (partner === -1) found.push({ index, mark, opened: false });
      else found.push(...open.splice(partner).slice(1));
    }
  }
  return [...found, ...open];
}

/** `1）` and `一）` at the start of a line or a clause are labels; so is ’ after a Latin letter an apostrophe. */
function isLabel(line: string, index: number): boolean {
  const before = line.slice(Math.max(0, index - 4), index);
  return line[index] === '’'
    ? /[A-Za-z]$/.test(before)
    : /(?:^|[\s\0。；：，])[\d一二三四五六七八九十]{1,2}$/.test(before);
}
