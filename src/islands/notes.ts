/** What search says when it has no answer yet, or none at all. */
import { make } from './make-element.ts';
import { hasAnswered } from './search-service.ts';

/** Longer than this and a reader is told that it is the network. */
const SLOW_MS = 6000;

export function waitingNote(): HTMLElement {
  const words = make('span', {}, hasAnswered() ? '正在查找……' : '正在下载搜索索引……');
  const note = make(
    'p',
    { class: 'search-waiting', role: 'status' },
    make('progress', { 'aria-label': '进度' }),
    words,
  );
  setTimeout(() => {
    if (note.isConnected) words.textContent = '网络较慢，还在下载，请稍等……';
  }, SLOW_MS);
  return note;
}

export function failureNote(retry: () => void): HTMLElement {
  const button = make('button', { type: 'button', class: 'search-retry' }, '重试');
  button.addEventListener('click', retry);
  return make(
    'div',
    { class: 'search-failure', role: 'alert' },
    make('p', {}, '搜索索引没有下载下来，可能是网络断了。'),
    button,
  );
}
