/** The list below a search box (ARIA: a combobox with a listbox): one option at a time is active, focus stays in the box. */
import { fill, make } from './make-element.ts';

interface Option {
  readonly href: string;
  readonly content: readonly (Node | string)[];
}

export interface OptionGroup {
  readonly label: string;
  /** Whether the label is heard only. */
  readonly quiet?: boolean;
  readonly options: readonly Option[];
}

export class OptionList {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  #links: HTMLAnchorElement[] = [];
  #active = -1;

  constructor(input: HTMLInputElement, id: string) {
    this.#input = input;
    this.element = make('div', { role: 'listbox', id, 'aria-label': '搜索建议', hidden: true });
    for (const [name, value] of [
      ['role', 'combobox'],
      ['aria-autocomplete', 'list'],
      ['aria-expanded', 'false'],
      ['aria-controls', id],
    ] as const) {
      input.setAttribute(name, value);
    }
  }

  /** Shows other options; who has stepped to one that is still among them stays there, since answers come late. */
  show(groups: readonly OptionGroup[]): void {
    const chosen = this.#links[this.#active];
    this.clear();
    const shown = groups.filter(({ options }) => options.length > 0);
    fill(this.element, ...shown.map((group) => this.#group(group)));
    this.element.hidden = shown.length === 0;
    if (chosen) this.#activate(this.#links.findIndex((link) => pageOf(link) === pageOf(chosen)));
  }

  #group({ label, quiet, options }: OptionGroup): HTMLElement {
    const links = options.map(({ href, content }) => {
      const id = `${this.element.id}-${this.#links.length}`;
      const link = make('a', { role: 'option', id, href, tabindex: '-1', 'aria-selected': 'false' }, ...content);
      this.#links.push(link);
      return link;
    });
    return make(
      'div',
      { role: 'group', 'aria-label': label },
      quiet ? undefined : make('p', { 'aria-hidden': 'true', class: 'option-heading' }, label),
      ...links,
    );
  }

  clear(): void {
    this.#activate(-1);
    this.#links = [];
    fill(this.element);
    this.element.hidden = true;
  }

  /** Steps through the options; before the first and after the last stands the box itself. */
  move(step: 1 | -1): void {
    const places = this.#links.length + 1;
    this.#activate(((this.#active + 1 + step + places) % places) - 1);
  }

  /** Back to the box itself. */
  leave(): void {
    this.#activate(-1);
  }

  /** Opens the active option; tells whether there was one. */
  follow(): boolean {
    const link = this.#links[this.#active];
    link?.click();
    return link !== undefined;
  }

  #activate(index: number): void {
    this.#links[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const link = this.#links[index];
    link?.setAttribute('aria-selected', 'true');
    link?.scrollIntoView({ block: 'nearest' });
    if (link) this.#input.setAttribute('aria-activedescendant', link.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }
}

/** What an option leads to, whatever words it would mark there. */
const pageOf = ({ href }: HTMLAnchorElement): string | undefined => href.split('#', 1)[0];
