/** Copies what cites a paragraph or leads to a page, and says that it did. */
import styles from '#styles/comforts.css?url';
import { loadStyles } from './load-styles.ts';

/** 「《简报》2024年第3期，篇名，第3段，网址」 of the paragraph that a quiet link belongs to. */
export function copyCitation(link: Element): Promise<void> {
  const named = link.closest<HTMLElement>('[data-cite]')?.dataset['cite'] ?? document.title;
  const number = link.getAttribute('href')?.replace('#p', '') ?? '';
  const address = new URL(link.getAttribute('href') ?? '', location.href).href;
  return copy(`${named}，第${number}段，${address}`, `已复制第${number}段的引用`);
}

/** 「《网站》，题目，网址」 of a whole page. */
export function citePage(): Promise<void> {
  const [title = '', site = ''] = document.title.split('｜');
  return copy(`《${site}》，${title}，${pageAddress()}`, '已复制本页的引用');
}

export function copyAddress(): Promise<void> {
  return copy(pageAddress(), '已复制网址');
}

/** The address that the site publishes the page under; a copy opened elsewhere has another. */
function pageAddress(): string {
  return document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href.split('#', 1)[0] ?? '';
}

async function copy(text: string, done: string): Promise<void> {
  say((await written(text)) ? done : `请长按下面的文字复制：${text}`);
}

async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard on plain http and in some built-in browsers: the old way.
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'visually-hidden';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}

let note: HTMLElement | undefined;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** A line at the foot of the window; a screen reader says it. */
function say(words: string): void {
  void loadStyles(styles);
  if (!note) {
    note = document.createElement('p');
    note.className = 'said';
    note.setAttribute('role', 'status');
    document.body.append(note);
  }
  note.textContent = words;
  note.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => note && (note.hidden = true), 2000 + 150 * words.length);
}
