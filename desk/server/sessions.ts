/**
 * Who is signed in. The cookie holds a random token; the server keeps its
 * hash, so that a copy of `.desk` lets nobody in.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseCookie, stringifySetCookie } from 'cookie';
import { z } from 'astro/zod';
import { writeWhole } from './write-whole.ts';

const HOURS = 12;
const stored = z.record(z.string(), z.object({ name: z.string(), until: z.number() }));

export interface Session {
  readonly name: string;
  readonly id: string;
}

export class Sessions {
  readonly #file: string;
  readonly #secure: boolean;
  readonly #now: () => Date;
  readonly #sessions: Map<string, { name: string; until: number }>;

  /** @param secure Whether the desk is reached over https only. */
  constructor(file: string, secure: boolean, now: () => Date) {
    this.#file = file;
    this.#secure = secure;
    this.#now = now;
    const kept = existsSync(file) ? stored.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
    this.#sessions = new Map(Object.entries(kept?.success ? kept.data : {}));
  }

  get #cookie(): string {
    return this.#secure ? '__Host-desk' : 'desk';
  }

  /** Signs a person in; @returns the Set-Cookie header. */
  open(name: string): string {
    const token = randomBytes(32).toString('base64url');
    this.#sessions.set(digest(token), { name, until: this.#now().getTime() + HOURS * 3_600_000 });
    this.#keep();
    return this.#header(token, HOURS * 3600);
  }

  find(cookies: string | undefined): Session | undefined {
    const token = parseCookie(cookies ?? '')[this.#cookie];
    if (token === undefined) return undefined;
    const id = digest(token);
    const session = this.#sessions.get(id);
    if (!session || session.until < this.#now().getTime()) return undefined;
    return { name: session.name, id };
  }

  /** Signs out; @returns the Set-Cookie header that forgets the token. */
  close(session: Session | undefined): string {
    if (session) {
      this.#sessions.delete(session.id);
      this.#keep();
    }
    return this.#header('', 0);
  }

  /** Signs a person out everywhere, but where `kept` says. */
  closeAll(name: string, kept?: Session): void {
    for (const [id, session] of this.#sessions) {
      if (session.name === name && id !== kept?.id) this.#sessions.delete(id);
    }
    this.#keep();
  }

  #keep(): void {
    const now = this.#now().getTime();
    for (const [id, { until }] of this.#sessions) if (until < now) this.#sessions.delete(id);
    writeWhole(this.#file, JSON.stringify(Object.fromEntries(this.#sessions)));
  }

  #header(value: string, maxAge: number): string {
    return stringifySetCookie({
      name: this.#cookie,
      value,
      maxAge,
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: this.#secure,
    });
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
