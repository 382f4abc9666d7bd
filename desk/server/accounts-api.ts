/** Accounts at the desk: 管理 makes, changes, resets and unlocks them and sees wrong passwords; everybody changes their own password. */
import { appendFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import express, { Router } from 'express';
import type { Request, RequestHandler } from 'express';
import { z } from 'astro/zod';
import type { AccountsAnswer } from '../api/accounts.ts';
import { accountForm } from './accounts.ts';
import type { AccountForm } from './accounts.ts';
import { asked, caller } from './asking.ts';
import type { Desk } from './desk.ts';
import { isPlace } from './places.ts';
import { beijing } from './record.ts';
import { Refusal } from './refusal.ts';
import { mayManage } from './steps.ts';
import type { Person } from './steps.ts';

/** Without signs that are taken for one another when they are read out. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 12;

const newPassword = (): string => Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');

export interface Locks {
  /** Refuses after too many wrong passwords of the person who is signed in. */
  readonly ownPassword: RequestHandler;
  /** Lets a person try again. */
  unlock(name: string, addresses: readonly string[]): void;
}

export function accountsApi(desk: Desk, locks: Locks): Router {
  const router = Router();
  const small = express.json({ limit: '16kb' });
  router.post('/password', small, locks.ownPassword, async (request, response) => {
    await changeOwnPassword(desk, request);
    response.json({ message: '密码已经改好，别处的登录都退出了。' });
  });
  router.get('/sessions', (request, response) => {
    const { person, session } = caller(desk, request);
    response.json({ sessions: desk.sessions.of(person.name).map((one) => ({ ...one, here: one.id === session.id })) });
  });
  router.post('/sessions/end', small, (request, response) => {
    const { person, session } = caller(desk, request);
    const { id } = asked(z.object({ id: z.string().max(64).optional() }), request.body);
    if (id === undefined) desk.sessions.closeAll(person.name);
    else if (!desk.sessions.closeOne(person.name, id)) throw new Refusal(404, '没有这次登录，可能已经退出了。');
    if (id === undefined || id === session.id) response.setHeader('Set-Cookie', desk.sessions.close(undefined));
    response.json({ message: id === undefined ? '所有登录都退出了。' : '那一次登录已经退出。' });
  });
  router.get('/accounts', (request, response) => {
    manager(desk, request, '管理账号');
    response.json(answer(desk));
  });
  router.post('/accounts', small, async (request, response) => {
    response.json(await makeOrChange(desk, manager(desk, request, '建立账号'), request.body));
  });
  router.post('/accounts/reset', small, async (request, response) => {
    const by = manager(desk, request, '重设密码');
    const name = known(desk, request.body);
    const password = newPassword();
    await desk.accounts.setPassword(name, password);
    desk.sessions.closeAll(name);
    locks.unlock(name, addressesOf(desk, name));
    note(desk, by, '重设密码', name);
    response.json({ name, password });
  });
  router.post('/accounts/unlock', small, (request, response) => {
    const by = manager(desk, request, '解锁账号');
    const name = known(desk, request.body);
    locks.unlock(name, addressesOf(desk, name));
    desk.failedSignIns.forget(name);
    note(desk, by, '解锁', name);
    response.json({ message: `${name}可以再登录了。` });
  });
  router.post('/accounts/remove', small, (request, response) => {
    const by = manager(desk, request, '删除账号');
    const name = other(by, known(desk, request.body));
    desk.accounts.remove(name);
    desk.sessions.closeAll(name);
    note(desk, by, '删除', name);
    response.json({ message: `${name}的账号已经删除，办过的事都留着记录。` });
  });
  return router;
}

/** Where wrong passwords of an account came from. */
const addressesOf = (desk: Desk, name: string): readonly string[] =>
  desk.failedSignIns.all().flatMap((one) => (one.name === name ? [one.address] : []));

function manager(desk: Desk, request: Request, what: string): Person {
  const { person } = caller(desk, request);
  mayManage(person, what);
  return person;
}

function answer(desk: Desk): AccountsAnswer {
  return {
    accounts: desk.accounts.all().map(({ name, office, roles, place, email }) => ({
      ...{ name, office, roles: [...roles] },
      ...(place !== undefined && { place }),
      ...(email !== undefined && { email }),
    })),
    failed: desk.failedSignIns.all(),
  };
}

function known(desk: Desk, body: unknown): string {
  const { name } = asked(z.object({ name: z.string().max(40) }), body);
  if (!desk.accounts.person(name)) throw new Refusal(404, '没有这个账号，请刷新页面。');
  return name;
}

/** Nobody takes their own roles, or themselves, away: somebody who manages always stays. */
function other(by: Person, name: string): string {
  if (by.name === name) throw new Refusal(403, '自己的账号不能自己改角色或删除，请另一位管理员来办。');
  return name;
}

async function makeOrChange(desk: Desk, by: Person, body: unknown): Promise<{ name: string; password?: string }> {
  const checked = accountForm.safeParse(body);
  if (!checked.success) throw new Refusal(422, checked.error.issues.map(({ message }) => message).join('\n'));
  const form: AccountForm = checked.data;
  if (form.place !== undefined && !(await isPlace(desk.flow.store, form.place))) {
    throw new Refusal(422, '没有这个地方，请从已经发布的地方里选。');
  }
  const { name } = form;
  other(by, name);
  if (desk.accounts.person(name)) {
    const before = desk.accounts.person(name);
    desk.accounts.change(form);
    // What somebody may no longer do ends with the pages that they have open.
    const lost = before?.roles.some((role) => !form.roles.includes(role)) === true || before?.place !== form.place;
    if (lost) desk.sessions.closeAll(name);
    note(desk, by, '修改', name);
    return { name };
  }
  const password = newPassword();
  await desk.accounts.put([{ ...form, password }]);
  note(desk, by, '建立', name);
  return { name, password };
}

async function changeOwnPassword(desk: Desk, request: Request): Promise<void> {
  const { person, session } = caller(desk, request);
  const form = z.object({ old: z.string().max(200), fresh: z.string().max(200) });
  const { old, fresh } = asked(form, request.body);
  if (!(await desk.accounts.check(person.name, old))) {
    desk.failedSignIns.note(person.name, request.ip ?? '');
    throw new Refusal(403, '现在的密码不对，没有改。');
  }
  await desk.accounts.setPassword(person.name, fresh);
  desk.sessions.closeAll(person.name, session);
  desk.sessions.keep(session, desk.accounts.stamp(person.name) ?? '');
}

/** Who did what to which account, a line each. */
function note(desk: Desk, by: Person, did: string, name: string): void {
  const line = JSON.stringify({ time: beijing(desk.flow.now()), by: by.name, did, name });
  appendFileSync(desk.accountsLog, `${line}\n`, { mode: 0o600 });
}
