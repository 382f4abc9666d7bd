/** What search says when it has no answer yet, or none at all. */
import { SearchFailure } from '#search/read/client.ts';
import { LONGEST_QUERY } from '#search/read/query-text.ts';
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

/** Says that a text is longer than search looks at, or nothing. */
export function cutNote(typed: string): string {
  return typed.length > LONGEST_QUERY ? `字太多，只找前${LONGEST_QUERY}个字。` : '';
}

const FAILED: Readonly<Record<FailureKind, string>> = {
  network: '搜索索引没有下载下来，可能是网络断了。',
  index: '搜索索引读不出来，文件可能不完整；不是您的网络断了。请过一会儿重试，或者从“搜索”页的目录找起。',
  gone: '网站刚刚更新过，这一页里的搜索已经换了新的。请刷新本页再找。',
  browser:
    '站内搜索在这个浏览器里运行不起来，可能是浏览器版本较旧；不是网络断了。请换一个新一些的浏览器，或者从“搜索”页的目录找起。',
};

/** Says why there is no answer. What no part of search has named is a fault of the program in this browser. */
export function failureNote(error: unknown, retry: () => void): HTMLElement {
  const kind = error instanceof SearchFailure ? error.kind : 'browser';
  return kind === 'gone' ? failed(FAILED[kind], '刷新', () => location.reload()) : failed(FAILED[kind], '重试', retry);
}

/** Says that a part of the answer is missing, and how to get it. */
export function partFailureNote(what: string, retry: () => void): HTMLElement {
  return failed(`${what}没有下载下来。`, '重试', retry);
}

function failed(words: string, label: string, act: () => void): HTMLElement {
  const button = make('button', { type: 'button', class: 'search-retry' }, label);
  button.addEventListener('click', act);
  return make('div', { class: 'search-failure', role: 'alert' }, make('p', {}, words), button);
}
