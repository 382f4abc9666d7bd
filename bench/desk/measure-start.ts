/** The first start of an office's desk as `npm start` does it, with the build that goes on behind it. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { deskPages } from '#desk/desk-pages.ts';
import { officeFolders } from '#program/office.ts';
import { PASSWORD, signIn } from '../../tests/desk/office.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const START_PORT = 4689;

export interface StartFigures {
  /** Milliseconds until somebody has signed in. */
  readonly signedIn: number;
  /** Milliseconds until the largest list has its first lines. */
  readonly listed: number;
}

/** @param office a folder without a desk; somebody who may sign in is written beside it. */
export async function measureStart(office: string, signal: AbortSignal): Promise<StartFigures> {
  await deskPages(join(officeFolders(office).cache, 'desk-pages'));
  const accounts = join(office, '..', 'accounts.yaml');
  const person = ['- 姓名: 推甲', '  单位: 乙镇人大', '  角色: [推]', `  密码: ${PASSWORD}`];
  writeFileSync(accounts, `${person.join('\n')}\n`);
  const start = performance.now();
  const args = ['scripts/start.ts', '--office', office, '--port', String(START_PORT), '--accounts', accounts];
  const child = spawn(process.execPath, args, { cwd: project, detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  const until = async (answers: () => Promise<boolean>): Promise<number> => {
    while (!(await answers().catch(() => false))) {
      if (child.exitCode !== null) throw new Error(`the desk ended with ${child.exitCode}`);
      signal.throwIfAborted();
      await wait(50);
    }
    return performance.now() - start;
  };
  try {
    const signedIn = await until(async () => (await signIn(START_PORT, '推甲')).cookie !== '');
    const client = await signIn(START_PORT, '推甲');
    const listed = await until(async () => (await client.ask('entries?kind=briefings')).status === 200);
    return { signedIn, listed };
  } finally {
    // With the build that goes on behind it.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }
}
