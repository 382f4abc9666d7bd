/** What search knows of one page: an article of a briefing, a case, a deputy or a brand. */

export interface SearchRecord {
  /** Address from the site's root without its base path, for example `/cases/xinmi/`. */
  readonly url: string;
  /** Kind of page as the reader sees it: 简报, 案例, 典型代表, 工作品牌. */
  readonly kind: string;
  readonly title: string;
  /** Places from the widest to the narrowest, for example `['河南省', '郑州市', '新密市']`. */
  readonly placePath: readonly string[];
  /** Partial date: `2024-04-02`, `2024-04` or `2024`; absent when unknown. */
  readonly date?: string;
  readonly topics: readonly string[];
  readonly mechanisms: readonly string[];
  /** The column that an article stands in. */
  readonly column?: string;
  readonly credit?: string;
  /** A sentence that a result must bear beside what it quotes of the page. */
  readonly note?: string;
  /** The numbered blocks of the page, in order, with the id each carries in the HTML. */
  readonly paragraphs: readonly Paragraph[];
}

export interface Paragraph {
  readonly id: string;
  readonly text: string;
}

/** The facets a reader can narrow by, in the order they are shown, with their Chinese names. */
export const facetNames = {
  kind: '类型',
  place: '地方',
  year: '年份',
  topic: '专题',
  mechanism: '机制做法',
  column: '栏目',
  credit: '供稿单位',
} as const;

export type Facet = keyof typeof facetNames;

export const facets = Object.keys(facetNames) as readonly Facet[];

/** A place and everything above it: a page of 新密市 is also a page of 郑州市. */
function placeLevels(path: readonly string[]): string[] {
  return path.map((_, index) => path.slice(0, index + 1).join('/'));
}

/** The values a record has in each facet. */
export function facetValues(record: SearchRecord): Record<Facet, readonly string[]> {
  return {
    kind: [record.kind],
    place: placeLevels(record.placePath),
    year: record.date === undefined ? [] : [record.date.slice(0, 4)],
    topic: record.topics,
    mechanism: record.mechanisms,
    column: record.column === undefined ? [] : [record.column],
    credit: record.credit === undefined ? [] : [record.credit],
  };
}
