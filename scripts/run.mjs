/**
 * Runs a script of the program with a Node that reads TypeScript. In a checkout
 * (`node scripts/run.mjs scripts/start.ts`) first brings the packages of
 * package-lock.json when they are not there yet; an installed program has its
 * packages, and runs from a copy in the office's folder.
 * Plain JavaScript, because the machine's own Node may be as old as 20.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringNode, nodeVersion } from '../program/bring-node.mjs';
import { childFailure, installFailure, systemFailure } from '../program/failures.mjs';
import { removeFolder, replaceFolder } from '../program/move-whole.mjs';
import { isLaid, layProgram, PROGRAM, STATE_FOLDER } from '../program/program.mjs';

/** How Node ends when its memory is used up: by itself, on Windows too, or by the system. */
const OUT_OF_MEMORY = new Set(['SIGABRT', 'SIGKILL', 134]);

const isInstalled = PROGRAM.split(sep).includes('node_modules');

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(message);
  process.exit(1);
}

/** Brings the packages of a checkout when its lock has changed. */
function installPackages() {
  const stamp = join(PROGRAM, 'node_modules/.installed-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(PROGRAM, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('正在安装所需的软件包，第一次需要一两分钟……');
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: PROGRAM,
    stdio: ['inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) stop(installFailure(stderr));
  writeFileSync(stamp, lock);
}

/**
 * The folder that an installed program runs from, brought up to date.
 * @param {string} office
 */
function runningCopy(office) {
  const folder = join(office, STATE_FOLDER, 'program');
  if (isLaid(PROGRAM, folder)) return folder;
  // Whole or not at all: another command may be running from the older copy.
  const fresh = `${folder}.new`;
  removeFolder(fresh);
  layProgram(PROGRAM, fresh);
  replaceFolder(fresh, folder);
  return folder;
}

/** @param {string} office @returns {string} */
function findNode(office) {
  const kept = isInstalled ? join(office, STATE_FOLDER, 'node') : join(PROGRAM, 'node_modules/.cache/node');
  // The one that npm put beside a checkout's packages is as good and there already.
  const beside = join(PROGRAM, `node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`);
  return !isInstalled && existsSync(beside) ? beside : bringNode(nodeVersion(PROGRAM), kept);
}

/**
 * Runs a script and ends with its exit code.
 *
 * @param {string} script in the program's folder.
 * @param {readonly string[]} args
 * @param {string} [office] the folder the command is about; the working folder when left out.
 */
export function runScript(script, args, office = process.cwd()) {
  try {
    if (!isInstalled) installPackages();
    const program = isInstalled ? runningCopy(office) : PROGRAM;
    const path = `${join(PROGRAM, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
    // Node still calls reading TypeScript an experiment; that is nothing an editor should be told.
    const child = spawn(findNode(office), ['--disable-warning=ExperimentalWarning', join(program, script), ...args], {
      stdio: 'inherit',
      env: { ...process.env, PATH: path, RENDA_INSTALLED: PROGRAM },
    });
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.on(signal, () => {
        // A window of Windows tells both of Ctrl+C, and its kill would leave no time to close the desk in order.
        if (process.platform !== 'win32') child.kill(signal);
      });
    }
    child.on('exit', (code, signal) => {
      const why = OUT_OF_MEMORY.has(signal ?? code) ? childFailure('', 'SIGKILL') : undefined;
      if (why !== undefined) console.error(why);
      process.exit(signal ? 1 : (code ?? 1));
    });
  } catch (error) {
    stop(systemFailure(error) ?? (error instanceof Error ? error.message : String(error)));
  }
}

const [, started = '', script = '', ...args] = process.argv;
if (started === fileURLToPath(import.meta.url)) runScript(script, args);
