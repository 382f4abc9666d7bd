/**
 * The search box in the head of every page: while someone types it shows names
 * and the best pages below, to be walked with the arrow keys. On a small
 * screen, or when the head is out of sight, it lies over the page.
 */
import panelStyles from '#styles/search-panel.css?url';
import { loadStyles } from './load-styles.ts';
import { fill, make } from './make-element.ts';
import { newSearch, tidyQuery, writeAddress } from './search-address.ts';
import { searchPage } from './search-form.ts';
import { askSearch, prepareSearch } from './search-service.ts';
import { OptionList } from './option-list.ts';
import { cutNote, failureNote, waitingNote } from './notes.ts';
import { foundOptions, lookUp } from './quick-look.ts';
import { isComposing, onPasted, onTyped } from './typed-text.ts';

const TIP = '请输入要找的字词，例如地名、人名、做法。几个词用空格分开；不会写的字可以打拼音。';

class SearchBox extends HTMLElement {
  readonly #base = this.dataset['base'] ?? '/';
  readonly #input = this.querySelector('input') as HTMLInputElement;
  readonly #sheet = this.querySelector('.search-sheet') as HTMLElement;
  readonly #note = make('div', { class: 'search-note' });
  readonly #status = make('p', { class: 'visually-hidden', role: 'status' });
  readonly #options = new OptionList(this.#input, 'search-options');
  readonly #panel = make('div', { class: 'search-panel', hidden: true }, this.#note, this.#options.element);
  #turn = 0;
  #before: Element | null = null;

  async connectedCallback(): Promise<void> {
    const cancel = make('button', { type: 'button', class: 'search-cancel' }, '取消');
    cancel.addEventListener('click', () => this.#close());
    this.querySelector('form')?.append(cancel);
    this.#sheet.append(this.#panel);
    this.append(this.#status);
    await loadStyles(panelStyles);
    this.#input.addEventListener('focus', (event) => this.#open(event.relatedTarget as Element | null));
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.contains(relatedTarget)) this.#close();
    });
    document.addEventListener('pointerdown', ({ target }) => {
      if (target instanceof Node && !this.contains(target)) this.#close();
    });
    this.querySelector('form')?.addEventListener(
      'submit',
      (event) => {
        if (!this.#options.follow()) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true },
    );
    // Who types on has not chosen yet.
    this.#input.addEventListener('input', () => this.#options.leave());
    prepareSearch(this.#base);
    onPasted(this.#input);
    onTyped(this.#input, (text) => void this.#look(text));
    if (document.activeElement === this.#input) this.#open(null);
  }

  #open(before: Element | null): void {
    if (!this.#panel.hidden) return;
    this.#before = before;
    const { bottom } = this.getBoundingClientRect();
    this.toggleAttribute('data-floating', bottom < 0 || !matchMedia('(min-width: 64rem)').matches);
    this.#panel.hidden = false;
    this.#input.setAttribute('aria-expanded', 'true');
    void this.#look(this.#input.value);
  }

  #close(): void {
    this.#turn += 1;
    this.#panel.hidden = true;
    this.#options.clear();
    this.#input.setAttribute('aria-expanded', 'false');
    this.removeAttribute('data-floating');
    if (this.contains(document.activeElement)) this.#input.blur();
    if (this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
    this.#before = null;
  }

  #key(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#open(null);
      this.#options.move(event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  async #look(typed: string): Promise<void> {
    const turn = ++this.#turn;
    const current = (): boolean => turn === this.#turn;
    const text = tidyQuery(typed);
    if (text.trim() === '') {
      this.#options.clear();
      this.#say(TIP);
      return;
    }
    const slow = setTimeout(() => current() && fill(this.#note, waitingNote()), 400);
    try {
      const look = await askSearch(this.#base, (client) => lookUp(client, text));
      if (!current()) return;
      const all = searchPage() + writeAddress(newSearch(text));
      this.#options.show(foundOptions(this.#base, look, text, all));
      this.#say(look.summary + cutNote(typed));
    } catch (error) {
      if (!current()) return;
      this.#options.clear();
      fill(
        this.#note,
        failureNote(error, () => void this.#look(typed)),
      );
    } finally {
      clearTimeout(slow);
    }
  }

  /** In the panel, and to those who hear the page. */
  #say(text: string): void {
    fill(this.#note, make('p', {}, text));
    this.#status.textContent = text;
  }
}

customElements.define('search-box', SearchBox);
