/** What breaks by itself: disks, backups, locks, processes. Each on an office of its own, or none. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Inspection } from '#desk/server/inspection.ts';
import { deputyStory, newProject, openOffice, send } from '../desk/office.ts';
import type { Office } from '../desk/office.ts';
import type { Chapter } from './row.ts';

/** Opens an office, lets something happen to its files while it is closed, and opens it again. */
async function afterwards(
  before: (office: Office) => Promise<void>,
  happens: (root: string) => void,
  then: (office: Office, said: readonly string[]) => Promise<void>,
): Promise<void> {
  const root = newProject();
  const first = await openOffice({ office: root });
  await before(first);
  await first.stop();
  happens(root);
  const said: string[] = [];
  const again = await openOffice({ office: root, say: (sentence) => void said.push(sentence) });
  await then(again, said);
  await again.close();
}

async function twoDrafts(office: Office): Promise<void> {
  const tui = await office.as('推甲');
  for (const slug of ['huai', 'hao']) await tui.save(`deputies/${slug}.mdx`, deputyStory(`${slug}照看老水井。`));
}

const objectOf = (root: string, name: string): string => {
  const git = join(root, '.desk/repository.git');
  const oid = execFileSync('git', ['--git-dir', git, 'rev-parse', name], { encoding: 'utf8' }).trim();
  return join(git, 'objects', oid.slice(0, 2), oid.slice(2));
};

async function othersWork(office: Office, said: readonly string[]): Promise<void> {
  expect(said.join('\n')).toContain('deputies/huai');
  const tui = await office.as('推甲');
  expect((await tui.decap('unpublishedEntries')).body).toEqual(['deputies/hao']);
  expect((await tui.save('deputies/xin.mdx', deputyStory())).status).toBe(200);
}

export const faults: Chapter = {
  title: '机器出的毛病',
  rows: [
    {
      what: '一篇草稿的最后一个提交坏了',
      origin: '断电、坏道',
      run: () =>
        afterwards(
          twoDrafts,
          (root) => {
            const file = objectOf(root, 'refs/heads/cms/deputies/huai');
            const whole = readFileSync(file);
            rmSync(file, { force: true });
            writeFileSync(file, whole.subarray(0, 20));
          },
          othersWork,
        ),
    },
    {
      what: '一篇草稿的文字丢了',
      origin: '没有备份完整',
      run: () =>
        afterwards(
          twoDrafts,
          (root) => rmSync(objectOf(root, 'refs/heads/cms/deputies/huai:deputies/huai.mdx'), { force: true }),
          othersWork,
        ),
    },
    {
      what: '备份软件留下的 git 锁',
      origin: '备份软件',
      run: () =>
        afterwards(
          twoDrafts,
          (root) => {
            for (const name of ['packed-refs', 'refs/heads/main', 'refs/heads/cms/deputies/hao']) {
              writeFileSync(join(root, '.desk/repository.git', `${name}.lock`), '');
            }
          },
          async (office) => {
            const tui = await office.as('推甲');
            await tui.draft('deputies/hao', 'deputies/hao.mdx');
            expect((await tui.save('deputies/hao.mdx', deputyStory('换了一句话。'))).status).toBe(200);
          },
        ),
    },
    {
      what: '恢复备份以后仓库的设置没有了',
      origin: '恢复备份',
      run: () =>
        afterwards(
          twoDrafts,
          (root) => {
            const git = join(root, '.desk/repository.git');
            for (const name of ['core.fsync', 'gc.auto'])
              execFileSync('git', ['--git-dir', git, 'config', '--unset', name]);
          },
          async (office) => {
            const { store } = office.desk.flow;
            expect(await store.text(['config', 'core.fsync'])).toBe('committed,loose-object,reference');
            expect(await store.text(['config', 'gc.auto'])).toBe('0');
          },
        ),
    },
    {
      what: '上一个服务器的进程号给了别的程序',
      origin: '断电',
      run: () =>
        afterwards(
          twoDrafts,
          (root) => writeFileSync(join(root, '.desk/process.txt'), String(process.pid)),
          async (office) => expect((await send(office.port, '/desk/api/session')).status).toBe(401),
        ),
    },
    {
      what: '登录记录的文件写坏了',
      origin: '断电',
      run: () =>
        afterwards(
          twoDrafts,
          (root) => writeFileSync(join(root, '.desk/sessions.json'), '{"a":'),
          async (office) => expect((await (await office.as('推甲')).ask('session')).status).toBe(200),
        ),
    },
    {
      what: '输错密码的记录写坏了',
      origin: '断电',
      run: () =>
        afterwards(
          twoDrafts,
          (root) => writeFileSync(join(root, '.desk/failed-sign-ins.json'), '[{'),
          async (office) => {
            const json = { name: '推甲', password: 'wrong-password' };
            expect((await send(office.port, '/desk/api/session', { method: 'POST', json })).status).toBe(401);
          },
        ),
    },
    {
      what: '检查一篇稿子没有完的时候',
      origin: 'ASVS 16.5.2',
      run: async ({ office }) => {
        const patience = { text: 1, archive: 60_000 };
        const folder = join(tmpdir(), `inspection-${process.pid}`);
        const inspection = new Inspection(office.desk.flow.store, folder, () => new Date(), patience);
        const question = {
          file: 'deputies/a.mdx',
          raw: deputyStory(),
          office: { today: '', ownNumbers: [], ownEmails: [], organisations: [] },
        };
        await expect(inspection.text(question)).rejects.toThrow('已经停下');
        await inspection.close();
        rmSync(folder, { recursive: true, force: true });
      },
    },
    {
      what: '磁盘满了',
      origin: 'ASVS 16.5.2',
      run: async ({ office, as }) => {
        const { store } = office.desk.flow;
        const write = store.writeBlob.bind(store);
        store.writeBlob = () => Promise.reject(Object.assign(new Error('write'), { code: 'ENOSPC' }));
        const answer = await as('推甲').save('deputies/man.mdx', deputyStory());
        store.writeBlob = write;
        expect([answer.status, answer.body.error?.startsWith('磁盘满了')]).toEqual([507, true]);
        expect((await as('推甲').save('deputies/man.mdx', deputyStory())).status).toBe(200);
      },
    },
    {
      what: '每一次保存都推到远程仓库',
      origin: 'ASVS 14.2.3',
      run: async () => {
        const remote = join(tmpdir(), `remote-${process.pid}`);
        execFileSync('git', ['init', '--quiet', '--bare', remote]);
        const office = await openOffice({ settings: { remote } });
        const [tui, shen, ding] = await Promise.all([office.as('推甲'), office.as('审乙'), office.as('定丙')]);
        await tui.save('deputies/wu.mdx', deputyStory('没有定下来的一句话。'));
        await tui.save('deputies/wu.mdx', deputyStory('吴某照看老水井。'));
        await tui.move('deputies/wu', 'pending_review');
        await shen.move('deputies/wu', 'pending_publish');
        expect((await ding.publish('deputies/wu')).status).toBe(200);
        await office.close();
        const git = (...args: readonly string[]) =>
          execFileSync('git', ['-C', remote, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
        expect(git('show', 'main:deputies/wu.mdx')).toContain('吴某照看老水井。');
        expect(git('log', '-p', '--all')).not.toContain('没有定下来的一句话');
        rmSync(remote, { recursive: true, force: true });
      },
    },
  ],
};
