/**
 * The facts a text states: its figures, in digits or in Chinese numerals, and
 * its quotations. A story and its source are read by the same rules, so that
 * facts are compared as wholes: 3 does not stand in 23, nor 100 in 约100余.
 */

export interface Figure {
  /** Where the number stands with its qualifiers, without its unit. */
  readonly start: number;
  readonly end: number;
  /** The number with all that changes it: `4至6`, `第八`, `约100余`, `18以上`. */
  readonly value: string;
  /** The Chinese character that follows, as 名 in 3名; empty where none does. */
  readonly unit: string;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A figure with its unit, or a quotation with its marks. */
export interface Fact extends Span {
  readonly words: string;
  /** Absent for a quotation. */
  readonly figure?: Figure;
  /** Whether it is a figure written in Chinese numerals. */
  readonly chinese: boolean;
}

/** Why a figure does not stand in a source: nothing like it does, or others do that it cannot be told from. */
export type FigureTrouble = 'missing' | { readonly rivals: readonly string[] };

const ARABIC = String.raw`(?:(?!〇)\p{N})+(?:[,，]\d{3}(?!\d))*(?:[./]\d+)*`;
const CHINESE = '[〇零一二两三四五六七八九十百千万亿几]+';
const SIMPLE = `(?:${ARABIC}[十百千万亿几]*[%‰]?|${CHINESE}(?:点${CHINESE})?)`;
const NUMBER = `${SIMPLE}(?:(?:至|分之)${SIMPLE})*`;
const BEFORE = [
  '第|不少于|不低于|不超过|不多于|不足|不到|至少|至多|最多|最少|超过|将近|接近|大约|超|逾',
  // 节约, 预约, 最近 and their like are other words.
  '(?<![预节制条签公合违特邀相履])约',
  '(?<![最附临靠])近',
].join('|');
const FIGURE = new RegExp(`(?:${BEFORE})?${NUMBER}(?:(?<=[\\d十百千万亿])[余多来])?`, 'gu');
const BEHIND_UNIT = /^\p{Script=Han}{0,3}?(以上|以下|以内|以外|左右|上下)/u;

/**
 * Words whose numeral counts nothing and that stand in every second text of
 * this kind. A rarer one is named by its story, in `uncited`.
 */
const SET_WORDS = /百姓|第一时间|几乎|十分(?![之钟])|千家万户|千方百计|四面八方|万一/gu;

/** Signs that are written in several ways and mean the same; each is one character, so places stay. */
function fold(text: string): string {
  return text
    .replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/["＂]([^"＂\n]*)["＂]/gu, '“$1”')
    .replace(/[‘「『﹁﹃〝]/gu, '“')
    .replace(/[’」』﹂﹄〞]/gu, '”')
    .replace(/％/gu, '%')
    .replace(/．(?=[0-9])/gu, '.')
    .replace(
      new RegExp(`(?<=[\\p{N}%${CHINESE.slice(1, -2)}])[到～~〜∼–—-](?=[\\p{N}${CHINESE.slice(1, -2)}])`, 'gu'),
      '至',
    );
}

/** A text with its facts. Places are counted in `text`, which is as long as what it was made of. */
export class FactText {
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly #written: string;

  constructor(written: string) {
    this.#written = written;
    this.text = fold(written);
    this.figures = figuresIn(this.text);
  }

  /** The quotations, and the figures that stand neither in one of them nor in a set word. */
  get facts(): Fact[] {
    const quotations = this.#quotations();
    const quoted = [...quotations, ...setWordsIn(this.text)];
    const figures = this.figures.filter(({ start, end }) => !quoted.some((one) => one.start < end && one.end > start));
    return [
      ...quotations.map(({ start, end }) => ({ start, end, words: this.#written.slice(start, end), chinese: false })),
      ...figures.map((figure) => {
        const end = figure.end + this.#behind(figure).length;
        const chinese = !/(?!〇)\p{N}/u.test(figure.value);
        return { start: figure.start, end, words: this.#written.slice(figure.start, end), figure, chinese };
      }),
    ];
  }

  /** Those that stand in no other; one that is not closed runs to the end. */
  #quotations(): Span[] {
    const spans: Span[] = [];
    let depth = 0;
    let start = 0;
    for (const { 0: mark, index } of this.text.matchAll(/[“”]/gu)) {
      if (mark === '“' && depth++ === 0) start = index;
      if (mark === '”' && depth > 0 && --depth === 0) spans.push({ start, end: index + 1 });
    }
    if (depth > 0) spans.push({ start, end: this.text.length });
    return spans;
  }

  /** Every place of the words in this text, however their quotation marks, digits and ranges are written. */
  placesOf(words: string): Span[] {
    const sought = fold(words);
    const places: Span[] = [];
    if (sought === '') return places;
    for (let at = this.text.indexOf(sought); at >= 0; at = this.text.indexOf(sought, at + 1)) {
      places.push({ start: at, end: at + sought.length });
    }
    return places;
  }

  /** Whether the words stand here without cutting a figure in two. */
  holds(words: string): boolean {
    const { figures } = new FactText(words);
    return this.placesOf(words).some(({ start, end }) => {
      const here = this.figures.filter((figure) => figure.end > start && figure.start < end);
      return (
        here.length === figures.length &&
        here.every((figure, at) => figure.start - start === figures[at]?.start && figure.value === figures[at].value)
      );
    });
  }

  /** What is read on from a figure: its unit, and 以上 or the like behind that. */
  #behind({ end, unit }: Figure): string {
    return BEHIND_UNIT.exec(this.text.slice(end, end + 6))?.[0] ?? unit;
  }

  /**
   * What keeps a figure of a story from standing in this source; undefined when
   * it stands here. Of the figures here with the same unit the one with the
   * most alike words around it is the one that is named, so that a number
   * that belongs to something else does not pass.
   */
  troubleWith(figure: Figure, story: FactText): FigureTrouble | undefined {
    const bare = figure.unit === '';
    const alike = this.figures.filter((one) => bare || (one.unit === figure.unit && isYear(one) === isYear(figure)));
    // 一 is an article (一起, 一张小板凳) unless the source counts in this unit.
    if (!bare && figure.value === '一' && alike.every(({ value }) => value === '一')) return undefined;
    const scored = alike.map((one) => ({ one, score: sharedAround(this.text, one, story.text, figure) }));
    const own = Math.max(...scored.filter(({ one }) => one.value === figure.value).map(({ score }) => score));
    if (own === -Infinity) return 'missing';
    // An article is no rival by its unit alone; another number is. Without a unit only nearer words make one.
    const rivals = scored
      .filter(({ one }) => one.value !== figure.value)
      .filter(({ one, score }) => score > own || (score === own && !bare && one.value !== '一'))
      .map(({ one }) => this.#written.slice(one.start, one.end + this.#behind(one).length));
    return rivals.length === 0 ? undefined : { rivals: [...new Set(rivals)] };
  }
}

/** The name of a year, which counts no years. */
function isYear({ value, unit }: Figure): boolean {
  return unit === '年' && /^\d{4}$/.test(value);
}

function figuresIn(text: string): Figure[] {
  return [...text.matchAll(FIGURE)].map(({ 0: number, index }) => {
    const end = index + number.length;
    const behind = text.slice(end, end + 6);
    const bound = BEHIND_UNIT.exec(behind)?.[1] ?? '';
    return { start: index, end, value: number + bound, unit: /^\p{Script=Han}/u.exec(behind)?.[0] ?? '' };
  });
}

function setWordsIn(text: string): Span[] {
  return [...text.matchAll(SET_WORDS)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

/** How many characters before and behind two figures are the same. */
function sharedAround(a: string, inA: Span, b: string, inB: Span): number {
  let before = 0;
  while (isShared(a[inA.start - 1 - before], b[inB.start - 1 - before])) before++;
  let behind = 0;
  while (isShared(a[inA.end + behind], b[inB.end + behind])) behind++;
  return before + behind;
}

function isShared(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a === b && a !== '\n';
}
