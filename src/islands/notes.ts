/** What search says when it has no answer yet, or none at all. */
import { SearchFailure } from '#search/read/client.ts';
import type { FailureKind } from '#search/read/worker-messages.ts';
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

const FAILED: Readonly<Record<FailureKind, string>> = {
  network: '搜索索引没有下载下来，可能是网络断了。',
  index: '搜索索引读不出来，文件可能不完整；不是您的网络断了。请过一会儿重试，或者从“搜索”页的目录找起。',
  browser:
    '站内搜索在这个浏览器里运行不起来，可能是浏览器版本较旧；不是网络断了。请换一个新一些的浏览器，或者从“搜索”页的目录找起。',
};

/** Says why there is no answer. What no part of search has named is a fault of the program in this browser. */
export function failureNote(error: unknown, retry: () => void): HTMLElement {
  const button = make('button', { type: 'button', class: 'search-retry' }, '重试');
  button.addEventListener('click', retry);
  return make(
    'div',
    { class: 'search-failure', role: 'alert' },
    make('p', {}, FAILED[error instanceof SearchFailure ? error.kind : 'browser']),
    button,
  );
}
