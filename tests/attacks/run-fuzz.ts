/** `npm run fuzz -- [steps] [seed]`: random steps against the model; ends with 1 when one of them was forbidden. */
import { command } from '#program/command.ts';
import { fuzz } from './fuzz.ts';

const [steps = '20000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
await command(async () => {
  console.log(`种子 ${seed}`);
  const { broken, let: through, refused } = await fuzz(Number(steps), Number(seed));
  console.log(`${steps}步。做成的：${JSON.stringify(through)}；拒绝的：${JSON.stringify(refused)}`);
  for (const one of broken) console.error(one);
  return broken.length === 0;
});
