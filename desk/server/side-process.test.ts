/** What happens in a process beside the server never ends the server. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, it } from 'vitest';
import { SideProcess, TookTooLong } from './side-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'side-process-'));
afterAll(() => rmSync(folder, { recursive: true }));

const script = join(folder, 'script.mjs');
writeFileSync(
  script,
  `import { answerQuestions } from ${JSON.stringify(new URL('./side-process.ts', import.meta.url).href)};
let told = 0;
answerQuestions((question) => {
  if (question === 'crash') process.kill(process.pid, 'SIGSEGV');
  if (question === 'hang') for (;;);
  if (question === 'count') told++;
  return told;
});
`,
);

let ended = 0;
let beside: SideProcess<string, number> | undefined;
const start = () => (beside = new SideProcess<string, number>(pathToFileURL(script), () => ended++));
afterEach(async () => {
  await beside?.close();
  ended = 0;
});

it('answers in turn, and knows what it was told', async () => {
  const one = start();
  one.tell('count');
  expect(await Promise.all([one.ask('count'), one.ask('how many')])).toEqual([2, 2]);
});

it('loses the question and not the server when native code crashes, and begins anew', async () => {
  const one = start();
  await one.ask('count');
  await expect(one.ask('crash')).rejects.toThrow('SIGSEGV');
  expect(ended).toBe(1);
  expect(await one.ask('how many')).toBe(0);
});

it('ends at once in the middle of what never returns', async () => {
  const one = start();
  await one.ask('count');
  one.tell('hang');
  await one.close();
  expect(ended).toBe(0);
  expect(await one.ask('how many')).toBe(0);
});

it('gives a question up at its limit, says so, and answers those behind it', async () => {
  const one = start();
  const hanging = one.ask('hang', 1000);
  const behind = one.ask('how many', 100_000);
  await expect(hanging).rejects.toThrow(TookTooLong);
  expect(await behind).toBe(0);
  expect(ended).toBe(1);
});
