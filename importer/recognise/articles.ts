/** 报核: where each article begins, its title, credit and blocks. */
import { adviceOf } from '#lib/diagnostic.ts';
import type { Severity } from '#lib/diagnostic.ts';
import { findDate } from './chinese-date.ts';
import { columnOf } from './columns.ts';
import { startsHere } from './contents.ts';
import type { DraftArticle, DraftBlock } from '../draft.ts';
import { toTextBlock, type Evidence } from './headings.ts';
import { bodySize, isTitleLike, keyOf, paragraphOf, placeOf, type Item } from './items.ts';
import { readCredit, splitTailCredit, type Credit } from '../lines/credits.ts';
import { endsFully, endsSentence } from '../lines/line-kinds.ts';
import { normaliseText } from '../lines/normalise.ts';
import type { SourceDiagnostic, SourceParagraph, SourcePicture } from '../source-document.ts';

const PLACE =
  /^(?<place>[\p{Script=Han}]{1,14}?(?:省|市|县|区|旗|州|盟|乡|镇|街道|村|社区|办事处))(?:(?:人民代表大会|人大)(?:常务委员会|常委会|主席团|工委|联络站|代表联络站)?)?[：:](?=.)/u;
const SUBTITLE = /^(?:——|--|—|－－|──)\s*(?=\S)/u;

export interface FoundArticles {
  readonly articles: readonly DraftArticle[];
  /** The date below the signature of the last article, ISO, where the issue has no other. */
  readonly signedOn?: string;
  readonly diagnostics: readonly SourceDiagnostic[];
}

/** Divides the body into articles. `contents`: the entries of the contents list; `dated`: the issue has a date. */
export function readArticles(items: readonly Item[], contents: readonly string[], dated = true): FoundArticles {
  const whole = splitTailCredits(items);
  const signedOn = dated ? undefined : signatureDate(whole);
  const splitter = new ArticleSplitter(signedOn === undefined ? whole : whole.slice(0, -1), contents);
  return { ...splitter.run(), ...(signedOn === undefined ? {} : { signedOn }) };
}

/** The date that closes the last article, alone on its line. */
function signatureDate(items: readonly Item[]): string | undefined {
  const last = items.at(-1);
  return last !== undefined && items.length > 1 && isDateLine(last) ? findDate(last.text)?.iso : undefined;
}

/** A credit set at the end of the last paragraph becomes an item of its own. */
function splitTailCredits(items: readonly Item[]): Item[] {
  return items.flatMap((item) => {
    const parts = item.block.kind === 'paragraph' ? splitTailCredit(item.text) : undefined;
    if (!parts) return [item];
    const { text, credit } = parts;
    const { emphases = [], ...rest } = item;
    const kept = emphases.filter((emphasis) => emphasis.to <= text.length);
    return [
      { ...rest, text, ...(kept.length === 0 ? {} : { emphases: kept }) },
      { ...rest, text: credit, spaced: credit, anchors: [] },
    ];
  });
}

class ArticleSplitter {
  private readonly items: readonly Item[];
  private readonly keys: readonly string[];
  /** Nothing is laid out: no place, size or style to judge by. */
  private readonly plain: boolean;
  /** Some paragraph is named a title by its style. */
  private readonly titled: boolean;
  /** Some paragraph is named a column by its style. */
  private readonly named: boolean;
  private readonly headed: boolean;
  private readonly bodySize: number | undefined;
  private readonly titleSize: number | undefined;
  /** The column of the article that is read, and of those below it until the next label. */
  private column: string | undefined;
  private readonly diagnostics: SourceDiagnostic[] = [];

  constructor(items: readonly Item[], contents: readonly string[]) {
    this.items = items;
    this.keys = contents.map((entry) => keyOf(entry)).filter((key) => key.length > 3);
    this.bodySize = bodySize(items.map(({ block }) => block));
    this.plain = !items.some((item) => isLaidOut(paragraphOf(item)));
    const roles = new Set(items.map((item) => paragraphOf(item)?.role));
    this.titled = roles.has('title');
    this.named = roles.has('column');
    this.headed = roles.has('heading');
    this.titleSize = this.sizeOfTitles();
  }

  /** The largest size of the first lines that look like a title, where it is larger than the text's. */
  private sizeOfTitles(): number | undefined {
    const first = this.items.findIndex((item) => isTitleLike(item) && columnOf(item)?.plain !== false);
    const sizes: number[] = [];
    for (let index = first; index >= 0 && index < first + 4; index++) {
      const size = paragraphOf(this.items[index])?.size;
      if (!isTitleLike(this.items[index]) || size === undefined) break;
      sizes.push(size);
    }
    const largest = Math.max(0, ...sizes);
    return this.isDisplay(largest) ? largest : undefined;
  }

  /** Whether type of this size stands out from the text. */
  private isDisplay(size: number | undefined): boolean {
    return size !== undefined && this.bodySize !== undefined && size > this.bodySize * 1.05;
  }

  run(): FoundArticles {
    const articles: DraftArticle[] = [];
    let index = 0;
    while (index < this.items.length) {
      // A label holds for the articles below it, unless each of them names its own by a style.
      if (this.named) this.column = undefined;
      const label = this.readColumn(index);
      index += label.length;
      const title = label.titled ? { lines: [], length: 0 } : this.readTitle(index);
      index += title.length;
      const { body, credit, end } = this.readBody(index);
      index = end;
      articles.push(this.toArticle({ ...title, ...(label.titled ? { named: label.name } : {}) }, body, credit));
    }
    return { articles, diagnostics: this.diagnostics };
  }

  /** The items from `index` up to the next article, without who they are from. */
  private readBody(index: number): { body: Item[]; credit: Credit; end: number } {
    const body: Item[] = [];
    let credit: Credit = {};
    let at = index;
    while (at < this.items.length && !(body.length > 0 && this.startsArticle(at, hasCredit(credit)))) {
      const item = this.items[at];
      if (item === undefined) break;
      const found = this.creditAt(at, body.length === 0);
      at++;
      if (found === undefined || repeats(found, credit)) body.push(item);
      else credit = { ...credit, ...found, ...bylineOf(credit, found) };
      if (found !== undefined && body.length > 0 && this.startsAfterCredit(at)) break;
    }
    return { body, credit, end: at };
  }

  /** The label of a column at `index`; `titled`: no title follows, its name stands for one. */
  private readColumn(index: number): { length: number; titled: boolean; name?: string } {
    const found = columnOf(this.items[index]);
    const next = this.items[index + 1];
    if (found === undefined || next === undefined) return { length: 0, titled: false };
    const titled = !isTitleLike(next) && paragraphOf(next)?.role !== 'title';
    if (!titled && found.plain && this.isLikeTitle(index)) return { length: 0, titled: false };
    this.column = found.name;
    return { length: 1, titled, name: found.name };
  }

  /** Whether the lines at `index` and below are set alike, as the lines of one title are. */
  private isLikeTitle(index: number): boolean {
    const [own, next] = [paragraphOf(this.items[index]), paragraphOf(this.items[index + 1])];
    return this.plain || (own?.size === next?.size && own?.align === next?.align);
  }

  /** Who the article is from, when the item says so by its words, or by its place: below the title, at the end. */
  private creditAt(index: number, belowTitle: boolean): Credit | undefined {
    const item = this.items[index];
    const paragraph = paragraphOf(item);
    if (item === undefined || paragraph === undefined) return undefined;
    const named = namedCredit(item);
    if (named !== undefined) return named;
    const found = readCredit(item.spaced);
    if (found === undefined) return undefined;
    const { labelled, bracketed, ...credit } = found;
    if (labelled || (belowTitle && paragraph.align === 'center')) return credit;
    const isAside = bracketed || paragraph.align === 'right';
    return isAside && this.endsAt(index + 1) ? credit : undefined;
  }

  /** Whether the article ends before `index`. */
  private endsAt(index: number): boolean {
    const rest = this.items.slice(index, index + 4);
    const next = rest.find((item) => item.block.kind === 'paragraph' && readCredit(item.spaced) === undefined);
    return (
      next === undefined || isDateLine(next) || isTitleLike(next) || this.startsArticle(this.items.indexOf(next), true)
    );
  }

  /** After a credit comes the next title, unless what follows cannot be one. */
  private startsAfterCredit(index: number): boolean {
    const next = this.items.slice(index).find((item) => item.block.kind !== 'figure');
    return (
      next !== undefined &&
      (paragraphOf(next)?.role === 'title' || (isTitleLike(next) && !isDateLine(next) && !this.isNamedText(next)))
    );
  }

  private startsArticle(index: number, credited: boolean): boolean {
    const item = this.items[index];
    const paragraph = paragraphOf(item);
    if (item === undefined || paragraph === undefined) return false;
    if (paragraph.role === 'title') return true;
    if (paragraph.role === 'column') return true;
    if (this.isNamedText(item)) return false;
    if (this.isInContents(index)) return true;
    if (!isTitleLike(item)) return false;
    if (columnOf(item) !== undefined && this.startsArticle(index + 1, credited)) return true;
    if (this.titleSize !== undefined) return this.startsTitle(index);
    if (paragraph.outline === 1 && paragraph.align === 'center') return true;
    if (credited || !this.looksLikeTitle(index)) return false;
    this.ask(item, 'article-start-guessed', '这里没有供稿单位隔开，按另一篇的标题处理。请看对不对。');
    return true;
  }

  /** Whether lines set as titles are begin here: one of them is of the titles' size. */
  private startsTitle(index: number): boolean {
    const item = this.items[index];
    const paragraph = paragraphOf(item);
    if (paragraph?.size === undefined || paragraph.align === 'right') return false;
    if (paragraph.size === this.titleSize) return true;
    const next = this.items[index + 1];
    return paragraph.align === 'center' && isTitleLike(next) && paragraphOf(next)?.size === this.titleSize;
  }

  /** The contents have an entry that is printed here. */
  private isInContents(index: number): boolean {
    return this.keys.some((key) => startsHere(this.items, index, key) > 0);
  }

  /** Without layout and contents: a line that begins with a place, between a text that has ended and prose. */
  private looksLikeTitle(index: number): boolean {
    const [before, item] = [this.items[index - 1], this.items[index]];
    if (!this.plain || this.keys.length > 0 || before === undefined || item === undefined) return false;
    const isBeforeProse = this.items.slice(index + 1, index + 4).some(isProse);
    return PLACE.test(item.text) && endsFully(before.text) && isBeforeProse;
  }

  /** Whether a source that names its titles names this something else. */
  private isNamedText(item: Item): boolean {
    const role = paragraphOf(item)?.role;
    return this.titled && role !== undefined && role !== 'title';
  }

  /** A title that its style names. */
  private readNamedTitle(index: number): { lines: Item[]; subtitle?: string; length: number } {
    const end = this.items.findIndex((item, at) => at >= index && paragraphOf(item)?.role !== 'title');
    const lines = this.items.slice(index, end < 0 ? undefined : end);
    const below = this.items[index + lines.length];
    const subtitled = paragraphOf(below)?.role === 'subtitle' || SUBTITLE.test(below?.text ?? '');
    if (below === undefined || !subtitled || below.text.length > 90) return { lines, length: lines.length };
    return { lines, subtitle: below.text.replace(SUBTITLE, ''), length: lines.length + 1 };
  }

  private readTitle(index: number): { lines: Item[]; subtitle?: string; length: number } {
    if (paragraphOf(this.items[index])?.role === 'title') return this.readNamedTitle(index);
    const lines: Item[] = [];
    let length = 0;
    const key = this.keys.find((entry) => startsHere(this.items, index, entry) > 0);
    const known = key === undefined ? 0 : startsHere(this.items, index, key);
    for (; length < 5; length++) {
      const item = this.items[index + length];
      if (item === undefined) break;
      if (item.block.kind === 'figure' && lines.length === 0) break;
      if (length > 0 && SUBTITLE.test(item.text) && item.text.length < 60) {
        return { lines, subtitle: item.text.replace(SUBTITLE, ''), length: length + 1 };
      }
      if (known > 0 ? length >= known : !this.continuesTitle(item, lines)) break;
      lines.push(item);
    }
    return { lines, length };
  }

  private continuesTitle(item: Item, lines: readonly Item[]): boolean {
    if (!isTitleLike(item) || lines.length >= 4 || this.isNamedText(item)) return false;
    const [first] = lines;
    if (first === undefined) return true;
    if (this.titleSize !== undefined) return this.isDisplay(paragraphOf(item)?.size);
    // Who wrote it may stand below a title.
    if (readCredit(item.spaced) !== undefined) return false;
    if (!this.plain) return isSetAlike(paragraphOf(first), paragraphOf(item));
    return item.text.length <= 34 && (lines.length < 2 || first.text.length > 8);
  }

  private toArticle(
    title: { lines: Item[]; subtitle?: string; named?: string | undefined },
    given: readonly Item[],
    { credit, byline }: Credit,
  ): DraftArticle {
    const titleLines = title.named === undefined ? joinRemainders(title.lines) : [title.named];
    const [first] = given;
    if (titleLines.length === 0 && first !== undefined)
      this.ask(first, 'title-missing', '没有找到这一篇的标题，请补上。', 'error');
    if (title.named !== undefined && first !== undefined)
      this.ask(
        first,
        'title-from-column',
        `栏目「${title.named}」下面没有标题，暂以栏目名作标题。请看要不要另写标题，或拆成几篇。`,
      );
    const place = PLACE.exec(titleLines[0] ?? '')?.groups?.['place'];
    const blocks = given.flatMap((item, index) => this.toBlock(item, isListed(given, index)));
    return {
      ...(this.column === undefined ? {} : { column: this.column }),
      ...(place === undefined ? {} : { place }),
      titleLines,
      ...(title.subtitle === undefined ? {} : { subtitle: title.subtitle }),
      ...(credit === undefined ? {} : { credit }),
      ...(byline === undefined ? {} : { byline }),
      blocks,
    };
  }

  private toBlock(item: Item, listed: boolean): DraftBlock[] {
    if (item.block.kind === 'table') {
      return [{ kind: 'table', rows: item.block.rows, ...(item.cells === undefined ? {} : { cells: item.cells }) }];
    }
    if (item.block.kind === 'figure') {
      const { text, picture } = item.block;
      if (picture !== undefined) return [this.takePicture(item, picture, text)];
      const words = text === undefined ? '' : `，说明是「${text}」`;
      this.ask(item, 'figure-left-out', `这里有一幅图${words}，草稿里没有带上。要用的话请另存图片，写好说明再插入。`);
      return [{ kind: 'figure', ...(text === undefined ? {} : { text }) }];
    }
    const evidence: Evidence = { plain: this.plain, titled: this.titled, headed: this.headed, listed };
    const { block, guessed } = toTextBlock(item, evidence);
    if (guessed) this.ask(item, 'heading-guessed', '这一行很短，又不成句，按小标题处理。请看对不对。');
    if (block.kind === 'paragraph' && block.list === undefined && isUnfinished(item)) {
      this.ask(item, 'paragraph-unfinished', '这一段末尾没有句末标点，可能还没有完，或者不该另起一段。请对照原件看。');
    }
    return [block];
  }

  /** What cannot be seen in a picture's words has to be said by whoever knows it. */
  private takePicture(item: Item, picture: SourcePicture, text: string | undefined): DraftBlock {
    if (text === undefined)
      this.ask(item, 'figure-without-words', '这里有一幅图，已经带上。请写清图里是谁、在哪里、做什么。');
    return { kind: 'figure', picture, ...(text === undefined ? {} : { text }) };
  }

  private ask(item: Item, rule: string, message: string, severity: Severity = 'warning'): void {
    this.diagnostics.push({ severity, rule, ...adviceOf(message), ...placeOf(item) });
  }
}

/** Whether the item before or after is one of the same list, as far as a reader can tell. */
export function isListed(items: readonly Item[], index: number): boolean {
  const list = paragraphOf(items[index])?.list;
  const around = [items[index - 1], items[index + 1]].map((item) => paragraphOf(item)?.list);
  return list !== undefined && around.some((other) => other?.level === list.level);
}

function isLaidOut(paragraph: SourceParagraph | undefined): boolean {
  return paragraph?.align === 'center' || paragraph?.outline !== undefined || paragraph?.size !== undefined;
}

/** A long text that ends with a full stop. */
function isProse({ text }: Item): boolean {
  return endsFully(text) && text.length > 30;
}

/** A paragraph that ends without an emphasis: it may go on below. */
function isUnfinished({ block, text }: Item): boolean {
  return block.kind === 'paragraph' && text.length > 12 && !endsSentence(text);
}

/** Whether a line goes on from a title: centred like it, or of its outline level. */
function isSetAlike(title: SourceParagraph | undefined, line: SourceParagraph | undefined): boolean {
  const isAlike = title?.align === line?.align && title?.outline === line?.outline;
  return isAlike && (title?.align === 'center' || title?.outline !== undefined);
}

/** Nothing but a date, as below a signature. */
function isDateLine({ text }: Item): boolean {
  const date = findDate(text);
  return (
    date !== undefined &&
    text
      .replace(date.text, '')
      .replace(/[（()）]/gu, '')
      .trim() === ''
  );
}

function hasCredit({ credit, byline }: Credit): boolean {
  return credit !== undefined || byline !== undefined;
}

/** A second office is no credit any more. */
function repeats(found: Credit, credit: Credit): boolean {
  return found.credit !== undefined && credit.credit !== undefined;
}

function bylineOf(credit: Credit, found: Credit): Credit {
  const byline = [...(credit.byline ?? []), ...(found.byline ?? [])];
  return byline.length === 0 ? {} : { byline };
}

/** A space between two halves of a title is part of it; others are not. */
function titleText(item: Item): string {
  const parts = item.spaced.split(/(?<=\p{Script=Han}{3})([ \u3000])[ \u3000]*(?=\p{Script=Han}{3})/u);
  return parts.map((part, index) => (index % 2 === 1 ? part : normaliseText(part).text)).join('');
}

/** A line of one to three characters is what a full line could not hold, unless its author broke it there. */
function joinRemainders(items: readonly Item[]): string[] {
  return items.reduce<string[]>((joined, item) => {
    const [line, last] = [titleText(item), joined.at(-1)];
    if (last === undefined || line.length > 3 || paragraphOf(item)?.continues === true) return [...joined, line];
    return [...joined.slice(0, -1), last + line];
  }, []);
}

/** What a paragraph says whose style names it a credit or a byline. */
function namedCredit(item: Item): Credit | undefined {
  const role = paragraphOf(item)?.role;
  const inside = /^（(?<inside>.+)）$/su.exec(item.spaced.trim())?.groups?.['inside'];
  if (role === 'byline') return { byline: (inside ?? item.spaced).split('\u3000').filter((part) => part !== '') };
  const credit = role === 'credit' ? /^（(?<name>.+)供稿）$/u.exec(item.text)?.groups?.['name'] : undefined;
  return credit === undefined ? undefined : { credit };
}
