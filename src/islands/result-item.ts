/** One result, set like a line of the contents page of a briefing. */
import { formatPartialDate } from '#model/partial-date-words.ts';
import type { SearchResult } from '#search/read/session.ts';
import { make, markedText } from './make-element.ts';
import { paragraphLabel } from './paragraph-label.ts';
import { resultLink } from './result-link.ts';

export function resultItem(base: string, result: SearchResult, words: string): HTMLLIElement {
  const { kind, title, placePath, date, excerpt, note, missing } = result;
  const where = [placePath.slice(-2).join('·'), date === undefined ? '' : formatPartialDate(date)]
    .filter(Boolean)
    .join('　');
  const label = paragraphLabel(excerpt?.paragraph ?? '');
  const link = make(
    'a',
    { class: 'title', href: resultLink(base, result, words) },
    make('span', { class: 'kind' }, kind),
    markedText(title),
  );
  return make(
    'li',
    {},
    make('div', { class: 'row' }, link, make('span', { class: 'where' }, where)),
    excerpt &&
      make(
        'p',
        { class: 'summary' },
        label ? make('span', { class: 'found-in' }, label) : undefined,
        markedText(excerpt.segments),
      ),
    missing.length > 0 ? make('p', { class: 'result-missing' }, `缺：${missing.join('、')}`) : undefined,
    excerpt && note !== undefined ? make('p', { class: 'result-note' }, note) : undefined,
  );
}
