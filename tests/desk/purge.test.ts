/** Words that must go are in no object of the repository afterwards, and everything else is where it was. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROGRAM } from '#program/program.mjs';
import { deputyStory, newProject, openOffice, threeApprovers, WU } from './office.ts';

const WORDS = '吴某不该留下的一句话。';

/** Every content of a repository, whatever names it. */
function everything(git: string): string {
  const list = execFileSync(
    'git',
    ['--git-dir', git, 'cat-file', '--batch-all-objects', '--batch-check=%(objectname) %(objecttype)'],
    { encoding: 'utf8' },
  );
  const blobs = list.split('\n').flatMap((line) => (line.endsWith(' blob') ? [line.split(' ')[0] ?? ''] : []));
  const input = `${blobs.join('\n')}\n`;
  return execFileSync('git', ['--git-dir', git, 'cat-file', '--batch'], { input, maxBuffer: 1 << 28 }).toString();
}

const run = (root: string, ...args: readonly string[]) =>
  execFileSync(process.execPath, [join(PROGRAM, 'scripts/purge.ts'), ...args, '--office', root], {
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, DESK_STATE: join(root, '.desk') },
  });

/** What a command that fails writes to its standard error. */
function said(runs: () => string): string {
  try {
    return runs();
  } catch (error) {
    return String((error as { readonly stderr?: unknown }).stderr);
  }
}

it('takes a withdrawn page out of every commit, at the order of 管理, and keeps the rest', async () => {
  const root = newProject();
  const office = await openOffice({ office: root });
  const [tui, shen, ding] = await threeApprovers(office);
  await tui.save(WU, deputyStory(WORDS));
  await tui.move('deputies/wu', 'pending_review');
  await shen.move('deputies/wu', 'pending_publish');
  expect((await ding.publish('deputies/wu')).status).toBe(200);
  await tui.save('deputies/xin.mdx', deputyStory('新的一篇。'));
  await tui.move('deputies/xin', 'pending_review');
  await office.stop();
  const args = [WU, '--by', '管丁', '--reason', '个人信息'];
  expect(said(() => run(root, ...args))).toContain('还在网上');

  const open = await openOffice({ office: root });
  expect((await (await open.as('定丙')).withdraw(WU, '有误。')).status).toBe(200);
  await open.stop();
  const git = join(root, '.desk/repository.git');
  expect(everything(git)).toContain(WORDS);
  expect(said(() => run(root, WU, '--by', '推甲', '--reason', '个人信息'))).toContain('不是管理员');
  expect(run(root, ...args)).toContain('够不到的');
  expect(everything(git)).not.toContain(WORDS);
  expect(readFileSync(join(root, '.desk/purges.jsonl'), 'utf8')).toContain('"by":"管丁"');

  const again = await openOffice({ office: root });
  await again.desk.flow.store.run(['fsck', '--strict', '--no-dangling']);
  const back = await again.as('审乙');
  expect(await back.status('deputies/xin')).toBe('pending_review');
  expect((await back.move('deputies/xin', 'pending_publish')).status).toBe(200);
  expect((await (await again.as('定丙')).publish('deputies/xin')).status).toBe(200);
  await again.close();
});
