/** What every address of the desk's server asks first: who sends the request, and whether it says what it has to. */
import type { Request } from 'express';
import type { z } from 'astro/zod';
import type { Desk } from './desk.ts';
import { Refusal } from './refusal.ts';
import type { Session } from './sessions.ts';
import type { Person } from './steps.ts';

/** Who sends a request; refuses when nobody is signed in. */
export function caller(desk: Desk, request: Request): { readonly person: Person; readonly session: Session } {
  const session = desk.sessions.find(request.headers.cookie);
  const person = session && isSignedIn(desk, request) ? desk.accounts.person(session.name) : undefined;
  if (!session || !person) throw new Refusal(401, '您还没有登录，或者登录已经过期。请重新登录，您的文字还在页面上。');
  return { person, session };
}

/** What a request says; refuses one that does not say it. */
export function asked<S extends z.ZodType>(schema: S, given: unknown): z.infer<S> {
  const checked = schema.safeParse(given);
  if (!checked.success) throw new Refusal(422, '这个请求的内容不完整，没有执行。请刷新页面再试。');
  return checked.data;
}

export function isSignedIn(desk: Desk, request: Request): boolean {
  const session = desk.sessions.find(request.headers.cookie);
  return session !== undefined && session.stamp === desk.accounts.stamp(session.name);
}
