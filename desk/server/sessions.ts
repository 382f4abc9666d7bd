/**
 * Who is signed in. The cookie holds a random token; the server keeps its
 * hash, so that a copy of `.desk` lets nobody in.
 */
import { createHash, randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import { z } from 'astro/zod';
import { readKept } from './kept-file.ts';
import { writeWhole } from './write-whole.ts';

const HOURS = 12;
const kept = z.object({
  name: z.string(),
  until: z.number(),
  since: z.number().optional(),
  address: z.string().optional(),
  stamp: z.string().optional(),
});
const stored = z.record(z.string(), kept);
type Kept = z.infer<typeof kept>;

export interface Session {
  readonly name: string;
  readonly id: string;
  /** What the account was when the person signed in; another password, or another account of the name, has another. */
  readonly stamp: string;
}

/** Where and since when somebody is signed in. */
export interface SignedIn {
  readonly id: string;
  /** Milliseconds. */
  readonly since: number;
  readonly until: number;
  readonly address: string;
}

export class Sessions {
  readonly #file: string;
  readonly #secure: boolean;
  readonly #now: () => Date;
  readonly #sessions: Map<string, Kept>;
  #ended: () => void = () => undefined;

  /** @param secure Whether the desk is reached over https only. */
  constructor(file: string, secure: boolean, now: () => Date) {
    this.#file = file;
    this.#secure = secure;
    this.#now = now;
    this.#sessions = new Map(Object.entries(readKept(file, stored) ?? {}));
  }

  get #cookie(): string {
    return this.#secure ? '__Host-desk' : 'desk';
  }

  /** Calls back after sessions have been ended. */
  whenEnded(told: () => void): void {
    this.#ended = told;
  }

  /** Signs a person in; @returns the Set-Cookie header. */
  open(name: string, stamp = '', address = ''): string {
    const token = randomBytes(32).toString('base64url');
    const since = this.#now().getTime();
    this.#sessions.set(digest(token), { name, until: since + HOURS * 3_600_000, since, address, stamp });
    this.#keep();
    return this.#header(token, HOURS * 3600);
  }

  find(cookies: string | undefined): Session | undefined {
    const token = parseCookie(cookies ?? '')[this.#cookie];
    if (token === undefined) return undefined;
    const id = digest(token);
    const session = this.#sessions.get(id);
    if (!session || session.until < this.#now().getTime()) return undefined;
    return { name: session.name, id, stamp: session.stamp ?? '' };
  }

  /** Where a person is signed in, the newest first. */
  of(name: string): SignedIn[] {
    const now = this.#now().getTime();
    return [...this.#sessions]
      .filter(([, one]) => one.name === name && one.until >= now)
      .map(([id, { since = 0, until, address = '' }]) => ({ id, since, until, address }))
      .sort((a, b) => b.since - a.since);
  }

  /** Whether a person is signed in from an address. */
  knows(name: string, address: string): boolean {
    return this.of(name).some((one) => one.address === address);
  }

  /** The session outlives its person's change of password. */
  keep({ id }: Session, stamp: string): void {
    const session = this.#sessions.get(id);
    if (session) this.#sessions.set(id, { ...session, stamp });
    this.#keep();
  }

  /** Ends one of a person's sessions. @returns whether there was one. */
  closeOne(name: string, id: string): boolean {
    if (this.#sessions.get(id)?.name !== name) return false;
    this.#sessions.delete(id);
    this.#keep();
    this.#ended();
    return true;
  }

  /** Signs out; @returns the Set-Cookie header that forgets the token. */
  close(session: Session | undefined): string {
    if (session) {
      this.#sessions.delete(session.id);
      this.#keep();
      this.#ended();
    }
    return this.#header('', 0);
  }

  /** Signs a person out everywhere, but where `here` says. */
  closeAll(name: string, here?: Session): void {
    for (const [id, session] of this.#sessions) {
      if (session.name === name && id !== here?.id) this.#sessions.delete(id);
    }
    this.#keep();
    this.#ended();
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
