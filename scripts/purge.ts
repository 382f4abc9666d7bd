/**
 * `renda purge 路径 --by 姓名 --reason 理由 [--office DIR]`: takes a withdrawn
 * page out of the whole history, while the desk is closed, and says what it cannot reach.
 */
import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Accounts } from '#desk/server/accounts.ts';
import { openRepository } from '#desk/server/repository.ts';
import { projectOf } from '#desk/server/project.ts';
import { PUBLIC, publicTip } from '#desk/server/public-history.ts';
import { purge, purgeRemote } from '#desk/server/purge.ts';
import { Releases } from '#desk/server/releases.ts';
import { publishedSettings } from '#desk/server/settings.ts';
import { openStateFolder } from '#desk/server/state-folder.ts';
import { removeFolder } from '#program/move-whole.mjs';
import { command } from '#program/command.ts';
import { officeFolders } from '#program/office.ts';

const BEYOND =
  '够不到的：以前的备份、别人从远程仓库或项目文件夹复制走的、远程仓库自己还没有清理的旧数据、搜索引擎的缓存、微信里的转发和印出来的纸。请另外处理。';

interface Rewritten {
  readonly commits: number;
  /** Why the remote still has the old words. */
  readonly failed: string | undefined;
}

async function rewrite(repository: string, office: string, path: string): Promise<Rewritten> {
  const store = await openRepository(repository, office);
  try {
    const { desk } = await publishedSettings(store);
    const before = await store.refAt(PUBLIC);
    const { commits } = await purge(store, path);
    if (desk?.remote === undefined) return { commits, failed: undefined };
    return { commits, failed: await purgeRemote(store, desk.remote, before, await publicTip(store)) };
  } finally {
    store.close();
  }
}

async function purgeFrom(office: string, folder: string, path: string, by: string, reason: string): Promise<void> {
  if ((await projectOf(office)) !== undefined) {
    throw new Error('单位的文件夹由 git 管着，它的历史里也有这些文字，下次启动会并回来。请开发者先改写那边的历史。');
  }
  const state = openStateFolder(folder);
  try {
    if (!new Accounts(state.accounts).person(by)?.roles.includes('manage')) {
      throw new Error(`“${by}”不是管理员。清除历史要由管理员决定，请写管理员的姓名。`);
    }
    if (!existsSync(state.repository)) throw new Error('编务台里还没有稿件。');
    const { commits, failed } = await rewrite(state.repository, office, path);
    // What was made of the old words: built sites but the one shown, builds, readings, small pictures.
    const shown = new Releases(state.sites, () => undefined).current();
    for (const name of readdirSync(state.sites)) {
      if (name !== shown && !name.startsWith('current')) removeFolder(join(state.sites, name));
    }
    for (const kept of [state.build, state.inspection, state.thumbnails]) removeFolder(kept);
    const record = {
      time: new Date().toISOString(),
      by,
      path,
      reason,
      commits,
      ...(failed !== undefined && { failed }),
    };
    appendFileSync(join(folder, 'purges.jsonl'), `${JSON.stringify(record)}\n`, { mode: 0o600 });
    console.log(`已经从历史里清除，改写了${commits}个提交，记在 purges.jsonl 里。`);
    if (failed !== undefined) console.error(failed);
    console.log(BEYOND);
  } finally {
    state.release();
  }
}

await command(async () => {
  const options = { office: { type: 'string' }, by: { type: 'string' }, reason: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [path] = positionals;
  if (path === undefined || values.by === undefined || values.reason === undefined) {
    throw new Error('请写清除哪一篇、谁决定的、为什么：renda purge deputies/xxx.mdx --by 姓名 --reason 理由');
  }
  const { office, desk } = officeFolders(values.office);
  await purgeFrom(office, process.env['DESK_STATE'] ?? desk, path, values.by, values.reason);
  return true;
});
