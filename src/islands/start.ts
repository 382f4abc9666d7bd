/**
 * The script that every page loads. It only waits: the search panel is loaded
 * when someone turns to the search box, and the marking of found words when the
 * address names words.
 */
const input = document.querySelector<HTMLInputElement>('search-box input, search-page input');
const form = input?.closest('search-box')?.querySelector('form');

if (input && form) {
  const load = (): Promise<unknown> => import('./search-box.ts');
  form.addEventListener('focusin', load, { once: true });
  // Works before the panel is there, and keeps the words out of what is sent to the server.
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    location.href = `${form.action}#${new URLSearchParams({ q: input.value }).toString()}`;
  });
}

addEventListener('keydown', (event) => {
  const { target } = event;
  // A Chinese keyboard may write the same key as 、 or ／.
  if (!/^[/／、]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)))
    return;
  event.preventDefault();
  input?.focus({ preventScroll: input.closest('search-box') !== null });
});

function highlightFoundWords(): void {
  if (!/[?&#]q=/.test(location.search + location.hash)) return;
  void import('./found-words.ts').then(({ highlightFoundWords: mark }) => mark());
}

if (document.querySelector('search-page')) void import('./search-page.ts');
else {
  highlightFoundWords();
  // The search box of a page may lead to another paragraph of the same page.
  addEventListener('hashchange', highlightFoundWords);
}
