/** Waits for the processes that this one started: their CPU time counts only once they were waited for. Linux only. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

function children(): string {
  const tasks = readdirSync('/proc/self/task');
  return tasks.map((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim()).join('');
}

/** Resolves when no process that was started is left. */
export async function childrenEnded(): Promise<void> {
  while (children() !== '') await setTimeout(20);
}
