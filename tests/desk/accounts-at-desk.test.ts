/** Accounts at the desk: 管理 keeps them, nobody else does, and everybody changes their own password. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountsAnswer } from '#desk/api/accounts.ts';
import { openOffice, PASSWORD, send, signIn } from './office.ts';
import type { Client, Office } from './office.ts';

let office: Office;
let guan: Client;

beforeEach(async () => {
  office = await openOffice({ now: () => new Date('2026-11-23T15:30:00+08:00') });
  guan = await office.as('管丁');
});
afterEach(() => office.close());

const XIN = { name: '新己', office: '乙镇人大', roles: ['recommend'] };

async function tryPassword(name: string, password: string): Promise<number> {
  const json = { name, password };
  return (await send(office.port, '/desk/api/session', { method: 'POST', json })).status;
}

describe('管理', () => {
  it('makes an account, whose password is told once, changes it, and takes it away', async () => {
    const made = await guan.post('accounts', { ...XIN, place: 'yi' });
    const password = String(made.body['password']);
    expect(password).toMatch(/^[a-z2-9]{12}$/);
    const xin = await signIn(office.port, '新己', password);
    expect((await xin.ask('session')).body).toMatchObject({ name: '新己', role: '推', place: 'yi' });
    expect((await guan.post('accounts', { ...XIN, office: '甲县人大', roles: ['review'] })).body).toEqual({
      name: '新己',
    });
    // A role is lost: what is open ends.
    expect((await xin.ask('session')).status).toBe(401);
    const again = await signIn(office.port, '新己', password);
    expect((await again.ask('session')).body).toMatchObject({ office: '甲县人大', role: '审' });
    expect((await guan.post('accounts/remove', { name: '新己' })).status).toBe(200);
    expect((await xin.ask('session')).status).toBe(401);
    const log = readFileSync(join(office.root, '.desk/accounts-log.jsonl'), 'utf8');
    expect(
      log
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { did: string }).did),
    ).toEqual(['建立', '修改', '删除']);
    expect(log).not.toContain(password);
  });

  it('resets a password: the old one and the old sessions end', async () => {
    const tui = await office.as('推甲');
    const { password } = (await guan.post('accounts/reset', { name: '推甲' })).body as { password?: string };
    expect((await tui.ask('session')).status).toBe(401);
    expect(await tryPassword('推甲', PASSWORD)).toBe(401);
    expect(await tryPassword('推甲', password ?? '')).toBe(204);
  });

  it('sees wrong passwords, not what was typed as a name of nobody, and unlocks', async () => {
    expect(await tryPassword('wo-de-mima', 'x')).toBe(401);
    for (let at = 0; at < 10; at++) expect(await tryPassword('推甲', 'wrong')).toBe(401);
    expect(await tryPassword('推甲', PASSWORD)).toBe(429);
    const { failed } = (await guan.ask('accounts')).body as unknown as AccountsAnswer;
    expect(failed).toHaveLength(11);
    expect(failed[0]).toEqual({ name: '推甲', time: '2026-11-23 15:30', address: expect.any(String) as string });
    expect(failed.at(-1)?.name).toBe('（没有这个账号）');
    expect((await guan.post('accounts/unlock', { name: '推甲' })).status).toBe(200);
    expect(await tryPassword('推甲', PASSWORD)).toBe(204);
  });

  it('is the only one who does any of it, and not to the own account', async () => {
    const paths = ['accounts', 'accounts/reset', 'accounts/unlock', 'accounts/remove', 'notices', 'notices/try'];
    for (const name of ['推甲', '审乙', '定丙', '全戊'] as const) {
      const client = await office.as(name);
      for (const path of paths) expect([name, path, (await client.post(path, XIN)).status]).toEqual([name, path, 403]);
      for (const read of ['accounts', 'notices']) expect((await client.ask(read)).status).toBe(403);
    }
    const own = { name: '管丁', office: '甲县', roles: ['manage', 'decide'] };
    expect((await guan.post('accounts', own)).status).toBe(403);
    expect((await guan.post('accounts/remove', { name: '管丁' })).status).toBe(403);
  });

  it.each([
    ['a place for who decides', { ...XIN, roles: ['recommend', 'decide'], place: 'yi' }, '只有“推”可以限定'],
    ['a place that there is not', { ...XIN, place: 'nowhere' }, '没有这个地方'],
    ['no role', { ...XIN, roles: [] }, '「角色」至少选一个'],
    ['a role that there is not', { ...XIN, roles: ['root'] }, ''],
    ['a name with signs', { ...XIN, name: '../x' }, '「姓名」用汉字'],
    ['a field more', { ...XIN, hash: 'x' }, ''],
  ])('gives no account with %s', async (_what, form, sentence) => {
    const answer = await guan.post('accounts', form);
    expect([answer.status, answer.body.error]).toEqual([422, expect.stringContaining(sentence)]);
    expect(office.desk.accounts.person('新己')).toBeUndefined();
  });
});

describe('the own password', () => {
  it('is changed with the one that holds, and signs out everywhere else', async () => {
    const [here, elsewhere] = await Promise.all([office.as('推甲'), office.as('推甲')]);
    expect((await here.post('password', { old: 'wrong', fresh: 'shuijing-2026' })).status).toBe(403);
    expect((await here.post('password', { old: PASSWORD, fresh: 'short' })).status).toBe(422);
    expect((await here.post('password', { old: PASSWORD, fresh: 'shuijing-2026' })).status).toBe(200);
    expect((await here.ask('session')).status).toBe(200);
    expect((await elsewhere.ask('session')).status).toBe(401);
    expect([await tryPassword('推甲', PASSWORD), await tryPassword('推甲', 'shuijing-2026')]).toEqual([401, 204]);
  });

  it('is not guessed by a session that somebody left open', async () => {
    const tui = await office.as('推甲');
    const guess = () => tui.post('password', { old: 'wrong', fresh: 'shuijing-2026' });
    for (let at = 0; at < 10; at++) expect((await guess()).status).toBe(403);
    expect((await guess()).status).toBe(429);
  });
});
