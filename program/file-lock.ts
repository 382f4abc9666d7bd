/**
 * Locks on a file that the system itself takes back when the process that
 * holds one ends, however it ends. A number in a file could name another
 * process by now; SQLite asks the system on Windows and elsewhere alike.
 */
import { DatabaseSync } from 'node:sqlite';

/** SQLite's code for what somebody else holds. */
const BUSY = 5;

/**
 * @param file made when it is not there; it stays empty.
 * @param kind `alone` where nobody else may hold the lock, `shared` beside others who share it.
 * @returns what gives the lock back, undefined where somebody holds it. Whoever drops it unused loses the lock.
 * @throws Error in Chinese where the disk has no locks.
 */
export function takeLock(file: string, kind: 'alone' | 'shared'): (() => void) | undefined {
  let held: DatabaseSync | undefined;
  try {
    held = new DatabaseSync(file, { timeout: 0 });
    held.exec(kind === 'alone' ? 'BEGIN EXCLUSIVE' : 'BEGIN; SELECT 1 FROM sqlite_master');
    return held.close.bind(held);
  } catch (error) {
    if (held?.isOpen === true) held.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return undefined;
    throw new Error(`不能给“${file}”上锁：网络共享的文件夹常是这样。请把单位的文件夹放到本机的硬盘上。`, {
      cause: error,
    });
  }
}
