/** The packages that only the benchmarks need, in a folder of their own under bench/peers. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('peers/', import.meta.url));

/** Installs the peers once. @returns the folder that holds their node_modules. */
export function installPeers(): string {
  const { devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  if (Object.keys(devDependencies).every((name) => existsSync(join(folder, 'node_modules', name)))) return folder;
  console.error('Installing what is compared with ...');
  const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm could not install the peers of bench/peers/package.json');
  return folder;
}
