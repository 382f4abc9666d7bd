/**
 * Stands in for the site's build as quick-build.ts does, and remembers: its page says how many whole builds the
 * folder has seen. Keeps a diary beside the desk's folder of who began and who ended, and while the file `hold`
 * stands there does not go on: `wait` in it lets the process hear of other things meanwhile, `busy` does not.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const site = process.argv[2] ?? '';
const beside = join(site, '../../..');
const diary = (word: string) => appendFileSync(join(beside, 'diary.txt'), `${word} ${process.pid}\n`);
process.once('exit', () => diary('ended'));
diary('began');

const memory = join(site, 'node_modules/.astro/seen.txt');
const seen = existsSync(memory) ? readFileSync(memory, 'utf8') : '';
mkdirSync(join(site, 'node_modules/.astro'), { recursive: true });
writeFileSync(memory, `${seen}|`);
const printed = join(site, '.tmp/print');
mkdirSync(printed, { recursive: true });
writeFileSync(join(printed, 'set.txt'), '');

const hold = join(beside, 'hold');
while (existsSync(hold)) {
  if (readFileSync(hold, 'utf8') === 'busy') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  else await pause(50);
}
await import('./quick-build.ts');
const page = join(site, 'dist/index.html');
writeFileSync(page, `${readFileSync(page, 'utf8')}\n以前生成过${seen.length}次`);
diary('built');
