/**
 * The desk's own repository, `.desk/repository.git`: cloned once from the
 * project, or begun with its content where the project is not under git.
 * Published content is its branch `main`, a draft a branch `cms/…`, and a
 * draft thrown away stays reachable under `refs/desk/discarded`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isLeftBehind, OFFICE_PARTS } from '#archive/office-folder.ts';
import { SITE_FILE } from '#model/site-settings.ts';
import { moveWhole } from '#program/move-whole.mjs';
import { DRAFTS, MAIN } from './refs.ts';
import { mergeFields } from './merge-fields.ts';
import { setDamagedAside } from './damage.ts';
import { isOwnOldPush, publicTip } from './public-history.ts';
import { blobId, GitError, GitStore, runGit } from './git.ts';
import type { RefChange, TreeChanges, TreeDifference } from './git.ts';
import { projectOf } from './project.ts';
import type { Project } from './project.ts';

/** What the project held when the desk last looked. */
const PROJECT = 'refs/desk/project';
/** What it holds now, until it is known what becomes of it. */
const INCOMING = 'refs/desk/incoming';

const DESK = { name: '编务台', email: 'desk@desk.invalid' };

/** Where the desk's repository keeps the office's files, in its own configuration. */
const PREFIX = 'desk.prefix';

/**
 * The repository at `dir`, made from the office's folder when it is not there yet.
 * @param aside is told of each draft that cannot be read.
 */
export async function openRepository(
  dir: string,
  office: string,
  branch?: string,
  aside: (about: string) => void = () => undefined,
): Promise<GitStore> {
  await requireGit();
  if (!existsSync(dir)) {
    // Under another name first: a process killed meanwhile leaves no half repository behind.
    const fresh = `${dir}.new`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    await seed(fresh, office, branch);
    moveWhole(fresh, dir);
  }
  const store = new GitStore(dir, await prefixOf(dir));
  removeLeftovers(dir);
  await settle(store);
  for (const about of await setDamagedAside(store, new Date())) aside(about);
  await forgetMergedDrafts(store);
  return store;
}

async function prefixOf(dir: string): Promise<string> {
  return (await runGit(['--git-dir', dir, 'config', '--default', '', PREFIX])).toString().trimEnd();
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

async function seed(dir: string, office: string, branch: string | undefined): Promise<void> {
  const project = await projectOf(office, branch);
  const store = new GitStore(dir, project?.prefix);
  await store.run(['init', '--bare', '--initial-branch=main', dir]);
  await settle(store);
  await store.run(['config', PREFIX, store.prefix]);
  if (project) await fetchProject(store, project, MAIN);
  else await beginWith(store, await contentOf(store, office));
  store.close();
}

/** At each opening: a repository that was restored from a backup has the settings of whoever cloned it. */
async function settle(store: GitStore): Promise<void> {
  // A power cut must not take a step back that an editor has seen done.
  await store.run(['config', 'core.fsync', 'committed,loose-object,reference']);
  await store.run(['config', 'gc.auto', '0']);
}

async function fetchProject(store: GitStore, { top, branch }: Project, ref: string): Promise<void> {
  const from = `+refs/heads/${branch}:${ref}`;
  await runGit(['--git-dir', store.dir, 'fetch', '--quiet', '--no-tags', top, from]);
}

/**
 * The content of an office's folder, as blobs by path.
 * @param known the ids that the store holds already.
 */
async function contentOf(
  store: GitStore,
  office: string,
  known: ReadonlySet<string> = new Set(),
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  await store.writeBlobs(
    freshContents(
      OFFICE_PARTS.flatMap((name) => filesOf(join(office, name))),
      known,
      (file, oid) => (ids[relative(office, file).replaceAll('\\', '/')] = oid),
    ),
  );
  return ids;
}

/** Contents that are not known, read one after the other; of every file `found` is told the id. */
function* freshContents(
  files: readonly string[],
  known: ReadonlySet<string>,
  found: (file: string, oid: string) => void,
): Generator<Buffer> {
  for (const file of files) {
    const content = readFileSync(file);
    const oid = blobId(content);
    found(file, oid);
    if (!known.has(oid)) yield content;
  }
}

/** The file itself, or the files below the folder. */
function filesOf(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [path] : [];
  return (
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile() && !isLeftBehind(item.name))
      .map((item) => join(item.parentPath, item.name))
      // Of a folder that is a repository of its own, its words count, not its git.
      .filter((file) => !relative(path, file).split(/[/\\]/).includes('.git'))
  );
}

async function beginWith(store: GitStore, changes: TreeChanges): Promise<void> {
  const tree = await store.writeTree(undefined, changes);
  const commit = await store.writeCommit(tree, [], '编务台建立时的内容\n', DESK, new Date());
  await store.moveRefs([
    { ref: MAIN, to: commit },
    { ref: PROJECT, to: commit },
  ]);
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
 * Merges what the office's folder has in addition into `main`: the branch that keeps it, or without git the folder
 * as it stands. What of it was not decided at the desk is taken over once `decide` takes it: a program unpacked over
 * a folder, or a commit nobody looked at, brings words that nobody wants published.
 */
export async function joinProject(
  store: GitStore,
  office: string,
  { branch, decide }: { readonly branch?: string | undefined; readonly decide: DecideFolder },
): Promise<Joined> {
  const found = await projectOf(office, branch);
  // A folder that has moved within its repository, or into one, is compared file by file.
  const project = found?.prefix === store.prefix ? found : undefined;
  if (project) await recordBranch(store, project, decide);
  else await recordFolder(store, office, decide);
  const [ours, theirs] = [await store.refAt(MAIN), await store.refAt(PROJECT)];
  if (!ours || !theirs || (await store.isAncestor(theirs, ours))) return 'same';
  if (await store.isAncestor(ours, theirs)) {
    await store.moveRefs([{ ref: MAIN, to: theirs, from: ours }]);
    return 'joined';
  }
  const merged = await store.merge(ours, theirs);
  const tree = 'tree' in merged ? merged.tree : await settledTree(store, merged, ours, theirs);
  if (tree === undefined) {
    return { conflicts: 'conflicts' in merged ? merged.conflicts : [], branch: project !== undefined };
  }
  const commit = await store.writeCommit(tree, [ours, theirs], '并入开发者的改动\n', DESK, new Date());
  await store.moveRefs([{ ref: MAIN, to: commit, from: ours }]);
  return 'joined';
}

/** Notes what the project's branch holds now, as far as `decide` takes what it says of the office. */
async function recordBranch(store: GitStore, project: Project, decide: DecideFolder): Promise<void> {
  await fetchProject(store, project, INCOMING);
  const [ours, before, theirs] = await Promise.all([MAIN, PROJECT, INCOMING].map((ref) => store.refAt(ref)));
  if (ours === undefined || theirs === undefined || theirs === before) return;
  const known = before ?? ours;
  const changed = await store.differences(known, theirs);
  const own = new Map((await store.filesIn(ours, ...OFFICE_PARTS)).map(({ path, oid }) => [path, oid]));
  // What the desk itself published comes back to it by the branch that it was pushed to.
  const foreign = changed.filter(({ path, after }) => own.get(path) !== after);
  const decision = foreign.length === 0 ? 'take' : await decide(foreign.map(kindOf));
  if (decision === 'later') return;
  const moves: RefChange[] = [{ ref: PROJECT, to: theirs, ...(before !== undefined && { from: before }) }];
  if (decision === 'drop') moves.push(await keepOwn(store, ours, theirs));
  await store.moveRefs(moves);
}

/** A merge that keeps the desk's own content: what was left out once is not asked about again. */
async function keepOwn(store: GitStore, ours: string, theirs: string): Promise<RefChange> {
  const back = (await store.differences(theirs, ours)).map(({ path, after }) => [path, after ?? null] as const);
  const tree = await store.writeTree(theirs, Object.fromEntries(back));
  const merge = await store.writeCommit(tree, [ours, theirs], '项目文件夹里的改动没有并入\n', DESK, new Date());
  return { ref: MAIN, to: merge, from: ours };
}

function kindOf({ path, before, after }: TreeDifference): FolderChange {
  return { path, kind: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed' };
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
async function recordFolder(store: GitStore, office: string, decide: DecideFolder): Promise<void> {
  const before = await store.refAt(PROJECT);
  // Begun from a git project that has lost its .git since: nothing says what was changed where.
  if (before === undefined) return;
  const known = new Set((await store.filesIn(before, ...OFFICE_PARTS)).map(({ oid }) => oid));
  const folder = await store.writeTree(undefined, await contentOf(store, office, known));
  const differences = await store.differences(before, folder);
  if (differences.length === 0) return;
  const decision = await decide(differences.map(kindOf));
  if (decision === 'later') return;
  const changes = Object.fromEntries(differences.map(({ path, after }) => [path, after ?? null]));
  const tree = await store.writeTree(before, changes);
  const commit = await store.writeCommit(tree, [before], '项目文件夹里的改动\n', DESK, new Date());
  const moves: RefChange[] = [{ ref: PROJECT, to: commit, from: before }];
  const ours = decision === 'drop' ? await store.refAt(MAIN) : undefined;
  if (ours !== undefined) moves.push(await keepOwn(store, ours, commit));
  await store.moveRefs(moves);
}

export interface HandedOn {
  readonly to: '项目文件夹' | '远程仓库';
  /** Why it could not be, in Chinese. */
  readonly failure?: string;
}

const QUIET = { env: { GIT_TERMINAL_PROMPT: '0' } };

async function push(store: GitStore, url: string, what: string, ...how: readonly string[]): Promise<void> {
  await runGit(['--git-dir', store.dir, 'push', '--quiet', '--no-verify', ...how, '--', url, what], QUIET);
}

/** No draft goes to the remote; what the desk itself pushed there with its drafts is written over. */
async function pushPublic(store: GitStore, url: string): Promise<void> {
  const tip = await publicTip(store);
  const listed = String(await runGit(['ls-remote', '--', url, MAIN], QUIET));
  const there = /^[0-9a-f]{40}/.exec(listed)?.[0];
  const old = there !== undefined && !(await isIn(store, there, tip)) && (await isOwnOldPush(store, there));
  await push(store, url, `${tip}:${MAIN}`, ...(old ? [`--force-with-lease=${MAIN}:${there}`] : []));
}

const isIn = async (store: GitStore, older: string, newer: string): Promise<boolean> =>
  (await store.refAt(`${older}^{commit}`)) !== undefined && (await store.isAncestor(older, newer));

/**
 * Hands `main` on after a publication: to the project as its branch `desk`,
 * which is nobody's checkout, and to the office's remote when one is set.
 */
export async function handOn(
  store: GitStore,
  office: string,
  { branch, remote }: { readonly branch?: string | undefined; readonly remote?: string | undefined },
): Promise<HandedOn[]> {
  const targets: (readonly [name: HandedOn['to'], url: string, ref: string])[] = [];
  const project = await projectOf(office, branch);
  if (project?.prefix === store.prefix) targets.push(['项目文件夹', project.top, 'refs/heads/desk']);
  if (remote !== undefined) targets.push(['远程仓库', remote, MAIN]);
  const handed: HandedOn[] = [];
  for (const [to, url, ref] of targets) {
    try {
      await (to === '远程仓库' ? pushPublic(store, url) : push(store, url, `${MAIN}:${ref}`));
      handed.push({ to });
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      handed.push({ to, failure: `没有推送到${to}（${url}）：${error.message.slice(-200)}` });
    }
  }
  return handed;
}
