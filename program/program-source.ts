/** Where the running program came from, so that an office can be told to install the same. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { PROGRAM } from './program.mjs';

/** In the office's folder: the version of the program that its files are written for. */
export const VERSION_FILE = '.renda-version';

interface Installed {
  readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly link?: boolean }>>;
}

/** The folder in which the program was installed: it may run from a copy of itself. */
function installedIn(): string {
  return process.env['RENDA_INSTALLED'] ?? PROGRAM;
}

export function programVersion(): string {
  return (JSON.parse(readFileSync(join(PROGRAM, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * What package.json of an office in `folder` has to name: the file the program was installed from, its checkout,
 * or its version where it came from a registry.
 */
export function programSource(folder: string): string {
  const installed = installedIn();
  if (!installed.split(sep).includes('node_modules')) return fileSource(folder, installed);
  const packages = dirname(installed);
  const list = join(packages, '.package-lock.json');
  const resolved = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as Installed).packages['node_modules/renda']?.resolved
    : undefined;
  const file = resolved?.startsWith('file:') === true ? resolve(dirname(packages), resolved.slice('file:'.length)) : '';
  return file === '' ? programVersion() : fileSource(folder, file);
}

function fileSource(folder: string, file: string): string {
  const path = relative(folder, file).split(sep).join('/');
  // On another disk of Windows there is no relative way.
  return `file:${path === '' ? '.' : path}`;
}
