/** Signing in, staying signed in, and being signed out. */
import { expect } from 'vitest';
import { PASSWORD, send, signIn } from '../desk/office.ts';
import type { Answer, Office } from '../desk/office.ts';
import type { Chapter, World } from './row.ts';

const FRESH = 'xin-de-mima-2026';

/** Signs in from an address of its own, as a proxy on this machine tells it. */
function attempt({ port }: Office, name: string, password: string, from: string): Promise<Answer> {
  const headers = { 'X-Forwarded-For': from };
  return send(port, '/desk/api/session', { method: 'POST', json: { name, password }, headers });
}

const cookieOf = ({ headers }: Answer): string => (headers['set-cookie'] ?? [])[0]?.split(';', 1)[0] ?? '';
const status = (office: Office, Cookie: string): Promise<number> =>
  send(office.port, '/desk/api/session', { headers: { Cookie } }).then((answer) => answer.status);

/** An account for one row. @returns its cookie. */
async function newcomer(
  { office }: World,
  name: string,
  roles: ('recommend' | 'decide')[] = ['recommend'],
): Promise<string> {
  await office.desk.accounts.put([{ name, office: '乙镇人大', roles, password: PASSWORD }]);
  return (await signIn(office.port, name)).cookie;
}

export const sessions: Chapter = {
  title: '登录',
  rows: [
    {
      what: '猜一个登录凭证',
      origin: 'ASVS 7.2.3',
      run: async ({ office }) => {
        expect(await status(office, `desk=${'A'.repeat(43)}`)).toBe(401);
        const { cookie } = await office.as('推甲');
        expect(cookie.length - 'desk='.length).toBeGreaterThanOrEqual(43);
      },
    },
    {
      what: '先种下一个凭证再让人登录',
      origin: 'ASVS 7.2.4',
      run: async ({ office }) => {
        const json = { name: '推甲', password: PASSWORD };
        const planted = { Cookie: 'desk=planted' };
        const answer = await send(office.port, '/desk/api/session', { method: 'POST', json, headers: planted });
        expect(cookieOf(answer)).not.toBe('desk=planted');
        expect(await status(office, 'desk=planted')).toBe(401);
      },
    },
    {
      what: '凭证让脚本读到，或者让别的网站带出去',
      origin: 'ASVS 3.3.2、3.3.4',
      run: async ({ office }) => {
        const json = { name: '推甲', password: PASSWORD };
        const { headers } = await send(office.port, '/desk/api/session', { method: 'POST', json });
        expect(headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict/);
      },
    },
    {
      what: '退出以后再用旧凭证',
      origin: 'ASVS 7.4.1',
      run: async ({ office }) => {
        const client = await office.as('推甲');
        await client.send('/desk/api/session', { method: 'DELETE' });
        expect((await client.ask('session')).status).toBe(401);
      },
    },
    {
      what: '管理员重设密码以后再用旧凭证',
      origin: 'ASVS 7.4.3',
      run: async (world) => {
        const cookie = await newcomer(world, '甲一');
        expect((await world.as('管丁').post('accounts/reset', { name: '甲一' })).status).toBe(200);
        expect(await status(world.office, cookie)).toBe(401);
      },
    },
    {
      what: '在命令行重设密码以后再用旧凭证',
      origin: 'ASVS 7.4.3',
      run: async (world) => {
        const cookie = await newcomer(world, '甲二');
        await world.office.desk.accounts.setPassword('甲二', FRESH);
        expect(await status(world.office, cookie)).toBe(401);
      },
    },
    {
      what: '自己改密码以后别处的旧凭证',
      origin: 'ASVS 7.4.3',
      run: async (world) => {
        const elsewhere = await newcomer(world, '甲三');
        const here = await signIn(world.office.port, '甲三');
        expect((await here.post('password', { old: PASSWORD, fresh: FRESH })).status).toBe(200);
        expect(await status(world.office, elsewhere)).toBe(401);
        expect(await status(world.office, here.cookie)).toBe(200);
      },
    },
    {
      what: '账号删掉以后再用旧凭证',
      origin: 'ASVS 7.4.2',
      run: async (world) => {
        const cookie = await newcomer(world, '甲四');
        world.office.desk.accounts.remove('甲四');
        expect(await status(world.office, cookie)).toBe(401);
      },
    },
    {
      what: '同名的账号重新建立以后旧凭证复活',
      origin: 'ASVS 7.4.2',
      run: async (world) => {
        const cookie = await newcomer(world, '甲五');
        world.office.desk.accounts.remove('甲五');
        await newcomer(world, '甲五', ['decide']);
        expect(await status(world.office, cookie)).toBe(401);
      },
    },
    {
      what: '取消角色以后还用原来的角色',
      origin: 'ASVS 8.3.2',
      run: async (world) => {
        const cookie = await newcomer(world, '甲六', ['recommend', 'decide']);
        const form = { name: '甲六', office: '乙镇人大', roles: ['recommend'] };
        expect((await world.as('管丁').post('accounts', form)).status).toBe(200);
        expect(await status(world.office, cookie)).toBe(401);
      },
    },
    {
      what: '十二小时以后再用旧凭证',
      origin: 'ASVS 7.3.2',
      run: ({ office }) => {
        const { until, since } = office.desk.sessions.of('推甲')[0] ?? { until: 0, since: 0 };
        expect(until - since).toBe(12 * 3_600_000);
      },
    },
    {
      what: '看自己在哪里登录，退出其中一处',
      origin: 'ASVS 7.5.2',
      run: async (world) => {
        const first = await newcomer(world, '甲七');
        const second = await signIn(world.office.port, '甲七');
        const listed = (await second.ask('sessions')).body['sessions'] as { id: string; here: boolean }[];
        expect(listed.map(({ here }) => here)).toContain(true);
        const other = listed.find(({ here }) => !here);
        expect((await second.post('sessions/end', { id: other?.id })).status).toBe(200);
        expect(await status(world.office, first)).toBe(401);
        expect(await status(world.office, second.cookie)).toBe(200);
      },
    },
    {
      what: '退出全部登录',
      origin: 'ASVS 7.5.2',
      run: async (world) => {
        const first = await newcomer(world, '甲八');
        const second = await signIn(world.office.port, '甲八');
        expect((await second.post('sessions/end', {})).status).toBe(200);
        expect(await Promise.all([first, second.cookie].map((one) => status(world.office, one)))).toEqual([401, 401]);
      },
    },
    {
      what: '退出别人的登录',
      origin: 'ASVS 8.2.2',
      run: async (world) => {
        const cookie = await newcomer(world, '甲九');
        const [{ id } = { id: '' }] = world.office.desk.sessions.of('甲九');
        expect((await world.as('推甲').post('sessions/end', { id })).status).toBe(404);
        expect(await status(world.office, cookie)).toBe(200);
      },
    },
    {
      what: '退出以后还听得到编务台的消息',
      origin: 'ASVS 7.4.1',
      run: async (world) => {
        const cookie = await newcomer(world, '甲十');
        const response = await fetch(`http://127.0.0.1:${world.office.port}/desk/api/events`, {
          headers: { Cookie: cookie },
        });
        world.office.desk.accounts.remove('甲十');
        world.office.desk.events.endWithSessions();
        // Ends, where it would stay open for ever.
        expect(await response.text()).toContain('retry');
      },
    },
    {
      what: '从别处连续输错密码，把同事锁在外面',
      origin: 'ASVS 6.1.1、6.3.1',
      run: async ({ office }) => {
        for (let count = 0; count < 10; count += 1) await attempt(office, '审乙', 'x'.repeat(8), '10.0.0.9');
        expect((await attempt(office, '审乙', PASSWORD, '10.0.0.9')).status).toBe(429);
        expect((await attempt(office, '审乙', PASSWORD, '10.0.0.20')).status).toBe(204);
      },
    },
    {
      what: '从一个地址试很多人的密码',
      origin: 'ASVS 6.3.1',
      run: async ({ office }) => {
        const answers = [];
        for (let count = 0; count < 31; count += 1) answers.push(await attempt(office, `无${count}`, 'y', '10.0.0.30'));
        expect(answers.at(-1)?.status).toBe(429);
      },
    },
    {
      what: '从很多地址试一个人的密码',
      origin: 'ASVS 6.3.1',
      run: async ({ office }) => {
        const answers = [];
        for (let count = 0; count < 101; count += 1) {
          answers.push(await attempt(office, '无此人', 'y', `10.1.0.${count}`));
        }
        expect(answers.at(-1)?.status).toBe(429);
      },
    },
    {
      what: '从答复里看出有没有这个账号',
      origin: 'ASVS 6.3.8',
      run: async ({ office }) => {
        const known = await attempt(office, '推甲', 'wrong-password', '10.0.0.40');
        const unknown = await attempt(office, '没有这人', 'wrong-password', '10.0.0.40');
        expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
      },
    },
    {
      what: '用姓名的变形登录',
      origin: 'ASVS 1.1.1',
      run: async ({ office }) => {
        for (const name of ['推甲 ', ' 推甲', '推甲\u200b', '推甲\u0000', '推甲\n']) {
          expect((await attempt(office, name, PASSWORD, '10.0.0.50')).status, JSON.stringify(name)).not.toBe(204);
        }
      },
    },
    {
      what: '输错的密码有记录，记录里没有密码',
      origin: 'ASVS 16.3.1',
      run: async ({ office, as }) => {
        await attempt(office, '定丙', 'mei-you-zhe-ge-mima', '10.0.0.60');
        const { text } = await as('管丁').ask('accounts');
        expect(text).toContain('10.0.0.60');
        expect(text).not.toContain('mei-you-zhe-ge-mima');
      },
    },
    {
      what: '账号文件里读得到密码',
      origin: 'ASVS 11.4.2',
      run: ({ office }) => {
        const [first] = office.desk.accounts.all();
        expect(first?.hash).toMatch(/^\$argon2id\$/);
      },
    },
    {
      what: '过短的密码',
      origin: 'ASVS 6.2.1',
      run: async ({ as }) =>
        expect((await as('推甲').post('password', { old: PASSWORD, fresh: 'short12' })).status).toBe(422),
    },
  ],
};
