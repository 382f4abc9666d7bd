/**
 * The program laid out in a folder of its own, where an office's words are put
 * beside it and a site is built. Node reads no TypeScript below node_modules,
 * and the folder in which the program was installed may not be written to.
 * Plain JavaScript, because the command starts with it on a Node as old as 20.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the program that is running lies. */
export const PROGRAM = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** What of it runs. */
const PARTS = [
  ...['package.json', 'astro.config.mjs', 'tsconfig.json'],
  ...['public', 'src', 'desk', 'importer', 'checks', 'verify', 'demo', 'scripts'],
];
/** Caches that a build writes into its own node_modules. */
const CACHES = new Set(['.astro', '.vite', '.cache']);

/**
 * Lays the program of `from` out in `to`, in the place of an older one; without its content and its tests.
 *
 * @param {string} from
 * @param {string} to
 */
export function layProgram(from, to) {
  for (const part of PARTS) {
    rmSync(join(to, part), { recursive: true, force: true });
    if (!existsSync(join(from, part))) continue;
    cpSync(join(from, part), join(to, part), { recursive: true, filter: (file) => isProgram(from, file) });
  }
  linkPackages(from, to);
}

/**
 * A digest of the program: another one makes other pages.
 *
 * @param {string} folder
 */
export function programDigest(folder) {
  const digest = createHash('sha256');
  for (const file of PARTS.flatMap((part) => filesBelow(join(folder, part))).filter((one) => isProgram(folder, one))) {
    digest.update(`${relative(folder, file).replaceAll('\\', '/')}\0`).update(readFileSync(file));
  }
  return digest.digest('hex').slice(0, 8);
}

/**
 * @param {string} folder
 * @param {string} file
 */
function isProgram(folder, file) {
  const path = relative(folder, file).replaceAll('\\', '/');
  return !/^src\/content(?:\/|$)|\.test\.tsx?$/.test(path);
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  const there = statSync(path, { throwIfNoEntry: false });
  if (!there?.isDirectory()) return there ? [path] : [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .sort();
}

/**
 * Makes the packages of the program found from `to`: those that no folder above it holds are linked one by one.
 *
 * @param {string} from
 * @param {string} to
 */
function linkPackages(from, to) {
  const installed = dirname(dirname(createRequire(join(from, 'package.json')).resolve('astro/package.json')));
  const places = new Set([installed, join(from, 'node_modules')]);
  if (!relative(dirname(installed), to).startsWith('..')) places.delete(installed);
  mkdirSync(join(to, 'node_modules'), { recursive: true });
  for (const place of places) {
    for (const name of existsSync(place) ? readdirSync(place) : []) {
      const link = join(to, 'node_modules', name);
      // A junction, which Windows lets everybody make; elsewhere it is a plain link.
      if (!CACHES.has(name) && !existsSync(link)) symlinkSync(join(place, name), link, 'junction');
    }
  }
}

/**
 * The file that runs Astro for the program laid out in `root`.
 *
 * @param {string} root
 */
export function astroCommand(root) {
  return join(dirname(createRequire(join(root, 'package.json')).resolve('astro/package.json')), 'bin/astro.mjs');
}
