import { maskNumbers } from '../lines/masked-numbers.ts';
import { RUNNING_HEADER } from './measures.ts';
import type { Rule } from './page-content.ts';
import { commonest, rowText, type Row } from './rows.ts';

const PAGE_NUMBER =
  /^[\s—–―\-－·.・~～〔〕[\]()（）]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[\s—–―\-－·.・~～〔〕[\]()（）]*$/u;

interface PageRows {
  readonly height: number;
  readonly rows: readonly Row[];
  /** The horizontal ones. */
  readonly rules: readonly Rule[];
}

/**
 * The running headers, footers and page numbers of a document: rows at a
 * page's edge that come back on other pages at the same height once their
 * digits are masked; and on any page a number that stands alone below the text.
 */
export function findRunningHeaders(pages: readonly PageRows[]): ReadonlySet<Row> {
  const groups = new Map<string, { page: number; row: Row }[]>();
  pages.forEach((page, index) => {
    for (const row of edgeRows(page)) {
      const key = `${Math.round(row.size)}:${maskNumbers(rowText(row))}`;
      groups.set(key, [...(groups.get(key) ?? []), { page: index, row }]);
    }
  });
  const found = new Set<Row>();
  for (const group of groups.values()) {
    for (const { page, row } of group) {
      const twins = group.filter(
        (other) => other.page !== page && Math.abs(other.row.baseline - row.baseline) < RUNNING_HEADER.sameHeight,
      );
      const countsPages = twins.every((other) => pageStep(row, other.row) === other.page - page);
      const text = rowText(row);
      if (twins.length === 0) continue;
      // A row of digits only may be a figure of a table; it must count with the pages.
      if (/^\P{L}*$/u.test(text) && !countsPages && !pages.some((one) => one.rows.length === 0)) {
        if (!isLonePageNumber(row, pages[page])) continue;
      }
      found.add(row);
    }
  }
  for (const page of pages) {
    const last = page.rows.at(-1);
    if (last && isLonePageNumber(last, page)) found.add(last);
  }
  const headers = outsideText(pages, found);
  for (const page of pages) keepText(page, headers);
  const [only] = pages;
  const [first] = only?.rows ?? [];
  if (only && first && pages.length === 1 && isLoneHeader(only)) headers.add(first);
  return headers;
}

/** Words of the text may come back at a page's edge by chance: a running header stands outside of where the text of other pages stands. */
function outsideText(pages: readonly PageRows[], found: ReadonlySet<Row>): Set<Row> {
  const texts = pages.map(({ rows }) => rows.filter((row) => !found.has(row))).filter((rows) => rows.length > 0);
  // One page may begin higher or end lower: a cover, a note squeezed in.
  const spared = texts.length >= RUNNING_HEADER.pagesForException ? 1 : 0;
  const tops = texts.map((rows) => Math.min(...rows.map((row) => row.top))).sort((a, b) => a - b);
  const bottoms = texts.map((rows) => Math.max(...rows.map((row) => row.bottom))).sort((a, b) => b - a);
  const top = tops[spared] ?? Number.POSITIVE_INFINITY;
  const bottom = bottoms[spared] ?? Number.NEGATIVE_INFINITY;
  const overlap = (row: Row): number => RUNNING_HEADER.overlap * row.size;
  return new Set([...found].filter((row) => row.bottom < top + overlap(row) || row.top > bottom - overlap(row)));
}

/** Nor is what goes on from the text above at its pitch and in its size a running header. */
function keepText({ rows }: PageRows, headers: Set<Row>): void {
  const usual = commonest(rows.slice(1).map((row, index) => Math.round(row.baseline - (rows[index]?.baseline ?? 0))));
  rows.forEach((row, index) => {
    const above = rows[index - 1];
    const goesOn =
      above !== undefined &&
      !headers.has(above) &&
      Math.abs(above.size - row.size) < RUNNING_HEADER.sameSize * row.size &&
      row.baseline - above.baseline < RUNNING_HEADER.textPitch * Math.min(usual, 2 * row.size);
    if (headers.has(row) && goesOn && /\p{Script=Han}/u.test(rowText(row))) headers.delete(row);
  });
}

/** Of a single page nothing comes back: its header is a smaller or underlined line high up, with blank under it. */
function isLoneHeader({ height, rows, rules }: PageRows): boolean {
  const [first, second] = rows;
  if (!first || !second || first.bottom > height * RUNNING_HEADER.loneHeader) return false;
  const body = commonest(rows.flatMap((row) => row.glyphs.map((glyph) => glyph.style.size)));
  const isRuled = rules.some(({ top }) => top > first.baseline && top < second.top - RUNNING_HEADER.underRule * body);
  const { smallHeader, largestRuledHeader, margin } = RUNNING_HEADER;
  const isSmall = first.size < smallHeader * body || (first.size < largestRuledHeader * body && isRuled);
  return (first.bottom < height * margin || isSmall) && second.top - first.bottom > body;
}

function edgeRows({ height, rows }: PageRows): Row[] {
  const { depth, zone } = RUNNING_HEADER;
  const top = rows.slice(0, depth).filter((row) => row.bottom < height * zone);
  const bottom = rows.slice(-depth).filter((row) => row.top > height * (1 - zone));
  return [...new Set([...top, ...bottom])];
}

function pageStep(row: Row, other: Row): number {
  const number = (one: Row): number => Number(/\d+/.exec(rowText(one))?.[0] ?? Number.NaN);
  return number(other) - number(row);
}

/** A page number by its form, its place at the bottom and the blank above it. */
function isLonePageNumber(row: Row, page: PageRows | undefined): boolean {
  if (!page || row.top < page.height * (1 - RUNNING_HEADER.zone) || !PAGE_NUMBER.test(rowText(row))) return false;
  const above = page.rows[page.rows.indexOf(row) - 1];
  return (
    page.rows.at(-1) === row &&
    (above === undefined || row.baseline - above.baseline > RUNNING_HEADER.aboveNumber * Math.max(row.size, above.size))
  );
}
