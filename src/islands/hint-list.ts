/** What stands beside the results: names like the words typed, and, when nothing was found, what to try. */
import type { Name } from '#search/format/name-file.ts';
import type { Hints } from '#search/read/session.ts';
import { make } from './make-element.ts';
import { PAGE, writeAddress } from './search-address.ts';
import type { SearchState } from './search-address.ts';

/** Names that hold the words or read like them, in one row. */
export function nameRow(base: string, names: readonly Name[]): HTMLElement {
  const lines = names.map(({ name, kind, url, about }) =>
    make(
      'li',
      {},
      make('a', { href: base + url.slice(1) }, name),
      make('span', { class: 'count' }, kind),
      about === undefined ? undefined : make('p', {}, about),
    ),
  );
  return make('section', { class: 'search-names' }, make('h2', {}, '名称'), make('ul', {}, ...lines));
}

const CONTACT = /联系|电话|反映|投诉|找代表|接待|信访/u;

/** The way to a deputy, for whoever asks how to reach one. */
export function reachRow(base: string, text: string): HTMLElement | undefined {
  if (!CONTACT.test(text)) return undefined;
  const link = make('a', { href: `${base}reach/` }, '有事找代表');
  return make('section', { class: 'search-names' }, make('h2', {}, '想找代表？'), make('ul', {}, make('li', {}, link)));
}

/** When nothing was found: names spelt nearly so, fewer words, and ways to go on. */
export function hintList(state: SearchState, hints: Hints): HTMLElement[] {
  const sections: HTMLElement[] = [];
  if (hints.nearest.length > 0) {
    const lines = hints.nearest.map(({ name, kind }) => searchLine(state, name, kind));
    sections.push(section('您要找的是不是', lines));
  }
  if (hints.words.length > 0) {
    const lines = hints.words.map((text) => searchLine(state, text, '相近的词'));
    sections.push(section('本站有这些相近的词', lines));
  }
  if (hints.pieces.length > 0) {
    const lines = hints.pieces.map(({ text, total }) => searchLine(state, text, `${total}页`));
    sections.push(section('少用几个词，分开来找', lines));
  }
  const chosen = Object.values(state.selection).some(({ length }) => length > 0);
  sections.push(
    section('还可以这样找', [
      ...(chosen ? [searchLine({ ...state, selection: {} }, state.text, '去掉所有条件')] : []),
      make('li', {}, '少打几个字，只留最要紧的词；几个词之间用空格分开。'),
      make('li', {}, '不会写的字可以打拼音，全拼、声母都行。'),
      make('li', {}, '换一个说法，或者', make('a', { href: '#indexes' }, '从目录找起'), '。'),
    ]),
  );
  return sections;
}

function section(title: string, lines: readonly HTMLElement[]): HTMLElement {
  return make('section', {}, make('h2', {}, title), make('ul', {}, ...lines));
}

/** The same search with other words. */
function searchLine(state: SearchState, text: string, note: string): HTMLElement {
  const address = writeAddress({ ...state, text, shown: PAGE });
  return make('li', {}, make('a', { href: address }, text), make('span', { class: 'count' }, note));
}
