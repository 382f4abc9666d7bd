/** npm as an office runs it: none of the test runner's environment, a cache of its own, and what it says kept apart. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const OURS = /^(?:npm_|VITEST|NODE_ENV|DEV|PROD|MODE|SSR|RENDA_)/;

interface Said {
  readonly stdout: string;
  /** Where npm warns. */
  readonly stderr: string;
}

export type Npm = (cwd: string, ...args: string[]) => Said;

/**
 * @param folder where the cache is kept.
 * @param node the folder of the Node that runs it; the one on the PATH when left out.
 */
export function npmIn(folder: string, node?: string): Npm {
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name))),
    ...(node !== undefined && { PATH: `${node}${delimiter}${process.env['PATH'] ?? ''}` }),
    npm_config_cache: join(folder, 'npm-cache'),
    // A lock with addresses is what npm writes unless it is told otherwise, and all that an offline npm can use.
    npm_config_omit_lockfile_registry_resolved: 'false',
  };
  return (cwd, ...args) => {
    const shell = process.platform === 'win32';
    const { status, stdout, stderr } = spawnSync('npm', args, { cwd, env, shell, encoding: 'utf8', stdio: 'pipe' });
    if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
    return { stdout, stderr };
  };
}

/** Packs the program of a folder; @returns the path of the package. */
export function pack(npm: Npm, program: string, folder: string): string {
  const out = mkdtempSync(join(folder, 'packed-'));
  npm(program, 'pack', '--pack-destination', out);
  return join(out, readdirSync(out)[0] ?? '');
}
