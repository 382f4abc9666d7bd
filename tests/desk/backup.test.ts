/** A backup is made while the desk runs, and the desk that is restored from it has every word, event and account. */
import { cpSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backUp, restore } from '#desk/server/backup.ts';
import { deputyStory, newProject, openOffice, threeApprovers, WU } from './office.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('brings back drafts, publications, records and accounts', async () => {
  const root = newProject();
  const office = await openOffice({ office: root });
  const [tui, shen, ding] = await threeApprovers(office);
  await tui.save(WU, deputyStory());
  await tui.move('deputies/wu', 'pending_review');
  await shen.move('deputies/wu', 'pending_publish');
  expect((await ding.publish('deputies/wu')).status).toBe(200);
  await tui.save('deputies/xin.mdx', deputyStory('新的一篇。'));
  const refs = await office.desk.flow.store.text(['for-each-ref']);
  await backUp(join(root, '.desk'), join(folder, 'day'));
  await expect(backUp(join(root, '.desk'), join(folder, 'day'))).rejects.toThrow('已经有了');
  await office.stop();
  rmSync(join(root, '.desk'), { recursive: true });

  await restore(join(folder, 'day'), join(root, '.desk'));
  await expect(restore(join(folder, 'day'), join(root, '.desk'))).rejects.toThrow('以免盖掉');
  const again = await openOffice({ office: root });
  expect(await again.desk.flow.store.text(['for-each-ref'])).toBe(refs);
  const back = await again.as('推甲');
  expect(await back.draft('deputies/xin', 'deputies/xin.mdx')).toContain('新的一篇。');
  expect(await back.published(WU)).toContain('吴某照看老水井。');
  await again.close();
});

it('brings nothing back from a backup that is not whole', async () => {
  const root = newProject();
  const office = await openOffice({ office: root });
  await backUp(join(root, '.desk'), join(folder, 'day'));
  await office.close();
  cpSync(join(folder, 'day'), join(folder, 'half'), { recursive: true });
  truncateSync(join(folder, 'half/desk.bundle'), 2000);
  await expect(restore(join(folder, 'half'), join(folder, 'desk'))).rejects.toThrow('不完整');
  await restore(join(folder, 'day'), join(folder, 'desk'));
});
