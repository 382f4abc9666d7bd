/** `npm run bench:import`: how long one file takes to import, by kind, in milliseconds of CPU and of the clock. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importFile } from '../importer/import-file.ts';

const folder = fileURLToPath(new URL('../tests/fixtures/briefings/files/', import.meta.url));
const ROUNDS = 5;

console.log('种类   文件  每个文件的毫秒数：CPU 中位数 / 时钟中位数 / 时钟最慢');
for (const kind of ['docx', 'doc', 'txt']) {
  const files = readdirSync(folder).filter((file) => file.endsWith(`.${kind}`));
  const contents = files.map((file) => readFileSync(folder + file));
  for (const bytes of contents) await importFile(bytes);
  const clock: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const bytes of contents) {
      const [start, used] = [performance.now(), process.cpuUsage()];
      await importFile(bytes);
      clock.push(performance.now() - start);
      const { user, system } = process.cpuUsage(used);
      cpu.push((user + system) / 1000);
    }
  }
  const middle = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]?.toFixed(1);
  console.log(
    `${kind.padEnd(6)} ${String(files.length).padStart(4)}  ${middle(cpu)} / ${middle(clock)} / ${Math.max(...clock).toFixed(1)}`,
  );
}
