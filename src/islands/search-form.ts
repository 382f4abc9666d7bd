/** Where the search page stands: the form in the head of every page knows it, also without a script. */
export function searchPage(): string {
  return document.querySelector<HTMLFormElement>('search-box form')?.action ?? '';
}
