/** Wrong passwords, for 管理 to see; what was typed is not kept. */
import { z } from 'astro/zod';
import { readKept } from './kept-file.ts';
import { beijing } from './record.ts';
import { writeWhole } from './write-whole.ts';

const stored = z.array(z.object({ name: z.string(), time: z.string(), address: z.string() }));

export type FailedSignIn = z.infer<typeof stored>[number];

/** As many as an attack of a night leaves readable. */
const KEPT = 300;
/** Whoever types no account's name may have typed a password there. */
const NOBODY = '（没有这个账号）';

export class FailedSignIns {
  readonly #file: string;
  readonly #now: () => Date;

  constructor(file: string, now: () => Date) {
    this.#file = file;
    this.#now = now;
  }

  /** Newest first. */
  all(): readonly FailedSignIn[] {
    return readKept(this.#file, stored) ?? [];
  }

  /** @param name of an account; undefined when there is none of the name that was given. */
  note(name: string | undefined, address: string): void {
    const one = { name: name ?? NOBODY, time: beijing(this.#now()), address };
    this.#write([one, ...this.all()].slice(0, KEPT));
  }

  forget(name: string): void {
    this.#write(this.all().filter((one) => one.name !== name));
  }

  #write(all: readonly FailedSignIn[]): void {
    writeWhole(this.#file, JSON.stringify(all));
  }
}
