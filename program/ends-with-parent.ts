/**
 * Imported first by every process of a build (build-step.ts): it ends when the
 * one that started it does, killed or not, and holds a share of the folder's
 * lock as long as it lives. No build outlives its desk and writes into a folder
 * that another one works in.
 */
import { BUILD_LOCK } from './build-step.ts';
import { takeLock } from './file-lock.ts';

if (process.connected) {
  process.once('disconnect', () => process.exit(1));
  // The line itself keeps nobody waiting.
  process.channel?.unref();
}
const file = process.env[BUILD_LOCK];
if (file !== undefined) {
  const release = takeLock(file, 'shared');
  // Somebody waits to have the folder alone: whoever started this process is gone.
  if (release === undefined) process.exit(1);
  process.once('exit', release);
}
