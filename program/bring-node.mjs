/**
 * The Node that runs the program: the machine's own where that is new enough,
 * otherwise one that npm brings once. It is no dependency of the package: most
 * offices would carry 190 MB for nothing, and where no such binary is
 * published the installation itself would fail.
 * Plain JavaScript without packages, because the machine's own Node runs it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installFailure } from './failures.mjs';

/** Reads TypeScript, and what Astro and Vite ask for. */
const OLDEST = 24;

/**
 * The package with Node's binary for a machine, and the binary in it.
 * @param {string} platform @param {string} arch
 */
export function nodePackage(platform, arch) {
  const windows = platform === 'win32';
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${windows ? 'win' : platform}-${arch}`;
  return { name, binary: `node_modules/${name}/bin/node${windows ? '.exe' : ''}` };
}

/** Runs npm in `folder`; @param {string} folder @param {string[]} args */
function npm(folder, args) {
  return spawnSync('npm', args, {
    ...{ cwd: folder, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
    shell: process.platform === 'win32',
  });
}

/**
 * @param {string} version the exact version of Node to bring.
 * @param {string} folder a folder for it alone, kept from one start to the next.
 * @param {{ own?: string, install?: typeof npm, say?: (line: string) => void }} [machine]
 * @returns {string} the path of a Node that can run the program.
 * @throws {Error} with a Chinese sentence when there is none and none can be brought.
 */
export function bringNode(version, folder, { own = process.versions.node, install = npm, say = console.log } = {}) {
  if (Number(own.split('.', 1)[0]) >= OLDEST) return process.execPath;
  const { name, binary } = nodePackage(process.platform, process.arch);
  const path = join(folder, version, binary);
  const whole = join(folder, version, 'whole');
  // npm may be stopped halfway; what it left is made good by the next try.
  if (existsSync(whole) && existsSync(path)) return path;
  say(`这台电脑的 Node.js 是${own}，太旧。正在取 Node.js ${version}，只有第一次要等……`);
  mkdirSync(join(folder, version), { recursive: true });
  writeFileSync(join(folder, version, 'package.json'), '{ "private": true }\n');
  const { status, stderr } = install(join(folder, version), [
    ...['install', `${name}@${version}`, '--no-save', '--no-package-lock'],
    ...['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'],
  ]);
  if (status !== 0 || !existsSync(path)) {
    throw new Error(
      `没有取到 Node.js ${version}。先在这台电脑上装好 Node.js ${OLDEST}（https://nodejs.org），就不必取了。\n${installFailure(stderr ?? '')}`,
    );
  }
  writeFileSync(whole, '');
  return path;
}

/** The version of Node that the program is developed with. @param {string} program the program's folder. @returns {string} */
export function nodeVersion(program) {
  return JSON.parse(readFileSync(join(program, 'package.json'), 'utf8')).devDependencies.node;
}
