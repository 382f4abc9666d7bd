/** `npm run bench:import`: how long one file takes to import, by kind, in milliseconds of CPU and of the clock. */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { importFile } from '#importer/import-file.ts';
import { readPdf } from '#importer/pdf/read-pdf.ts';

const briefings = fileURLToPath(new URL('../tests/fixtures/briefings/files/', import.meta.url));
const pdfs = fileURLToPath(new URL('../tests/fixtures/pdf/', import.meta.url));
/** Without text: these are for OCR, or not to be opened. */
const PICTURES = new Set(['scan.pdf', 'password.pdf']);
const ROUNDS = 5;

const middle = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const ms = (value: number): string => value.toFixed(1).padStart(7);

const memory = Math.round(totalmem() / 1024 ** 3);
console.log(
  `${cpus()[0]?.model ?? '?'}，${availableParallelism()} 核，${memory} GB，Node ${process.version}，每个文件 ${ROUNDS} 次（另有一次预热）`,
);
console.log('种类  文件数  CPU 中位  时钟中位  最慢文件的 CPU 中位（毫秒）');
for (const [kind, folder] of [
  ['docx', briefings],
  ['doc', briefings],
  ['txt', briefings],
  ['pdf', pdfs],
] as const) {
  const files = readdirSync(folder).filter((file) => file.endsWith(`.${kind}`) && !PICTURES.has(file));
  const measured: { file: string; cpu: number[]; clock: number[] }[] = [];
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(folder + file));
    const [cpu, clock]: [number[], number[]] = [[], []];
    await importFile(bytes, { readPdf });
    for (let round = 0; round < ROUNDS; round++) {
      const [start, used] = [performance.now(), process.cpuUsage()];
      await importFile(bytes, { readPdf });
      clock.push(performance.now() - start);
      const { user, system } = process.cpuUsage(used);
      cpu.push((user + system) / 1000);
    }
    measured.push({ file, cpu, clock });
  }
  const [slowest] = [...measured].sort((a, b) => middle(b.cpu) - middle(a.cpu));
  const all = (of: 'cpu' | 'clock'): number => middle(measured.flatMap((one) => one[of]));
  console.log(
    `${kind.padEnd(5)} ${String(files.length).padStart(5)} ${ms(all('cpu'))}  ${ms(all('clock'))}   ${ms(middle(slowest?.cpu ?? []))} ${slowest?.file ?? ''}`,
  );
}
