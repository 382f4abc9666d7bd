import type { FactText, Span } from './facts.ts';

/** The phrases that a story declares to be its own; remembers which of them it really needs. */
export class UncitedPhrases {
  readonly #phrases: readonly string[];
  readonly #needed = new Set<string>();

  constructor(phrases: readonly string[] = []) {
    this.#phrases = phrases;
  }

  /** Whether a fact lies, with its unit or marks, within one of the phrases. */
  cover(text: FactText, { start, end }: Span): boolean {
    const covering = this.#phrases.filter((phrase) =>
      text.placesOf(phrase).some((place) => place.start <= start && place.end >= end),
    );
    for (const phrase of covering) this.#needed.add(phrase);
    return covering.length > 0;
  }

  /** Where phrases stand in the declaration that have covered nothing so far. */
  get idle(): { readonly index: number; readonly phrase: string }[] {
    return this.#phrases.map((phrase, index) => ({ index, phrase })).filter(({ phrase }) => !this.#needed.has(phrase));
  }
}
