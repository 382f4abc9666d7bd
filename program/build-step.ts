/** A step of a build in a process of its own, which ends with the process that wants it. */
import { spawn } from 'node:child_process';

/** In the environment of a build: the file whose lock its processes share. */
export const BUILD_LOCK = 'SITE_BUILD_LOCK';

/** What makes Node run a script as part of a build. */
export const buildStepArguments: readonly string[] = [
  '--import',
  new URL('./ends-with-parent.ts', import.meta.url).href,
];

export interface Ended {
  readonly ok: boolean;
  readonly code: number | null;
  /** What ended it before its work was done. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface StepOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether what it says is shown while it works, and not only returned. */
  readonly shows?: boolean;
}

/** @param script the script and its arguments. */
export function runBuildStep(script: readonly string[], { cwd, env, shows = false }: StepOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...buildStepArguments, ...script], {
      ...{ cwd, env },
      stdio: ['ignore', shows ? 'inherit' : 'pipe', 'pipe', 'ipc'],
    });
    const said = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ ok: code === 0, code, signal, ...said }));
  });
}
