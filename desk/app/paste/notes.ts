/**
 * Footnotes of a pasted text. Word, WPS and web pages alike write them as two
 * places that lead to each other: a number in the text, and the note below.
 */
import { attribute, has, parentOf, styleOf, within, wordsIn } from './html-tree.ts';
import type { Element } from './html-tree.ts';

export interface Note {
  readonly label: string;
  readonly element: Element;
}

const NUMBER = /^[[［(（〔〈]?\s*(?:\d{1,3}|[*†‡①-⑳]|[ivx]{1,5})\s*[\]］)）〕〉]?$/u;
const BLOCK = /^(?:p|div|li|dd|aside|section)$/;

export class Notes {
  readonly #targets = new Map<string, Element>();
  readonly #labels = new Map<Element, Note>();

  constructor(body: Element) {
    for (const element of within(body)) {
      for (const name of [attribute(element, 'id'), attribute(element, 'name')]) {
        if (name !== '' && !this.#targets.has(name)) this.#targets.set(name, element);
      }
    }
    for (const element of within(body)) this.#refer(element);
  }

  #refer(link: Element): void {
    if (!looksLikeNumber(link) || this.#holding(link)) return;
    const note = this.#noteAt(fragmentOf(link));
    // A list of contents leads forward, too; what it leads to holds more than a note, and no number leads there.
    if (note === undefined || [...within(note)].includes(link)) return;
    if (!this.#labels.has(note)) this.#labels.set(note, { label: String(this.#labels.size + 1), element: note });
  }

  #noteAt(name: string): Element | undefined {
    const target = this.#targets.get(name) ?? this.#targets.get(name.replace(/^_/, ''));
    for (let at = target; at; at = parentOf(at)) {
      if (/(?:foot|end)note$/.test(styleOf(at).get('mso-element') ?? '')) return at;
    }
    for (let at = target; at; at = parentOf(at)) if (BLOCK.test(at.tagName)) return at;
    return undefined;
  }

  /** The note that an element stands in. */
  #holding(element: Element): Note | undefined {
    for (let at: Element | undefined = element; at; at = parentOf(at)) {
      const note = this.#labels.get(at);
      if (note) return note;
    }
    return undefined;
  }

  /** The label of the note that a link in the text leads to; `missing` for the number of a note that was not copied. */
  labelOf(link: Element): string | 'missing' | undefined {
    if (!looksLikeNumber(link)) return undefined;
    const note = this.#noteAt(fragmentOf(link));
    const known = note && this.#labels.get(note);
    if (known) return known.label;
    return has(link, 'style') && /mso-(?:foot|end)note-id/.test(attribute(link, 'style')) ? 'missing' : undefined;
  }

  isNote(element: Element): boolean {
    return this.#labels.has(element);
  }

  /** Whether a link leads from a note back to its number. */
  leadsBack(link: Element): boolean {
    return this.#holding(link) !== undefined && fragmentOf(link) !== '';
  }

  all(): Note[] {
    return [...this.#labels.values()];
  }
}

function fragmentOf(link: Element): string {
  return link.tagName === 'a' ? (/#(.+)$/.exec(attribute(link, 'href'))?.[1] ?? '') : '';
}

function looksLikeNumber(link: Element): boolean {
  return fragmentOf(link) !== '' && NUMBER.test(wordsIn(link).replace(/[\s\u00a0]+/g, ''));
}
