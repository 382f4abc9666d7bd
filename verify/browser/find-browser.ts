/** The browser that looks at pages: CHROME_PATH, or an installed Chromium, Chrome or Edge. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

const ON_A_MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** Below each of Windows's folders for programs. */
const ON_WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

/** @returns the path of its program, or undefined when there is none. */
export function findBrowser(): string | undefined {
  const { env } = process;
  const programs = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(isNamed);
  const candidates = [
    env['CHROME_PATH'],
    ...(env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...ON_A_MAC,
    ...programs.flatMap((folder) => ON_WINDOWS.map((path) => join(folder, path))),
  ];
  return candidates.filter(isNamed).find(isExecutable);
}

function isNamed(path: string | undefined): path is string {
  return path !== undefined && path !== '';
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
