/**
 * Sets the imprint at the foot of the printed sheet's last page. No style can
 * ask for that place, so the pages are counted just before printing; without
 * this the imprint follows the last article.
 */
const sheet = document.querySelector<HTMLElement>('.sheet');
const imprint = sheet?.querySelector<HTMLElement>(':scope > footer');

/** Pixels of a length on the page. */
function pixels(length: string): number {
  const ruler = document.createElement('div');
  ruler.style.position = 'absolute';
  ruler.style.blockSize = length;
  document.body.append(ruler);
  const { height } = ruler.getBoundingClientRect();
  ruler.remove();
  return height;
}

if (sheet && imprint) {
  addEventListener('beforeprint', () => {
    // A small screen shows the words in another measure; the pages are counted in that of the paper.
    sheet.toggleAttribute('data-counting', true);
    const { paddingBlockStart, paddingBlockEnd } = getComputedStyle(sheet);
    const height = sheet.scrollHeight - parseFloat(paddingBlockStart) - parseFloat(paddingBlockEnd);
    const foot = imprint.getBoundingClientRect().height + parseFloat(getComputedStyle(imprint).marginBlockStart);
    sheet.removeAttribute('data-counting');
    sheet.style.setProperty('--pages', String(Math.ceil(height / pixels('225mm'))));
    sheet.style.setProperty('--imprint', `${foot}px`);
    sheet.toggleAttribute('data-counted', true);
  });
}
