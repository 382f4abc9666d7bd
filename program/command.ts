/** How every command ends: with its exit code, and what stopped it as a Chinese sentence. */
import { childFailure, systemFailure } from './failures.mjs';

/** @param work what the command does; `false` or an error makes the exit code 1. */
export async function command(work: () => Promise<boolean> | boolean): Promise<void> {
  try {
    if (!(await work())) process.exitCode = 1;
  } catch (error) {
    console.error(failureText(error));
    process.exitCode = 1;
  }
}

/** What to tell of an error; the error itself, with its place, where it is a fault of the program. */
export function failureText(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const own = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  return systemFailure(error) ?? (own ? error : (childFailure(error.message) ?? error.message));
}
