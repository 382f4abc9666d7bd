/** 复制这次搜索: an address that holds the search where what stands behind `#` is cut off. */
import { make } from './make-element.ts';
import { writeShared } from './search-address.ts';
import type { SearchState } from './search-address.ts';

const NOTE = '链接里带着您要找的字；谁打开它，这些字会先发给本站的服务器。';

export function copyButton(state: () => SearchState): HTMLElement {
  const button = make('button', { type: 'button' }, '复制这次搜索');
  const said = make('span', { role: 'status' });
  const element = make('div', { class: 'search-copy', hidden: true }, button, said, make('p', {}, NOTE));
  button.addEventListener('click', () => {
    const address = location.origin + location.pathname + writeShared(state());
    void copy(address).then((copied) => {
      said.textContent = copied ? '已复制，可以发给别人。' : '';
      if (!copied) showAddress(element, address);
    });
  });
  return element;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Where a page may not write the clipboard, the reader copies by hand. */
function showAddress(element: HTMLElement, address: string): void {
  element.querySelector('input')?.remove();
  const input = make('input', { readonly: true, 'aria-label': '这次搜索的网址', value: address });
  element.append(input);
  input.select();
}
