/** The browser that the tests drive. */
import { findBrowser } from '../../verify/browser/find-browser.ts';

/** @throws with the one command that brings a browser, when there is none. */
export function findChromium(): string {
  const found = findBrowser();
  if (found === undefined) {
    throw new Error(
      'No Chromium found for the browser tests. Run: apt-get install -y chromium fonts-noto-cjk   (or set CHROME_PATH)',
    );
  }
  return found;
}
