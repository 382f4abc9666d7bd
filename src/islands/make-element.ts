/** Builds elements out of attributes and text; never out of HTML, so that nothing a reader types can become markup. */
type Child = Node | string | undefined;

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Puts the children in the place of what the element holds. */
export function fill(element: Element, ...children: readonly (Node | string)[]): void {
  element.textContent = '';
  element.append(...children);
}

interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

/** Text with the words that were looked for in `<mark>`. */
export function markedText(segments: readonly Segment[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...segments.map(({ text, marked }) => (marked ? make('mark', {}, text) : text)));
  return fragment;
}
