/** 打印, 引用本页 and the ways to pass a page on: each is offered where it works. */
import { citePage, copyAddress } from './cite.ts';
import { make } from './make-element.ts';

export function offerTools(tools: Element): void {
  const share = tools.querySelector('details');
  const panel = share?.querySelector('p')?.parentElement;
  // WeChat's browser neither prints nor shares from a page; its own menu does.
  const inWeChat = /MicroMessenger/.test(navigator.userAgent);
  if (!inWeChat) share?.before(button('打印', print));
  share?.before(button('引用本页', citePage));
  if (inWeChat) panel?.prepend(make('p', {}, '请点右上角 ⋯，再选“发送给朋友”或“分享到朋友圈”。'));
  else if ('share' in navigator) panel?.append(button('发给别人', passOn));
  panel?.append(button('复制网址', copyAddress));
}

function button(words: string, act: () => unknown): HTMLElement {
  const made = make('button', { type: 'button' }, words);
  made.addEventListener('click', () => void act());
  return made;
}

function passOn(): Promise<void> {
  const description = document.querySelector<HTMLMetaElement>('meta[name="description"]')?.content ?? '';
  // A reader who closes the share sheet is no error.
  return navigator
    .share({ title: document.title, text: description, url: location.href.split('#', 1)[0] ?? '' })
    .catch(() => undefined);
}
