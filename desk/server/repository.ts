/**
 * The desk's own repository, `.desk/repository.git`: cloned once from the
 * project, or begun with its content where the project is not under git.
 * Published content is its branch `main`, a draft a branch `cms/…`, and a
 * draft thrown away stays reachable under `refs/desk/discarded`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { mergeFields } from './merge-fields.ts';
import { CONTENT } from './paths.ts';
import { GitError, GitStore, runGit } from './git.ts';
import type { RefChange, TreeChanges } from './git.ts';

export const MAIN = 'refs/heads/main';
export const DRAFTS = 'refs/heads/cms/';
export const DISCARDED = 'refs/desk/discarded/';
/** What the project held when the desk last looked. */
const PROJECT = 'refs/desk/project';

const DESK = { name: '编务台', email: 'desk@desk.invalid' };

/** The repository at `dir`, made from the project at `root` when it is not there yet. */
export async function openRepository(dir: string, root: string): Promise<GitStore> {
  await requireGit();
  if (!existsSync(dir)) {
    // Under another name first: a process killed meanwhile leaves no half repository behind.
    const fresh = `${dir}.new`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    const begun = new GitStore(fresh);
    await seed(begun, root);
    begun.close();
    renameSync(fresh, dir);
  }
  const store = new GitStore(dir);
  removeLeftovers(dir);
  await forgetMergedDrafts(store);
  return store;
}

/** What a git that was cut off leaves behind. Only one server at a time opens the folder, so no lock is in use. */
function removeLeftovers(dir: string): void {
  for (const name of readdirSync(dir)) {
    if (name.startsWith('desk-index-') || name.endsWith('.lock')) rmSync(join(dir, name), { force: true });
  }
  for (const name of readdirSync(join(dir, 'refs'), { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.lock')) rmSync(join(dir, 'refs', name), { force: true });
  }
}

async function requireGit(): Promise<void> {
  const version = await runGit(['--version']).then(String, (error: unknown) => {
    throw new Error('没有找到 git，编务台要用它保存稿件。请装上 git 2.38 或更新的版本，再运行一次。', { cause: error });
  });
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
  if (Number(major) * 1000 + Number(minor) < 2038) {
    throw new Error(`编务台需要 git 2.38 或更新的版本，这台机器上是：${version.trim()}。`);
  }
}

async function seed(store: GitStore, root: string): Promise<void> {
  await store.run(['init', '--bare', '--initial-branch=main', store.dir]);
  // A power cut must not take a step back that an editor has seen done.
  await store.run(['config', 'core.fsync', 'committed,loose-object,reference']);
  await store.run(['config', 'gc.auto', '0']);
  if (await hasCommits(root)) {
    await runGit(['--git-dir', store.dir, 'fetch', '--quiet', '--no-tags', root, `HEAD:${MAIN}`]);
    return;
  }
  await beginWith(store, await contentOf(store, root));
}

const CONTENT_FOLDERS = [CONTENT, PICTURE_FOLDER];

function isContent(path: string): boolean {
  return CONTENT_FOLDERS.some((folder) => path.startsWith(`${folder}/`));
}

/** The content of a project's folder, as blobs by path. */
async function contentOf(store: GitStore, root: string): Promise<Record<string, string>> {
  const changes: Record<string, string> = {};
  for (const folder of CONTENT_FOLDERS) {
    const absolute = join(root, folder);
    if (!existsSync(absolute)) continue;
    for (const item of readdirSync(absolute, { recursive: true, withFileTypes: true })) {
      const path = join(item.parentPath, item.name);
      // Of a folder that is a repository of its own, its words count, not its git.
      if (!item.isFile() || path.slice(absolute.length).split(/[/\\]/).includes('.git')) continue;
      changes[path.slice(root.length).replaceAll('\\', '/').replace(/^\/+/, '')] = await store.writeBlob(
        readFileSync(path),
      );
    }
  }
  return changes;
}

async function beginWith(store: GitStore, changes: TreeChanges): Promise<void> {
  const tree = await store.writeTree(undefined, changes);
  const commit = await store.writeCommit(tree, [], '编务台建立时的内容\n', DESK, new Date());
  await store.moveRefs([
    { ref: MAIN, to: commit },
    { ref: PROJECT, to: commit },
  ]);
}

async function hasCommits(root: string): Promise<boolean> {
  // Only a repository whose top is this folder: a project unpacked inside another one is not it.
  if (!existsSync(join(root, '.git'))) return false;
  try {
    await runGit(['-C', root, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

/** A draft whose tip is in `main` was published by a process that was then killed. */
async function forgetMergedDrafts(store: GitStore): Promise<void> {
  const merged = await store.text(['for-each-ref', `--merged=${MAIN}`, '--format=%(refname) %(objectname)', DRAFTS]);
  const changes = merged.split('\n').flatMap((line) => {
    const [ref, from] = line.split(' ');
    return ref && from ? [{ ref, from }] : [];
  });
  if (changes.length > 0) await store.moveRefs(changes);
}

/** A file of a project's folder that is not as the desk last knew it. */
export interface FolderChange {
  readonly path: string;
  readonly kind: 'added' | 'changed' | 'removed';
}

/**
 * What becomes of changes that nobody decided at the desk: they are published,
 * left out for good, or left out until somebody decides.
 */
export type FolderDecision = 'take' | 'drop' | 'later';

export type DecideFolder = (changes: readonly FolderChange[]) => Promise<FolderDecision>;

/** What came of bringing the developer's commits in. */
export type Joined =
  | 'same'
  | 'joined'
  /** `branch`: whether the project is under git, so that its branch `desk` can be merged there. */
  | { readonly conflicts: readonly string[]; readonly branch: boolean };

/**
 * Merges what the project has in addition into `main`: its own branch, or without git what was
 * changed in its folder, once `decide` takes it. A program unpacked over such a folder brings its
 * sample back, which nobody wants published.
 */
export async function joinProject(store: GitStore, root: string, decide: DecideFolder): Promise<Joined> {
  const branch = await hasCommits(root);
  if (branch) {
    await runGit(['--git-dir', store.dir, 'fetch', '--quiet', '--no-tags', root, `+HEAD:${PROJECT}`]);
  } else await recordFolder(store, root, decide);
  const [ours, theirs] = [await store.refAt(MAIN), await store.refAt(PROJECT)];
  if (!ours || !theirs || (await store.isAncestor(theirs, ours))) return 'same';
  if (await store.isAncestor(ours, theirs)) {
    await store.moveRefs([{ ref: MAIN, to: theirs, from: ours }]);
    return 'joined';
  }
  const merged = await store.merge(ours, theirs);
  const tree = 'tree' in merged ? merged.tree : await settledTree(store, merged, ours, theirs);
  if (tree === undefined) return { conflicts: 'conflicts' in merged ? merged.conflicts : [], branch };
  const commit = await store.writeCommit(tree, [ours, theirs], '并入开发者的改动\n', DESK, new Date());
  await store.moveRefs([{ ref: MAIN, to: commit, from: ours }]);
  return 'joined';
}

/** Two settings that both sides wrote at the end of the file are no conflict: fields are compared, not lines. */
async function settledTree(
  store: GitStore,
  { conflicts, marked }: { readonly conflicts: readonly string[]; readonly marked: string },
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  if (conflicts.length !== 1 || conflicts[0] !== SITE_FILE) return undefined;
  const base = (await store.text(['merge-base', ours, theirs])).trim();
  const oids = await Promise.all([base, ours, theirs].map((commit) => store.oidAt(commit, SITE_FILE)));
  const known = oids.filter((oid) => oid !== undefined);
  if (known.length < oids.length) return undefined;
  const [before = '', own = '', other = ''] = (await store.blobs(known)).map(String);
  const merged = mergeFields(before, own, other);
  return merged === undefined ? undefined : store.writeTree(marked, { [SITE_FILE]: await store.writeBlob(merged) });
}

/** Commits the content of a folder that is not under git on top of what it held before, as far as `decide` takes it. */
async function recordFolder(store: GitStore, root: string, decide: DecideFolder): Promise<void> {
  const before = await store.refAt(PROJECT);
  // Begun from a git project that has lost its .git since: nothing says what was changed where.
  if (before === undefined) return;
  const known = await store.treeOf(before);
  const folder = await store.writeTree(undefined, await contentOf(store, root));
  // A project that was under git once has its program in `before`, which is not what is compared here.
  const differences = (await store.differences(known, folder)).filter(({ path }) => isContent(path));
  if (differences.length === 0) return;
  const decision = await decide(
    differences.map((one) => ({
      path: one.path,
      kind: one.before === undefined ? 'added' : one.after === undefined ? 'removed' : 'changed',
    })),
  );
  if (decision === 'later') return;
  const changes = Object.fromEntries(differences.map(({ path, after }) => [path, after ?? null]));
  const tree = await store.writeTree(known, changes);
  const commit = await store.writeCommit(tree, [before], '项目文件夹里的改动\n', DESK, new Date());
  const moves: RefChange[] = [{ ref: PROJECT, to: commit, from: before }];
  const ours = decision === 'drop' ? await store.refAt(MAIN) : undefined;
  if (ours !== undefined) {
    // A merge that keeps the desk's own content: what was left out once is not asked about again.
    const kept = await store.treeOf(ours);
    const merge = await store.writeCommit(kept, [ours, commit], '项目文件夹里的改动没有并入\n', DESK, new Date());
    moves.push({ ref: MAIN, to: merge, from: ours });
  }
  await store.moveRefs(moves);
}

export interface HandedOn {
  readonly to: '项目文件夹' | '远程仓库';
  /** Why it could not be, in Chinese. */
  readonly failure?: string;
}

/**
 * Hands `main` on after a publication: to the project as its branch `desk`,
 * which is nobody's checkout, and to the office's remote when one is set.
 */
export async function handOn(store: GitStore, root: string, remote: string | undefined): Promise<HandedOn[]> {
  const targets: (readonly [name: HandedOn['to'], url: string, ref: string])[] = [];
  if (await hasCommits(root)) targets.push(['项目文件夹', root, 'refs/heads/desk']);
  if (remote !== undefined) targets.push(['远程仓库', remote, MAIN]);
  const handed: HandedOn[] = [];
  for (const [to, url, ref] of targets) {
    try {
      await runGit(['--git-dir', store.dir, 'push', '--quiet', '--no-verify', '--', url, `${MAIN}:${ref}`], {
        env: { GIT_TERMINAL_PROMPT: '0' },
      });
      handed.push({ to });
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      handed.push({ to, failure: `没有推送到${to}（${url}）：${error.message.slice(-200)}` });
    }
  }
  return handed;
}
