/** The ways to narrow a search, each value with the number of pages it leaves. */
import type { FacetCounts, Selection } from '#search/read/engine.ts';
import { facetNames, facets } from '#search/format/record.ts';
import type { Facet } from '#search/format/record.ts';
import { shortValue } from './chosen-values.ts';
import { facetOptions } from './facet-options.ts';
import type { FacetOption } from './facet-options.ts';
import { fill, make } from './make-element.ts';

type Choose = (facet: Facet, value: string, on: boolean) => void;

/** Further values of a facet are folded away. */
const OPEN_VALUES = 8;

export class FacetPanel {
  readonly element = make('details', { class: 'search-facets', hidden: true });
  readonly #groups = make('div', {});
  readonly #choose: Choose;
  /** Facets whose further values a reader has unfolded. */
  readonly #unfolded = new Set<Facet>();

  constructor(choose: Choose) {
    this.#choose = choose;
    this.element.append(make('summary', {}, '缩小范围'), this.#groups);
    const wide = matchMedia('(min-width: 64rem)');
    const follow = (): void => {
      this.element.open = wide.matches;
    };
    // Safari 13 has no addEventListener here; without following, the panel stays as it first was.
    wide.onchange = follow;
    follow();
  }

  /** Keeps the panel's place while its counts are on their way. */
  expect(some: boolean): void {
    if (some) this.element.hidden = false;
  }

  /** Says in the panel's place that its counts did not come. */
  fail(note: HTMLElement): void {
    fill(this.#groups, note);
    this.element.hidden = false;
  }

  /** Without counts there is nothing to choose from. */
  show(counts: FacetCounts | undefined, selection: Selection): void {
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.name : '';
    const groups = facets.flatMap((facet) => {
      const options = counts === undefined ? [] : facetOptions(facet, counts[facet], selection[facet] ?? []);
      return options.length === 0 ? [] : [this.#group(facet, options)];
    });
    fill(this.#groups, ...groups);
    this.element.hidden = groups.length === 0;
    // The panel is drawn anew after every choice; the keyboard stays where it was.
    for (const input of this.#groups.querySelectorAll('input')) if (input.name === focused) input.focus();
  }

  #group(facet: Facet, options: readonly FacetOption[]): HTMLElement {
    const rows = options.map((option) => this.#row(facet, option));
    const legend = make('legend', {}, facetNames[facet]);
    const rest = rows.slice(OPEN_VALUES);
    if (rest.length === 0) return make('fieldset', {}, legend, ...rows);
    const folded = make('details', {}, make('summary', {}, `还有${rest.length}项`), ...rest);
    folded.open = this.#unfolded.has(facet) || options.slice(OPEN_VALUES).some(({ chosen }) => chosen);
    folded.addEventListener('toggle', () => {
      if (folded.open) this.#unfolded.add(facet);
      else this.#unfolded.delete(facet);
    });
    return make('fieldset', {}, legend, ...rows.slice(0, OPEN_VALUES), folded);
  }

  #row(facet: Facet, { value, count, depth, chosen }: FacetOption): HTMLElement {
    const input = make('input', { type: 'checkbox', name: `${facet}/${value}` });
    input.checked = chosen;
    input.addEventListener('change', () => this.#choose(facet, value, input.checked));
    return make(
      'label',
      { 'data-depth': String(depth) },
      input,
      make('span', {}, shortValue(facet, value)),
      make('span', { class: 'count' }, String(count), make('span', { class: 'visually-hidden' }, '页')),
    );
  }
}
