/** What an office would lose with its disk, as a folder that can be carried away, and brought back from. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { moveWhole } from '#program/move-whole.mjs';
import { runGit } from './git.ts';

/** Beside the repository; all else below the desk's folder is made anew. */
const FILES = ['accounts.json', 'accounts-log.jsonl', 'notices.json', 'failed-sign-ins.json'];
const BUNDLE = 'desk.bundle';
/** What the repository's own configuration says, which no bundle holds. */
const ABOUT = 'desk.json';
const about = z.object({ prefix: z.string() });

/**
 * Backs a desk up, which may be running meanwhile. A backup that was cut off leaves no folder of that name.
 * @param state the desk's folder.
 * @throws Error in Chinese.
 */
export async function backUp(state: string, folder: string): Promise<void> {
  const repository = join(state, 'repository.git');
  if (!existsSync(repository)) throw new Error(`“${state}”里没有编务台的稿件，没有什么要备份的。`);
  if (existsSync(folder))
    throw new Error(`“${folder}”已经有了，没有备份，以免盖掉上一次的。请换一个名字，例如带上日期。`);
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  await runGit(['--git-dir', repository, 'bundle', 'create', '--quiet', join(fresh, BUNDLE), '--all']);
  await runGit(['--git-dir', repository, 'bundle', 'verify', '--quiet', join(fresh, BUNDLE)]);
  const prefix = (await runGit(['--git-dir', repository, 'config', '--default', '', 'desk.prefix']))
    .toString()
    .trimEnd();
  writeFileSync(join(fresh, ABOUT), `${JSON.stringify({ prefix })}\n`);
  for (const name of FILES) if (existsSync(join(state, name))) copyFileSync(join(state, name), join(fresh, name));
  // Passwords' hashes and unpublished words are for nobody else.
  for (const name of [BUNDLE, ABOUT, ...FILES]) if (existsSync(join(fresh, name))) chmodSync(join(fresh, name), 0o600);
  moveWhole(fresh, folder);
}

/**
 * Brings a backup back into a desk's folder that holds no words yet.
 * @throws Error in Chinese; then nothing has been brought back.
 */
export async function restore(folder: string, state: string): Promise<void> {
  const repository = join(state, 'repository.git');
  if (existsSync(repository)) {
    throw new Error(`“${state}”里已经有编务台的稿件，没有恢复，以免盖掉。请先把这个文件夹改名或搬走。`);
  }
  if (!existsSync(join(folder, BUNDLE))) throw new Error(`“${folder}”里没有 ${BUNDLE}，不是编务台的备份。`);
  const { prefix } = about.parse(JSON.parse(readFileSync(join(folder, ABOUT), 'utf8')));
  mkdirSync(state, { recursive: true, mode: 0o711 });
  const fresh = `${repository}.restored`;
  rmSync(fresh, { recursive: true, force: true });
  try {
    await runGit(['clone', '--quiet', '--mirror', join(folder, BUNDLE), fresh]);
    await runGit(['--git-dir', fresh, 'fsck', '--strict', '--no-dangling', '--no-progress']);
    await runGit(['--git-dir', fresh, 'remote', 'remove', 'origin']);
    await runGit(['--git-dir', fresh, 'config', 'desk.prefix', prefix]);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`备份“${folder}”不完整，没有恢复。请换一份较早的备份。`, { cause: error });
  }
  for (const name of FILES) {
    if (!existsSync(join(folder, name))) continue;
    copyFileSync(join(folder, name), join(state, name));
    chmodSync(join(state, name), 0o600);
  }
  moveWhole(fresh, repository);
}
