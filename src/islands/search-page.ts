/**
 * The search page. Its whole state is in the address (see search-address.ts):
 * what changes the state writes the address, and the page shows what the
 * address says, whether it was typed, chosen, shared or gone back to.
 */
import type { Facet } from '#search/format/record.ts';
import type { Name } from '#search/format/name-file.ts';
import type { SearchAnswer } from '#search/read/session.ts';
import { ChosenValues } from './chosen-values.ts';
import { withValue } from './facet-options.ts';
import { FacetPanel } from './facet-panel.ts';
import { hintList, nameRow, reachRow } from './hint-list.ts';
import { AnswerNotes } from './answer-notes.ts';
import { copyButton } from './copy-search.ts';
import { fill, make } from './make-element.ts';
import { cutNote, failureNote, partFailureNote, waitingNote } from './notes.ts';
import { orderChoice } from './order-choice.ts';
import { resultItem } from './result-item.ts';
import { PAGE, readAddress, tidyQuery, writeAddress } from './search-address.ts';
import type { SearchState } from './search-address.ts';
import { askSearch, prepareSearch } from './search-service.ts';
import { onPasted, onTyped } from './typed-text.ts';

const SLOW_MS = 300;
const COUNT_AFTER_MS = 150;

class SearchPage extends HTMLElement {
  readonly #base = this.dataset['base'] ?? '/';
  readonly #title = document.title;
  readonly #input = this.querySelector('input') as HTMLInputElement;
  readonly #status = make('p', { class: 'search-status', role: 'status' });
  readonly #note = make('div', { class: 'search-note' });
  readonly #hints = make('div', { class: 'search-hints' });
  readonly #list = make('ol', { class: 'contents-list search-results' });
  readonly #answer = new AnswerNotes((change) => this.#go(change));
  readonly #part = make('ol', { class: 'contents-list search-results' });
  readonly #copy = copyButton(() => this.#state);
  readonly #more = make('button', { type: 'button', class: 'search-more', hidden: true });
  readonly #facets = new FacetPanel((facet, value, on) => this.#choose(facet, value, on));
  readonly #chosen = new ChosenValues(
    (facet, value) => this.#choose(facet, value, false),
    () => this.#go({ selection: {} }),
  );
  readonly #order = orderChoice((order) => this.#go({ order }));
  #state = readAddress(location);
  #turn = 0;
  #filled: () => void = () => undefined;
  readonly #shownFirst = new Promise<void>((resolve) => {
    this.#filled = resolve;
  });
  #waiting = false;

  connectedCallback(): void {
    const results = make(
      'div',
      { class: 'search-found' },
      this.#hints,
      this.#order.element,
      this.#list,
      this.#answer.partHead,
      this.#part,
      this.#more,
      this.#copy,
    );
    const below = make('div', { class: 'search-layout' }, this.#facets.element, results);
    this.append(this.#status, this.#answer.others, this.#chosen.element, this.#note, below);
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#go({ text: this.#input.value });
    });
    this.#input.addEventListener('focus', () => prepareSearch(this.#base), { once: true });
    onPasted(this.#input);
    onTyped(this.#input, (text) => this.#go({ text }, 'replace'));
    this.#more.addEventListener('click', () => void this.#showMore());
    addEventListener('hashchange', () => this.#read());
    addEventListener('popstate', () => this.#read());
    // Words that came as ?q= go behind # before anything else is asked of the server.
    if (new URLSearchParams(location.search).has('q'))
      history.replaceState(null, '', location.pathname + writeAddress(this.#state));
    // Where the browser has not kept the page itself, the way back is to where the reader was.
    addEventListener('pagehide', () => history.replaceState({ top: scrollY }, ''));
    this.#start();
  }

  /** What was typed before this script came counts; an address without a search waits for one. */
  #start(): void {
    const typed = this.#input.value;
    if (this.#state.text !== '') this.#input.value = this.#state.text;
    else if (typed !== '') {
      this.#go({ text: typed }, 'replace');
      return;
    }
    this.#showOrWait();
    void this.#shownFirst.then(returnToPlace);
  }

  #showOrWait(): void {
    if (namesSearch(location.hash)) void this.#show();
    else this.#wait();
  }

  /** The address has changed under the page: back, forward, or a link. */
  #read(): void {
    // A link to a part of this page is no search.
    if (location.hash !== '' && !namesSearch(location.hash)) return;
    const state = readAddress(location);
    if (writeAddress(state) === writeAddress(this.#state) && (location.hash === '') === this.#waiting) return;
    this.#state = state;
    this.#input.value = state.text;
    this.#showOrWait();
  }

  #go(change: Partial<SearchState>, how: 'push' | 'replace' = 'push'): void {
    // Words that were left out belong to what was typed.
    const leftOut = change.text === undefined ? this.#state.leftOut : [];
    const state = { ...this.#state, leftOut, shown: PAGE, ...change };
    this.#state = { ...state, text: tidyQuery(state.text) };
    const cleared = change.text === '' && Object.values(state.selection).every(({ length }) => length === 0);
    const address = location.pathname + (cleared ? '' : writeAddress(this.#state));
    if (address !== location.pathname + location.hash) {
      if (how === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    }
    this.#showOrWait();
  }

  #choose(facet: Facet, value: string, on: boolean): void {
    const before = this.#state.selection[facet] ?? [];
    const values = on ? withValue(facet, before, value) : before.filter((one) => one !== value);
    this.#go({ selection: { ...this.#state.selection, [facet]: values } });
  }

  /** Nothing is looked for yet, and nothing downloaded. */
  #wait(): void {
    this.#turn += 1;
    this.#clear();
    document.title = this.#title;
    const all = make('button', { type: 'button', class: 'search-retry' }, '列出全部页面');
    all.addEventListener('click', () => this.#go({}));
    fill(this.#note, make('p', { class: 'search-start' }, '输入字词就开始找，也可以', all));
    this.#waiting = true;
  }

  async #show(): Promise<void> {
    const state = this.#state;
    const turn = ++this.#turn;
    const current = (): boolean => turn === this.#turn;
    this.#waiting = false;
    document.title = state.text === '' ? this.#title : `${state.text}｜${this.#title}`;
    const slow = setTimeout(() => current() && fill(this.#note, waitingNote()), SLOW_MS);
    this.#list.setAttribute('aria-busy', 'true');
    try {
      const answer = await askSearch(this.#base, (client) =>
        client.search({ query: state, offset: 0, limit: state.shown }),
      );
      if (!current()) return;
      clearTimeout(slow);
      fill(this.#note);
      this.#fill(state, answer);
      this.#filled();
      await Promise.all([this.#count(state, answer, current), this.#hint(state, answer, current)]);
    } catch (error) {
      if (!current()) return;
      this.#clear();
      fill(
        this.#note,
        failureNote(error, () => void this.#show()),
      );
    } finally {
      clearTimeout(slow);
    }
  }

  #fill(state: SearchState, answer: SearchAnswer): void {
    const unsearchable = isUnsearchable(state, answer);
    this.#status.textContent = unsearchable
      ? '请输入汉字、字母或数字。'
      : summary(state, answer) + cutNote(this.#input.value);
    fill(this.#list);
    fill(this.#part);
    fill(this.#hints);
    this.#list.removeAttribute('aria-busy');
    this.#chosen.show(state.selection);
    this.#order.show(state.order, answer.searched && answer.total > 1);
    this.#answer.show(state, unsearchable ? undefined : answer);
    this.#copy.hidden = unsearchable;
    this.#append(state, unsearchable ? { ...answer, results: [], total: 0 } : answer, 0);
  }

  /** Sets results behind those that are there. */
  #append(state: SearchState, { results, total, full, lost }: SearchAnswer, before: number): void {
    results.forEach((result, index) => {
      const list = before + index < full ? this.#list : this.#part;
      list.append(resultItem(this.#base, result, state.text));
    });
    if (lost > 0)
      fill(
        this.#note,
        partFailureNote(`有${lost}条结果`, () => void this.#show()),
      );
    const left = total - before - results.length - lost;
    this.#more.hidden = left <= 0;
    this.#more.textContent = `再看${Math.min(left, PAGE)}条（还有${left}条）`;
  }

  #clear(): void {
    this.#status.textContent = '';
    fill(this.#list);
    fill(this.#part);
    this.#list.removeAttribute('aria-busy');
    fill(this.#hints);
    this.#answer.show(this.#state, undefined);
    this.#copy.hidden = true;
    this.#chosen.show({});
    this.#facets.show(undefined, {});
    this.#order.show('relevance', false);
    this.#more.hidden = true;
  }

  /** Counting costs more than finding, so it begins when the reader has seen what was found and typed no further. */
  async #count(state: SearchState, answer: SearchAnswer, current: () => boolean): Promise<void> {
    if (isUnsearchable(state, answer)) {
      this.#facets.show(undefined, {});
      return;
    }
    this.#facets.expect(answer.total > 0);
    await new Promise((resolve) => setTimeout(resolve, COUNT_AFTER_MS));
    if (!current()) return;
    try {
      const counts = await askSearch(this.#base, (client) => client.counts(state));
      if (current()) this.#facets.show(counts, state.selection);
    } catch {
      // What was found stays; only the ways to narrow it are missing.
      if (current())
        this.#facets.fail(partFailureNote('缩小范围用的文件', () => void this.#count(state, answer, current)));
    }
  }

  async #hint(state: SearchState, answer: SearchAnswer, current: () => boolean): Promise<void> {
    if (!answer.searched) return;
    const [names, hints] = await askSearch(this.#base, (client) =>
      // Names and hints that do not come cost only themselves.
      Promise.all([
        client.suggest(state.text).catch((): Name[] => []),
        answer.total === 0 ? client.hints(state).catch(() => undefined) : undefined,
      ]),
    );
    if (!current()) return;
    const known = new Set(names.map(({ url }) => url));
    const all = [...names, ...(hints?.byPinyin ?? []).filter(({ url }) => !known.has(url))];
    this.#hints.append(...[reachRow(this.#base, state.text)].filter((row) => row !== undefined));
    if (all.length > 0) this.#hints.append(nameRow(this.#base, all));
    if (hints !== undefined) this.#hints.append(...hintList(state, hints));
  }

  /** Ten more behind those that are there; the first new one gets the focus, so that a keyboard goes on from there. */
  async #showMore(): Promise<void> {
    const before = this.#list.children.length + this.#part.children.length;
    const turn = this.#turn;
    const state = { ...this.#state, shown: before + PAGE };
    try {
      const answer = await askSearch(this.#base, (client) =>
        client.search({ query: state, offset: before, limit: PAGE }),
      );
      if (turn !== this.#turn) return;
      this.#state = state;
      history.replaceState(null, '', location.pathname + writeAddress(state));
      this.#append(state, answer, before);
      [...this.#list.children, ...this.#part.children][before]?.querySelector('a')?.focus();
    } catch (error) {
      if (turn !== this.#turn) return;
      fill(
        this.#note,
        failureNote(error, () => {
          fill(this.#note);
          void this.#showMore();
        }),
      );
    }
  }
}

/** Goes to where the reader was when the page was left, as the browser would if the results had been there already. */
function returnToPlace(): void {
  const { top } = (history.state ?? {}) as { readonly top?: unknown };
  if (typeof top === 'number') scrollTo(0, top);
}

/** Whether a fragment is a search and not the name of a part of the page. */
function namesSearch(hash: string): boolean {
  return hash.includes('=');
}

/** Something was typed, and there is no letter in it to look for. */
function isUnsearchable({ text }: SearchState, { searched }: SearchAnswer): boolean {
  return text.trim() !== '' && !searched;
}

function summary({ text, selection }: SearchState, answer: SearchAnswer): string {
  const { total, full, read } = answer;
  const chosen = Object.values(selection).some(({ length }) => length > 0);
  if (text.trim() === '') return chosen ? `符合条件的共${total}页，新的在前。` : `全部${total}页，新的在前。`;
  const among = chosen ? '符合条件的页面中，' : '';
  if (total === 0) return `${among}没有找到含有“${text}”的页面。`;
  if (read !== undefined) return `${among}没有找到含有“${text}”的页面，按“${read}”找到${total}页。`;
  return full > 0 ? `${among}${full}个页面含有“${text}”。` : among + partSummary(answer);
}

/** What is said when no page holds the question as it stands. */
function partSummary({ total, complete, asked }: SearchAnswer): string {
  if (complete === 0) return `没有一页全都有，下面的${total}个页面有其中一些。`;
  const rest = total === complete ? '' : `，另有${total - complete}个有其中一些`;
  return `${complete}个页面含有${asked.map((word) => `“${word}”`).join('')}${rest}。`;
}

customElements.define('search-page', SearchPage);
