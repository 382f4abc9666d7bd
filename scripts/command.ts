/** How every command ends: with its exit code, and what stopped it as a Chinese sentence. */
import { systemFailure } from './failures.mjs';

/** @param work what the command does; `false` or an error makes the exit code 1. */
export async function command(work: () => Promise<boolean> | boolean): Promise<void> {
  try {
    if (!(await work())) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // A fault of the program itself is of no use without its place.
    const own = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
    console.error(systemFailure(error) ?? (own ? error : error.message));
    process.exitCode = 1;
  }
}
