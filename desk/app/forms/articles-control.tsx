/**
 * The articles of an issue: title, credit and words of each stand and move
 * together, and its code follows its title until it is published or written by hand.
 */
import type { ReactNode } from 'react';
import { ListControl } from './list-control.tsx';
import { loadPinyinCode } from './pinyin-code.ts';
import type { CodeOf } from './pinyin-code.ts';
import { publishedArticles } from './published-articles.ts';

/** An item as Decap keeps it, an immutable map. */
interface Item {
  get(name: string): unknown;
  set(name: string, value: unknown): Item;
}

interface Items {
  readonly size: number;
  get(at: number): Item | undefined;
  set(at: number, item: Item): Items;
  toArray(): Item[];
}

type Change = (field: { get(name: string): unknown }, value: unknown, metadata?: unknown) => void;

/** More articles than this are shown by their titles. */
const MOST_OPEN = 3;

export class ArticlesControl extends ListControl {
  #codeOf: CodeOf | undefined;
  #published: ReadonlySet<string> = new Set();
  readonly #changes = new Map<string, Change>();

  constructor(props: ConstructorParameters<typeof ListControl>[0]) {
    super(props);
    const { keys } = this.state;
    this.state = { ...this.state, itemsCollapsed: keys.map(() => keys.length > MOST_OPEN) };
    const change = this.handleChangeFor as (key: string) => Change;
    this.handleChangeFor = (key: string) => {
      const known = this.#changes.get(key) ?? this.#withCode(key, change(key));
      this.#changes.set(key, known);
      return known;
    };
  }

  override componentDidMount(): void {
    void loadPinyinCode().then((codeOf) => {
      this.#codeOf = codeOf;
      this.#addCodes();
    });
    const { entry } = this.props as unknown as { readonly entry: { get(name: string): unknown } };
    if (entry.get('newRecord') !== true) {
      void publishedArticles(String(entry.get('slug'))).then((codes) => (this.#published = codes));
    } else if (this.#items.length === 0) this.handleAdd({ preventDefault: () => undefined } as never);
  }

  get #items(): readonly Item[] {
    return (this.props.value as unknown as Items | undefined)?.toArray() ?? [];
  }

  /** Changes of one article; a change of its title brings the code along. */
  #withCode(key: string, change: Change): Change {
    return (field, value, metadata) => {
      const at = this.state.keys.indexOf(key);
      const item = this.#items[at];
      if (field.get('name') !== 'titleLines' || item === undefined || !this.#follows(item, at)) {
        return change(field, value, metadata);
      }
      const titled = item.set('titleLines', value);
      this.#put(at, titled.set('slug', this.#made(titled, at)));
    };
  }

  /** Whether the code of an article is the one that its title gives. */
  #follows(item: Item, at: number): boolean {
    const code = text(item.get('slug'));
    if (code !== '' && this.#published.has(code)) return false;
    return code === '' || code === this.#made(item, at);
  }

  #made(item: Item, at: number): string {
    const others = this.#items.filter((_, other) => other !== at).map((one) => text(one.get('slug')));
    return this.#codeOf?.(linesOf(item), others) ?? '';
  }

  #put(at: number, item: Item): void {
    const { value, onChange } = this.props as unknown as { value: Items; onChange(value: Items): void };
    onChange(value.set(at, item));
  }

  /** Titles that were written before the dictionary came. */
  #addCodes(): void {
    const at = this.#items.findIndex((item) => text(item.get('slug')) === '' && linesOf(item).length > 0);
    const item = this.#items[at];
    if (item !== undefined) this.#put(at, item.set('slug', this.#made(item, at)));
  }

  override objectLabel(item: unknown): ReactNode {
    return linesOf(item as Item).join('') || '还没有标题';
  }
}

function linesOf(item: Item): string[] {
  const lines = item.get('titleLines') as { toArray?(): unknown[] } | undefined;
  return (lines?.toArray?.() ?? []).map(text).filter((line) => line !== '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
