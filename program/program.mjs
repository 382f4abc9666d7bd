/**
 * The program laid out in a folder of its own, where an office's words are put
 * beside it and a site is built. Node reads no TypeScript below node_modules,
 * and the folder in which the program was installed may not be written to.
 * Plain JavaScript, because the command starts with it on a Node as old as 20.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path, { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the program that is running lies. */
export const PROGRAM = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** Below an office's folder: everything that the program keeps for it but the site. */
export const STATE_FOLDER = '.renda';

/** What of it runs. */
const PARTS = [
  ...['package.json', 'astro.config.mjs', 'tsconfig.json', 'CHANGELOG.md'],
  ...['public', 'src', 'desk', 'importer', 'checks', 'verify', 'demo', 'program', 'publication', 'scripts'],
];

/** In a folder where a program is laid out, written last: where it came from, and its digest. */
const LAID = 'laid-from.txt';

/**
 * Whether the program of `from` lies in `to`, whole.
 *
 * @param {string} from
 * @param {string} to
 */
export function isLaid(from, to) {
  const stamp = join(to, LAID);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(from);
}

/** @param {string} from */
const stampOf = (from) => `${from}\n${programDigest(from)}`;

/**
 * Lays the program of `from` out in `to`, in the place of an older one; without its content and its tests.
 *
 * @param {string} from
 * @param {string} to
 */
export function layProgram(from, to) {
  mkdirSync(to, { recursive: true });
  rmSync(join(to, LAID), { force: true });
  for (const part of PARTS) {
    rmSync(join(to, part), { recursive: true, force: true });
    if (!existsSync(join(from, part))) continue;
    cpSync(join(from, part), join(to, part), { recursive: true, filter: (file) => isProgram(from, file) });
  }
  linkPackages(from, to);
  writeFileSync(join(to, LAID), stampOf(from));
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
  const inside = relative(folder, file).replaceAll('\\', '/');
  return !/^src\/content(?:\/|$)|\.test\.tsx?$/.test(inside);
}

/**
 * @param {string} part
 * @returns {string[]}
 */
function filesBelow(part) {
  const there = statSync(part, { throwIfNoEntry: false });
  if (!there?.isDirectory()) return there ? [part] : [];
  return readdirSync(part, { recursive: true, withFileTypes: true })
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
  if (isBelow(dirname(installed), to)) places.delete(installed);
  mkdirSync(join(to, 'node_modules'), { recursive: true });
  for (const place of places) {
    for (const name of existsSync(place) ? readdirSync(place) : []) {
      const link = join(to, 'node_modules', name);
      // Commands, lists and the caches of a build are no packages.
      if (!name.startsWith('.') && !existsSync(link)) linkFolder(join(place, name), link);
    }
  }
}

/** @param {string} folder @param {string} link */
function linkFolder(folder, link) {
  try {
    // A junction, which Windows lets everybody make; elsewhere it is a plain link.
    symlinkSync(folder, link, 'junction');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error;
    throw new Error(
      `“${dirname(link)}”所在的磁盘不能建立文件夹链接（U盘、网络共享常是这样）。请把单位的文件夹放到本机的硬盘上，或放到程序的文件夹里面。`,
      { cause: error },
    );
  }
}

/**
 * Whether packages beside `folder` are found from `to` by walking up.
 *
 * @param {string} folder
 * @param {string} to
 * @param {import('node:path').PlatformPath} [paths] those of another system, to be tested.
 */
export function isBelow(folder, to, paths = path) {
  const way = paths.relative(folder, to);
  // To another disk of Windows no relative way leads.
  return way.split(/[/\\]/, 1)[0] !== '..' && !paths.isAbsolute(way);
}

/**
 * The file that runs Astro for the program laid out in `root`.
 *
 * @param {string} root
 */
export function astroCommand(root) {
  return join(dirname(createRequire(join(root, 'package.json')).resolve('astro/package.json')), 'bin/astro.mjs');
}
