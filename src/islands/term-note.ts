/** Shows the explanation of a word beside it. The words are those of the note at the foot of the page. */

let open: HTMLElement | undefined;

/** @param term a link to the note of the term, on the same page. */
export function showTermNote(term: Element): void {
  const link = term as HTMLAnchorElement;
  const note = document.getElementById(link.hash.slice(1));
  if (!note) return;
  open?.remove();
  const popover = document.createElement('div');
  popover.className = 'term-note';
  popover.popover = 'auto';
  popover.role = 'dialog';
  popover.ariaLabel = link.textContent;
  popover.append(
    ...[...note.children].map((child) =>
      Object.assign(document.createElement('p'), { textContent: child.textContent }),
    ),
  );
  const close = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: '知道了',
    className: 'control button',
  });
  close.addEventListener('click', () => popover.hidePopover());
  popover.append(close);
  popover.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'closed') popover.remove();
  });
  // In the text's own order, so that the keyboard finds it after the word.
  link.after(popover);
  popover.showPopover();
  place(popover, link);
  close.focus({ preventScroll: true });
  popover.addEventListener('keydown', ({ key }) => key === 'Escape' && link.focus());
  close.addEventListener('click', () => link.focus());
  open = popover;
}

/** Under the word where there is room, above it otherwise; it moves with the page. */
function place(popover: HTMLElement, link: HTMLElement): void {
  const word = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const below = word.bottom + 6;
  const fits = below + height <= innerHeight || word.top + scrollY < height + 6;
  popover.style.insetBlockStart = `${scrollY + (fits ? below : word.top - height - 6)}px`;
  popover.style.insetInlineStart = `${Math.max(6, Math.min(word.left, document.documentElement.clientWidth - width - 6))}px`;
}
