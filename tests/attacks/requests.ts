/** Requests that no page of the desk makes: from elsewhere, under other names, without a session, of other shapes. */
import { expect } from 'vitest';
import { send } from '../desk/office.ts';
import type { Answer, Office, Sending } from '../desk/office.ts';
import type { Chapter, Row, World } from './row.ts';

const INFO = { action: 'info', params: {} };
const post = (json: unknown, headers: Record<string, string> = {}): Sending => ({ method: 'POST', json, headers });

/** What 推甲’s browser sends to the desk, with other headers. */
const asTui = ({ as }: World, headers: Record<string, string>) =>
  as('推甲').send('/desk/api/decap', post(INFO, headers));

const refused = ({ status, text }: Answer, ...allowed: readonly number[]) => {
  expect(allowed).toContain(status);
  expect(text).not.toMatch(/\bat .+\.ts:\d+|node_modules/);
};

const csrf = (what: string, headers: (office: Office) => Record<string, string>): Row => ({
  what,
  origin: 'ASVS 3.5.1',
  run: async (world) => refused(await asTui(world, headers(world.office)), 403),
});

const host = (name: string | ((port: number) => string)): Row => ({
  what: `用别的主机名打开：${typeof name === 'string' ? name : name(4321)}`,
  origin: '域名重绑定',
  run: async ({ office: { port }, as }) => {
    const Host = typeof name === 'string' ? name : name(port);
    refused(await as('推甲').send('/desk/api/session', { headers: { Host } }), 421, 400);
  },
});

const anonymous = (method: string, path: string, ...allowed: readonly number[]): Row => ({
  what: `没有登录就请求 ${method} ${path}`,
  origin: 'ASVS 8.3.1',
  run: async ({ office }) => {
    const sending = method === 'GET' ? {} : { method, ...(method === 'POST' && { json: {} }) };
    refused(await send(office.port, path, sending), ...allowed);
  },
});

/** A path of the public side that leads to nothing, whatever is written around it. */
const nowhere = (path: string): Row => ({
  what: `公开网站上请求 ${path}`,
  origin: 'ASVS 5.3.2',
  run: async ({ office }) => {
    const answer = await send(office.port, path);
    expect(answer.status).toBeLessThan(504);
    expect(answer.text).not.toMatch(/root:|"hash"|\[core\]|\bat .+\.ts:\d+/);
  },
});

const header = (what: string, origin: string, path: string, name: string, value: RegExp): Row => ({
  what,
  origin,
  run: async ({ as }) => expect(String((await as('推甲').send(path)).headers[name])).toMatch(value),
});

export const requests: Chapter = {
  title: '不是编务台页面发出的请求',
  rows: [
    csrf('没有 Origin 的修改', () => ({ Origin: '' })),
    csrf('Origin 为 null 的修改', () => ({ Origin: 'null' })),
    csrf('别的网站发来的修改', () => ({ Origin: 'http://evil.test' })),
    csrf('Origin 以本站开头的修改', ({ port }) => ({ Origin: `http://127.0.0.1:${port}.evil.test` })),
    csrf('Origin 是别的端口的修改', () => ({ Origin: 'http://127.0.0.1:1' })),
    csrf('Origin 是别的协议的修改', ({ port }) => ({ Origin: `https://127.0.0.1:${port}` })),
    csrf('Sec-Fetch-Site 为 cross-site 的修改', () => ({ 'Sec-Fetch-Site': 'cross-site' })),
    csrf('Sec-Fetch-Site 为 same-site 的修改', () => ({ 'Sec-Fetch-Site': 'same-site' })),
    {
      what: '别的网站读取登录的人是谁',
      origin: 'ASVS 3.5.3',
      run: async ({ as }) =>
        refused(await as('推甲').send('/desk/api/session', { headers: { 'Sec-Fetch-Site': 'cross-site' } }), 403),
    },
    {
      what: '用纯文本类型发来的修改',
      origin: 'ASVS 3.5.2',
      run: async (world) => refused(await asTui(world, { 'Content-Type': 'text/plain' }), 422),
    },
    {
      what: '用表单类型发来的修改',
      origin: 'ASVS 3.5.2',
      run: async (world) => refused(await asTui(world, { 'Content-Type': 'application/x-www-form-urlencoded' }), 422),
    },
    {
      what: '跨域预检请求',
      origin: 'ASVS 3.4.2',
      run: async ({ office }) => {
        const headers = { Origin: 'http://evil.test', 'Access-Control-Request-Method': 'POST' };
        const answer = await send(office.port, '/desk/api/decap', { method: 'OPTIONS', headers });
        refused(answer, 403);
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      },
    },
    {
      what: '用读取的方法执行修改',
      origin: 'ASVS 3.5.3',
      run: async ({ as }) => refused(await as('推甲').send('/desk/api/withdraw?path=cases/well.mdx'), 404),
    },
    {
      what: '用 X-HTTP-Method-Override 换方法',
      origin: 'ASVS 3.5.3',
      run: async ({ as }) => {
        await as('推甲').send('/desk/api/session', { headers: { 'X-HTTP-Method-Override': 'DELETE' } });
        expect((await as('推甲').send('/desk/api/session')).status).toBe(200);
      },
    },
    host('evil.test'),
    host((port) => `evil.test:${port}`),
    host((port) => `127.0.0.1.nip.test:${port}`),
    host('localhost'),
    host((port) => `0.0.0.0:${port}`),
    host((port) => `127.0.0.1:${port}@evil.test`),
    {
      what: '用 X-Forwarded-Host 冒充主机名',
      origin: '域名重绑定',
      run: async ({ as, office: { port } }) =>
        refused(
          await as('推甲').send('/desk/api/session', {
            headers: { Host: 'evil.test', 'X-Forwarded-Host': `127.0.0.1:${port}` },
          }),
          421,
        ),
    },
    anonymous('GET', '/desk/api/session', 401),
    anonymous('POST', '/desk/api/decap', 401),
    anonymous('POST', '/desk/api/check', 401),
    anonymous('POST', '/desk/api/withdraw', 401),
    anonymous('POST', '/desk/api/accounts', 401),
    anonymous('POST', '/desk/api/accounts/reset', 401),
    anonymous('POST', '/desk/api/sessions/end', 401),
    anonymous('POST', '/desk/api/password', 401, 429),
    anonymous('GET', '/desk/api/accounts', 401),
    anonymous('GET', '/desk/api/sessions', 401),
    anonymous('GET', '/desk/api/history?path=site.yaml', 401),
    anonymous('GET', '/desk/api/events', 401),
    anonymous('GET', '/desk/api/entries', 401),
    anonymous('GET', '/desk/api/pictures?q=&page=1', 401),
    anonymous('GET', '/desk/api/pictures/thumbnail?name=lu-mian.png', 401),
    anonymous('GET', '/desk/api/choices?from=places&q=', 401),
    anonymous('GET', '/desk/api/next-issue', 401),
    anonymous('GET', '/desk/api/doubts?path=cases/well.mdx', 401),
    anonymous('PUT', '/desk/api/session', 401, 404),
    nowhere('/.desk/accounts.json'),
    nowhere('/.git/config'),
    nowhere('/../../../../etc/passwd'),
    nowhere('/..%2f..%2f..%2f..%2fetc/passwd'),
    nowhere('/admin/../.desk/accounts.json'),
    nowhere('/admin/%2e%2e/accounts.json'),
    nowhere('/admin/..%5caccounts.json'),
    nowhere('/admin/%252e%252e/accounts.json'),
    nowhere('/%00'),
    nowhere('/%'),
    nowhere('/%E0%A4%A'),
    nowhere('//'),
    nowhere('//evil.test/'),
    nowhere('/\\evil.test'),
    nowhere('/current/index.html'),
    {
      what: '双斜线地址不把人带到别的网站',
      origin: 'ASVS 3.7.2',
      run: async ({ office }) => {
        const { headers } = await send(office.port, '//evil.test/%2f..');
        expect(String(headers['location'] ?? '/')).toMatch(/^\/(?!\/)/);
      },
    },
    header('接口的答复不许被缓存', 'ASVS 14.2.2', '/desk/api/session', 'cache-control', /no-store/),
    header('接口的答复不许被猜类型', 'ASVS 3.4.4', '/desk/api/session', 'x-content-type-options', /nosniff/),
    header(
      '编务台的页面不许被别的网站框住',
      'ASVS 3.4.6',
      '/admin/',
      'content-security-policy',
      /frame-ancestors 'none'/,
    ),
    header('编务台的页面只运行自己的脚本', 'ASVS 3.4.3', '/admin/', 'content-security-policy', /script-src 'self';/),
    header('编务台的页面不许改基址', 'ASVS 3.4.3', '/admin/', 'content-security-policy', /base-uri 'none'/),
    header('编务台不把地址告诉别的网站', 'ASVS 3.4.5', '/admin/', 'referrer-policy', /same-origin/),
    {
      what: '不说自己用的是什么程序',
      origin: 'ASVS 13.4.6',
      run: async ({ as }) => expect((await as('推甲').send('/admin/')).headers['x-powered-by']).toBeUndefined(),
    },
    {
      what: '不是 JSON 的请求不露出程序的内部',
      origin: 'ASVS 16.5.1',
      run: async ({ office, as }) => {
        const answer = await as('推甲').send('/desk/api/decap', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Origin: `http://127.0.0.1:${office.port}` },
        });
        refused(answer, 400, 422);
      },
    },
    {
      what: '原型链上的名字不是操作',
      origin: 'ASVS 2.2.1',
      run: async ({ as }) => {
        for (const action of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
          expect((await as('定丙').decap(action)).status, action).toBe(422);
        }
      },
    },
  ],
};
