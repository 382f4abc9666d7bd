/** Goes to a place of the form: what is folded is unfolded, and the box has the keyboard. */
import type { Place } from './finding-place.ts';

/** Decap names the boxes of a field by the field and a number of its own. */
const fieldIn = (root: ParentNode, name: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[id^="${name}-field-"]`);

function itemOf(list: HTMLElement, at: number): HTMLElement | undefined {
  const own = [...list.querySelectorAll<HTMLElement>('.desk-item')];
  return own.filter((item) => item.parentElement?.closest('.desk-list') === list)[at];
}

export function goToPlace({ path, block }: Place): void {
  let at: HTMLElement = document.body;
  for (const step of path) {
    const next = typeof step === 'number' ? itemOf(at, step) : fieldIn(at, step);
    if (!next) break;
    at = next;
  }
  const blocks = block === undefined ? undefined : at.querySelectorAll<HTMLElement>('.desk-block')[block];
  if (at !== document.body) show(blocks ?? at);
}

/** Unfolds what the element stands in, and gives it the keyboard. */
function show(element: HTMLElement): void {
  for (
    let item = element.closest<HTMLElement>('.desk-item');
    item;
    item = item.parentElement?.closest('.desk-item') ?? null
  ) {
    item.querySelector<HTMLElement>(':scope > .desk-item-bar [aria-expanded="false"]')?.click();
  }
  requestAnimationFrame(() => {
    element.scrollIntoView({ block: 'center' });
    // Words before what chooses their kind.
    const [first] = ['textarea, input:not([hidden], [type="hidden"])', 'select, button'].flatMap((box) =>
      element.matches(box) ? element : (element.querySelector<HTMLElement>(box) ?? []),
    );
    first?.focus({ preventScroll: true });
  });
}

/** What Decap refuses to save says so at its fields; the first of them comes into view. */
export function showFirstRefused(): void {
  // The words appear when the form has been drawn anew.
  setTimeout(() => {
    const [first] = [...document.querySelectorAll<HTMLElement>('[id$="-errors"]')].filter(
      (list) => list.textContent !== '',
    );
    const field = first && document.getElementById(first.id.replace(/-errors$/, ''));
    if (field ?? first) show(field ?? first ?? document.body);
  });
}
