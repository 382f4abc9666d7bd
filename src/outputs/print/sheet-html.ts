/** An article's words for the print page, which styles elements by name. */
import { blocksHtml, escapeHtml } from '../html.ts';
import type { Skin } from '../html.ts';
import type { Words } from '../blocks.ts';

const skin: Skin = {
  heading: 3,
  attributes: () => '',
  // On paper an address must be read.
  link: (words, address) =>
    `<a href="${escapeHtml(address)}">${words}</a>${/^https?:/.test(address) ? `（${escapeHtml(address)}）` : ''}`,
  image: ({ url, alt }) =>
    `<figure><img src="${escapeHtml(url)}" alt=""><figcaption>${escapeHtml(alt)}</figcaption></figure>`,
  note: (number) => `<sup>〔${number}〕</sup>`,
};

export function sheetHtml({ blocks, notes }: Words): string {
  const list = notes.map((note, at) => `<div>〔${at + 1}〕${blocksHtml(note, skin)}</div>`).join('');
  return blocksHtml(blocks, skin) + (list === '' ? '' : `<section><p>注释</p>${list}</section>`);
}
