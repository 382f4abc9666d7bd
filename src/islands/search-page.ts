/**
 * The search page. Its whole state is in the address (see search-address.ts):
 * what changes the state writes the address, and the page shows what the
 * address says, whether it was typed, chosen, shared or gone back to.
 */
import type { FacetCounts } from '#search/engine.ts';
import type { Facet } from '#search/record.ts';
import type { SearchAnswer } from '#search/session.ts';
import { ChosenValues } from './chosen-values.ts';
import { withValue } from './facet-options.ts';
import { FacetPanel } from './facet-panel.ts';
import { hintList } from './hint-list.ts';
import { make } from './make-element.ts';
import { failureNote, waitingNote } from './notes.ts';
import { orderChoice } from './order-choice.ts';
import { resultItem } from './result-item.ts';
import { PAGE, readAddress, tidyQuery, writeAddress } from './search-address.ts';
import type { SearchState } from './search-address.ts';
import { askSearch } from './search-service.ts';
import { onTyped } from './typed-text.ts';

const SLOW_MS = 300;

class SearchPage extends HTMLElement {
  readonly #base = this.dataset['base'] ?? '/';
  readonly #title = document.title;
  readonly #input = this.querySelector('input') as HTMLInputElement;
  readonly #status = make('p', { class: 'search-status', role: 'status' });
  readonly #note = make('div', { class: 'search-note' });
  readonly #hints = make('div', { class: 'search-hints' });
  readonly #list = make('ol', { class: 'contents-list search-results' });
  readonly #more = make('button', { type: 'button', class: 'search-more', hidden: true });
  readonly #facets = new FacetPanel((facet, value, on) => this.#choose(facet, value, on));
  readonly #chosen = new ChosenValues(
    (facet, value) => this.#choose(facet, value, false),
    () => this.#go({ selection: {} }),
  );
  readonly #order = orderChoice((order) => this.#go({ order }));
  #state = readAddress(location);
  #turn = 0;

  connectedCallback(): void {
    const results = make('div', { class: 'search-found' }, this.#order.element, this.#hints, this.#list, this.#more);
    const below = make('div', { class: 'search-layout' }, this.#facets.element, results);
    this.append(this.#status, this.#chosen.element, this.#note, below);
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#go({ text: this.#input.value });
    });
    onTyped(this.#input, (text) => this.#go({ text }, 'replace'));
    this.#more.addEventListener('click', () => void this.#showMore());
    addEventListener('hashchange', () => this.#read());
    addEventListener('popstate', () => this.#read());
    // Words that came as ?q= go behind # before anything else is asked of the server.
    history.replaceState(null, '', location.pathname + this.#fragment());
    this.#input.value = this.#state.text || this.#input.value;
    if (this.#input.value !== this.#state.text) this.#go({ text: this.#input.value }, 'replace');
    else void this.#show();
  }

  #fragment(): string {
    const { text, selection } = this.#state;
    const empty = text === '' && Object.values(selection).every(({ length }) => length === 0);
    return empty && this.#state.order === 'relevance' ? '' : writeAddress(this.#state);
  }

  /** The address has changed under the page: back, forward, or a link. */
  #read(): void {
    // A link to a part of this page is no search.
    if (/^#[^=]+$/.test(location.hash)) return;
    const state = readAddress(location);
    if (writeAddress(state) === writeAddress(this.#state)) return;
    this.#state = state;
    this.#input.value = state.text;
    void this.#show();
  }

  #go(change: Partial<SearchState>, how: 'push' | 'replace' = 'push'): void {
    const before = writeAddress(this.#state);
    this.#state = { ...this.#state, shown: PAGE, ...change };
    this.#state = { ...this.#state, text: tidyQuery(this.#state.text) };
    if (writeAddress(this.#state) !== before) {
      const address = location.pathname + this.#fragment();
      if (how === 'push') history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    }
    void this.#show();
  }

  #choose(facet: Facet, value: string, on: boolean): void {
    const before = this.#state.selection[facet] ?? [];
    const values = on ? withValue(facet, before, value) : before.filter((one) => one !== value);
    this.#go({ selection: { ...this.#state.selection, [facet]: values } });
  }

  async #show(): Promise<void> {
    const state = this.#state;
    const turn = ++this.#turn;
    const current = (): boolean => turn === this.#turn;
    document.title = state.text === '' ? this.#title : `${state.text}｜${this.#title}`;
    const slow = setTimeout(() => current() && this.#note.replaceChildren(waitingNote()), SLOW_MS);
    this.#list.setAttribute('aria-busy', 'true');
    try {
      const [answer, counts] = await askSearch(this.#base, (client) =>
        Promise.all([client.search({ query: state, offset: 0, limit: state.shown }), client.counts(state)]),
      );
      if (!current()) return;
      this.#note.replaceChildren();
      this.#fill(state, answer, counts);
      await this.#hint(state, answer, current);
    } catch {
      if (!current()) return;
      this.#note.replaceChildren(failureNote(() => void this.#show()));
      this.#fillNothing();
    } finally {
      clearTimeout(slow);
      if (current()) this.#list.removeAttribute('aria-busy');
    }
  }

  #fill(state: SearchState, answer: SearchAnswer, counts: FacetCounts): void {
    const unsearchable = state.text.trim() !== '' && !answer.searched;
    const results = unsearchable ? [] : answer.results;
    this.#status.textContent = unsearchable ? '请输入汉字、字母或数字。' : summary(state, answer.total);
    this.#list.replaceChildren(...results.map((result) => resultItem(this.#base, result, state.text)));
    this.#hints.replaceChildren();
    this.#chosen.show(state.selection);
    this.#facets.show(unsearchable ? undefined : counts, state.selection);
    this.#order.show(state.order, answer.searched && answer.total > 1);
    const left = answer.total - results.length;
    this.#more.hidden = unsearchable || left <= 0;
    this.#more.textContent = `再看${Math.min(left, PAGE)}条（还有${left}条）`;
  }

  #fillNothing(): void {
    this.#status.textContent = '';
    this.#list.replaceChildren();
    this.#hints.replaceChildren();
    this.#facets.show(undefined, {});
    this.#order.show('relevance', false);
    this.#more.hidden = true;
  }

  async #hint(state: SearchState, answer: SearchAnswer, current: () => boolean): Promise<void> {
    if (!answer.searched || (answer.total > 0 && !/\p{Script=Latin}/u.test(state.text))) return;
    const hints = await askSearch(this.#base, (client) => client.hints(state));
    if (current()) this.#hints.replaceChildren(...hintList(this.#base, state, answer.total, hints));
  }

  /** Ten more; the first new one gets the focus, so that a keyboard goes on from there. */
  async #showMore(): Promise<void> {
    const first = this.#list.children.length;
    this.#state = { ...this.#state, shown: this.#state.shown + PAGE };
    history.replaceState(null, '', location.pathname + writeAddress(this.#state));
    await this.#show();
    this.#list.children[first]?.querySelector('a')?.focus();
  }
}

function summary({ text, selection }: SearchState, total: number): string {
  const chosen = Object.values(selection).some(({ length }) => length > 0);
  if (text.trim() === '') return chosen ? `符合条件的共${total}页，新的在前。` : `全部${total}页，新的在前。`;
  if (total === 0) return `没有找到含有“${text}”的页面。`;
  return `${total}个页面含有“${text}”。`;
}

customElements.define('search-page', SearchPage);
