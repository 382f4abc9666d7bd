/**
 * A folder or file put in its place by one renaming. Windows refuses it for as
 * long as any program has something below open, a virus scanner for a moment,
 * a window or a web server for longer: it is tried again, then said by name.
 * Plain JavaScript without packages: the program is laid out with it on a Node as old as 20.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';

/** Milliseconds between the tries. */
const PAUSES = [50, 100, 200, 400, 800, 1500];
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES', 'ENOTEMPTY']);

/**
 * The machine, as far as a renaming can tell one from another.
 * @typedef {{ readonly heldOpen: boolean, rename(from: string, to: string): void, pause(milliseconds: number): void }} Machine
 */

/** @type {Machine} */
const thisOne = {
  heldOpen: process.platform === 'win32',
  rename: renameSync,
  pause: (milliseconds) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds),
};

/**
 * @param {string} from
 * @param {string} to
 * @param {Machine} [machine]
 * @throws {Error} in Chinese with the names when another program holds one of them open; nothing is moved then.
 */
export function moveWhole(from, to, machine = thisOne) {
  for (const pause of [...PAUSES, undefined]) {
    try {
      return machine.rename(from, to);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!machine.heldOpen || !HELD.has(code)) throw error;
      if (pause === undefined) throw heldOpen(from, to, error);
      machine.pause(pause);
    }
  }
}

/** @param {string} from @param {string} to @param {unknown} cause */
function heldOpen(from, to, cause) {
  const held = existsSync(to) ? `“${from}”或“${to}”` : `“${from}”`;
  return new Error(
    `不能换上新的：${held}正被别的程序打开（资源管理器、编辑器、网页服务器或杀毒软件）。请关掉它，再运行一次；原来的没有动。`,
    { cause },
  );
}

/**
 * Puts `fresh` in the place of the folder `current`: the whole of the one stands there, or the whole of the other.
 *
 * @param {string} fresh
 * @param {string} current
 * @param {Machine} [machine]
 */
export function replaceFolder(fresh, current, machine = thisOne) {
  const old = `${fresh}-old`;
  removeFolder(old);
  const stood = existsSync(current);
  if (stood) moveWhole(current, old, machine);
  try {
    moveWhole(fresh, current, machine);
  } catch (error) {
    if (stood) moveWhole(old, current, machine);
    throw error;
  }
  try {
    removeFolder(old);
  } catch {
    // The new one stands. A file of the old one is still open: it goes the next time.
  }
}

/** @param {string} folder */
export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
