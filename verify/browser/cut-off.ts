/** Whether an open page is wider than the screen where screens are small or letters large. */
import type { Page as Tab } from 'playwright-core';
import type { Finding } from '../finding.ts';

/** A small telephone, and twice the usual size of letters in half a window. */
const SCREENS = [
  { width: 320, letters: '112.5%', label: '在宽320像素的屏幕上' },
  { width: 640, letters: '225%', label: '字放大一倍时' },
] as const;

const REMEDY = '请看看那里的表格、长网址或图片是不是太宽。';

export async function cutOff(tab: Tab): Promise<Omit<Finding, 'place'>[]> {
  const usual = tab.viewportSize();
  const found: Omit<Finding, 'place'>[] = [];
  for (const { width, letters, label } of SCREENS) {
    await tab.setViewportSize({ width, height: 800 });
    const wide = await tab.evaluate(widestElement, letters);
    if (wide !== undefined) found.push({ message: `${label}，有内容伸到屏幕外，如“${wide}”。`, remedy: REMEDY });
  }
  await tab.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  if (usual !== null) await tab.setViewportSize(usual);
  return found;
}

/** Runs in the page: the beginning of the first element that makes the page too wide, if it is. */
function widestElement(letters: string): string | undefined {
  const { documentElement: page } = document;
  page.style.setProperty('font-size', letters);
  if (page.scrollWidth <= window.innerWidth) return undefined;
  const wide = [...document.querySelectorAll('body *')].find(
    (element) => element.getBoundingClientRect().right > window.innerWidth,
  );
  return (wide ?? page).outerHTML.slice(0, 120);
}
