/** Phrases out of postings: plain merges over sorted numbers, linear in what is read. */
/** Set on a position that stands in the title. Positions of a page stay in ascending order with it. */
export const IN_TITLE = 0x40000000;

/** Where one token stands: the pages in ascending order, and the positions of page `i` from `starts[i]` to `starts[i + 1]`. */
export interface Postings {
  readonly pages: Uint32Array;
  readonly starts: Uint32Array;
  readonly positions: Uint32Array;
}

export const noPostings: Postings = {
  pages: new Uint32Array(0),
  starts: new Uint32Array(1),
  positions: new Uint32Array(0),
};

/** Collects postings page by page. */
class Collector {
  readonly #pages: number[] = [];
  readonly #starts: number[] = [0];
  readonly #positions: number[] = [];

  position(value: number): void {
    this.#positions.push(value);
  }

  /** Closes a page; a page without positions is left out. */
  close(page: number): void {
    if (this.#positions.length === this.#starts[this.#starts.length - 1]) return;
    this.#pages.push(page);
    this.#starts.push(this.#positions.length);
  }

  postings(): Postings {
    return {
      pages: Uint32Array.from(this.#pages),
      starts: Uint32Array.from(this.#starts),
      positions: Uint32Array.from(this.#positions),
    };
  }
}

/** The places of `left` that have `right` standing `distance` units after them. */
export function followedBy(left: Postings, right: Postings, distance: number): Postings {
  const found = new Collector();
  let j = 0;
  for (let i = 0; i < left.pages.length; i++) {
    const page = left.pages[i] ?? 0;
    while (j < right.pages.length && (right.pages[j] ?? 0) < page) j++;
    if (j === right.pages.length) break;
    if (right.pages[j] !== page) continue;
    let b = right.starts[j] ?? 0;
    const bEnd = right.starts[j + 1] ?? 0;
    const aEnd = left.starts[i + 1] ?? 0;
    for (let a = left.starts[i] ?? 0; a < aEnd && b < bEnd; a++) {
      const wanted = (left.positions[a] ?? 0) + distance;
      while (b < bEnd && (right.positions[b] ?? 0) < wanted) b++;
      if (b < bEnd && right.positions[b] === wanted) found.position(left.positions[a] ?? 0);
    }
    found.close(page);
  }
  return found.postings();
}

/** All places of several words as one list. */
export function union(lists: readonly Postings[]): Postings {
  if (lists.length < 2) return lists[0] ?? noPostings;
  const byPage = new Map<number, number[]>();
  for (const list of lists) {
    list.pages.forEach((page, index) => {
      const positions = byPage.get(page) ?? [];
      for (let at = list.starts[index] ?? 0; at < (list.starts[index + 1] ?? 0); at++) {
        positions.push(list.positions[at] ?? 0);
      }
      byPage.set(page, positions);
    });
  }
  const all = new Collector();
  for (const page of [...byPage.keys()].sort((a, b) => a - b)) {
    for (const position of (byPage.get(page) ?? []).sort((a, b) => a - b)) all.position(position);
    all.close(page);
  }
  return all.postings();
}

/** The pages of the first list that are in every other, with all places of each; the pages of one list need no other. */
export function onPagesOfAll(lists: readonly Postings[]): Postings {
  const [first = noPostings, ...rest] = lists;
  if (rest.length === 0) return first;
  const others = rest.map(({ pages }) => new Set(pages));
  const everywhere = new Set([...first.pages].filter((page) => others.every((pages) => pages.has(page))));
  return union(lists.map((list) => onPages(list, everywhere)));
}

/** What a list has on some pages. */
function onPages(list: Postings, wanted: ReadonlySet<number>): Postings {
  const some = new Collector();
  list.pages.forEach((page, index) => {
    if (!wanted.has(page)) return;
    for (let at = list.starts[index] ?? 0; at < (list.starts[index + 1] ?? 0); at++)
      some.position(list.positions[at] ?? 0);
    some.close(page);
  });
  return some.postings();
}
