/** What a search is narrowed to, each value with a way to let go of it. */
import type { Selection } from '#search/read/engine.ts';
import { facetNames, facets } from '#search/format/record.ts';
import type { Facet } from '#search/format/record.ts';
import { fill, make } from './make-element.ts';

export class ChosenValues {
  readonly element = make('ul', { class: 'search-chosen', 'aria-label': '已选的条件', hidden: true });
  readonly #drop: (facet: Facet, value: string) => void;
  readonly #dropAll: () => void;

  constructor(drop: (facet: Facet, value: string) => void, dropAll: () => void) {
    this.#drop = drop;
    this.#dropAll = dropAll;
  }

  show(selection: Selection): void {
    const chosen = facets.flatMap((facet) => (selection[facet] ?? []).map((value) => ({ facet, value })));
    const buttons = chosen.map(({ facet, value }) => {
      const name = shortValue(facet, value);
      const label = `去掉条件：${facetNames[facet]} ${name}`;
      const button = make('button', { type: 'button', 'aria-label': label }, `${facetNames[facet]}：${name}`);
      button.addEventListener('click', () => this.#drop(facet, value));
      return button;
    });
    if (buttons.length > 1) {
      const all = make('button', { type: 'button', class: 'drop-all' }, '全部去掉');
      all.addEventListener('click', () => this.#dropAll());
      buttons.push(all);
    }
    fill(this.element, ...buttons.map((button) => make('li', {}, button)));
    this.element.hidden = buttons.length === 0;
  }
}

/** A place is known by its own name; its value names everything above it too. */
export function shortValue(facet: Facet, value: string): string {
  return facet === 'place' ? value.slice(value.lastIndexOf('/') + 1) : value;
}
