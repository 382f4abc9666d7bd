/** The browser that the tests drive: CHROME_PATH, or an installed Chromium or Chrome. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** @throws with the one command that brings a browser, when there is none. */
export function findChromium(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [
    process.env['CHROME_PATH'],
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ];
  const found = candidates.find((path) => path !== undefined && path !== '' && isExecutable(path));
  if (found === undefined) {
    throw new Error(
      'No Chromium found for the browser tests. Run: apt-get install -y chromium fonts-noto-cjk   (or set CHROME_PATH)',
    );
  }
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
