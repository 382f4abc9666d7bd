/** The git repository that keeps an office's folder, where there is one. */
import { GitError, runGit } from './git.ts';
import { SITE_FILE } from '#model/site-settings.ts';

export interface Project {
  /** The folder of its work tree. */
  readonly top: string;
  /** The office's folder in it, with its last `/`; empty when that is the top. */
  readonly prefix: string;
  /** The branch that the desk follows. */
  readonly branch: string;
}

/** What an office's branch is called when nobody says. */
const USUAL = ['main', 'master'];

/**
 * @param office the office's folder.
 * @param wanted the branch that its settings name.
 * @returns undefined when no repository keeps the folder.
 * @throws Error in Chinese when there is one that cannot be used.
 */
export async function projectOf(office: string, wanted?: string): Promise<Project | undefined> {
  const asked = await git(office, 'rev-parse', '--show-toplevel', '--show-prefix');
  if (asked === undefined) return undefined;
  const [top = '', prefix = ''] = asked.split('\n');
  const branches = ((await git(office, 'for-each-ref', '--format=%(refname:short)', 'refs/heads')) ?? '')
    .split('\n')
    .filter(Boolean);
  const branch = chosen(branches, wanted);
  // A folder that was unpacked inside another repository is not kept by it.
  if (branch === undefined || (await git(office, 'cat-file', '-e', `${branch}:${prefix}${SITE_FILE}`)) === undefined) {
    if (wanted === undefined || branches.length === 0) return undefined;
    throw new Error(
      `site.yaml 里写的分支 ${wanted} 在 ${top} 里没有，或者里面没有 ${SITE_FILE}。请改好 desk.branch，再启动。`,
    );
  }
  return { top, prefix, branch };
}

/**
 * The office's folder in the repository that keeps it, with its last `/`; empty when that is the top or nothing keeps
 * it. A forge's pipeline checks out a commit and no branch, so this asks for what is checked out.
 */
export async function prefixOf(office: string): Promise<string> {
  const prefix = (await git(office, 'rev-parse', '--show-prefix')) ?? '';
  return (await git(office, 'cat-file', '-e', `HEAD:${prefix}${SITE_FILE}`)) === undefined ? '' : prefix;
}

function chosen(branches: readonly string[], wanted: string | undefined): string | undefined {
  if (wanted !== undefined) return branches.find((name) => name === wanted);
  return USUAL.find((name) => branches.includes(name)) ?? (branches.length === 1 ? branches[0] : undefined);
}

/** What git says in a folder; undefined when it says no. */
async function git(folder: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    return (await runGit(['-C', folder, ...args], { env: { LC_ALL: 'C' } })).toString().replace(/\n$/, '');
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (!error.message.includes('dubious ownership')) return undefined;
    throw new Error(
      `git 不肯读 ${folder}：这个文件夹属于另一个用户。请用那个用户运行，或者确认没有问题以后运行：git config --global --add safe.directory "${folder}"`,
      { cause: error },
    );
  }
}
