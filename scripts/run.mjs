/**
 * Runs a script of this folder: `node scripts/run.mjs scripts/start.ts`.
 * First brings the packages of package-lock.json when they are not there yet,
 * and with them Node 24 (the npm package `node`), which then runs the script.
 * Plain JavaScript, because the machine's own Node may be as old as 20.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFailure, noNode } from './failures.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.installed-lock`;
const lock = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('正在安装所需的软件包，第一次需要一两分钟……');
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(installFailure(stderr));
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

/** The Node that came with the packages, or the machine's own where that is as new. */
function findNode() {
  // By its path: a shell that looked `node` up before the installation would remember the old one.
  const bundled = `${root}node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
  if (existsSync(bundled)) return bundled;
  if (Number(process.versions.node.split('.', 1)[0]) >= 24) return process.execPath;
  console.error(noNode);
  process.exit(1);
}

const node = findNode();
const path = `${root}node_modules/.bin${delimiter}${process.env.PATH ?? ''}`;
// Node still calls reading TypeScript an experiment; that is nothing an editor should be told.
const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
