/**
 * Keeps one copy of what pages say again and again. A piece cut out of a page's
 * HTML would hold on to the whole of it, and a navigation stands on every page.
 */
import type { Link } from './link.ts';

export class Keeper {
  readonly #texts = new Map<string, string>();
  readonly #links = new Map<string, Link>();

  text(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const copy = Buffer.from(text).toString();
    this.#texts.set(copy, copy);
    return copy;
  }

  link(link: Link): Link {
    const key = this.text(`${link.element} ${link.attribute} ${String(link.fetched)} ${link.to}`);
    const known = this.#links.get(key);
    if (known !== undefined) return known;
    const copy = { ...link, to: this.text(link.to) };
    this.#links.set(key, copy);
    return copy;
  }
}
