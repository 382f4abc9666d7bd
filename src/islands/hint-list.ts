/** What to try: names that read like the letters typed, names spelt nearly so, and fewer words. */
import type { Name } from '#search/names.ts';
import type { Hints } from '#search/session.ts';
import { make } from './make-element.ts';
import { PAGE, writeAddress } from './search-address.ts';
import type { SearchState } from './search-address.ts';

export function hintList(base: string, state: SearchState, total: number, hints: Hints): HTMLElement[] {
  const sections: HTMLElement[] = [];
  if (hints.byPinyin.length > 0) {
    sections.push(
      section(
        '拼音是这样的名称',
        hints.byPinyin.map((name) => nameLine(base, name)),
      ),
    );
  }
  if (total > 0) return sections;
  if (hints.nearest.length > 0) {
    const lines = hints.nearest.map(({ name, kind }) => searchLine(state, name, kind));
    sections.push(section('您要找的是不是', lines));
  }
  if (hints.pieces.length > 0) {
    const lines = hints.pieces.map(({ text, total: alone }) => searchLine(state, text, `${alone}页`));
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

function nameLine(base: string, { name, kind, url }: Name): HTMLElement {
  return make('li', {}, make('a', { href: base + url.slice(1) }, name), make('span', { class: 'count' }, kind));
}

/** The same search with other words. */
function searchLine(state: SearchState, text: string, note: string): HTMLElement {
  const address = writeAddress({ ...state, text, shown: PAGE });
  return make('li', {}, make('a', { href: address }, text), make('span', { class: 'count' }, note));
}
