import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckedDiagnostic } from '../../desk/api/checked-diagnostic.ts';
import { deputyStory, openOffice, PASSWORD, send, signIn, WU } from './office.ts';
import type { Client, Office } from './office.ts';

let office: Office;
let tui: Client;
let ding: Client;

beforeAll(async () => {
  office = await openOffice();
  [tui, ding] = await Promise.all([office.as('推甲'), office.as('定丙')]);
});
afterAll(() => office.close());

const HAN = /\p{Script=Han}/u;
const info = { action: 'info', params: {} };

describe('who may talk to the desk', () => {
  it('is nobody without signing in', async () => {
    for (const path of ['/desk/api/session', '/desk/api/events', `/desk/api/history?path=${WU}`]) {
      const { status, body } = await send(office.port, path);
      expect([status, body.error], path).toEqual([
        401,
        '您还没有登录，或者登录已经过期。请重新登录，您的文字还在页面上。',
      ]);
    }
    expect((await send(office.port, '/desk/api/decap', { method: 'POST', json: info })).status).toBe(401);
  });

  it('is nobody with a forged cookie', async () => {
    const forged = { Cookie: `desk=${Buffer.from('定丙').toString('base64url')}` };
    const { status } = await send(office.port, '/desk/api/decap', { method: 'POST', json: info, headers: forged });
    expect(status).toBe(401);
  });

  it('is nobody from another origin, even with the cookie', async () => {
    for (const Origin of ['http://evil.test', 'null', `https://127.0.0.1:${office.port}`]) {
      const answer = await tui.send('/desk/api/decap', { method: 'POST', json: info, headers: { Origin } });
      expect([answer.status, answer.body.error], Origin).toEqual([
        403,
        '这个请求不是从编务台的页面发出的，没有执行。请在编务台里操作。',
      ]);
    }
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await tui.send('/desk/api/session', { headers })).status).toBe(403);
  });

  it('is nobody under another name of this machine', async () => {
    for (const path of ['/desk/api/session', '/admin/']) {
      const { status, body } = await tui.send(path, { headers: { Host: 'evil.test' } });
      expect([status, body.error?.startsWith('编务台不认识这个地址（evil.test）')], path).toEqual([421, true]);
    }
  });

  it('gives a cookie that no script reads and no other site sends', async () => {
    const json = { name: '推甲', password: PASSWORD };
    const { status, headers } = await send(office.port, '/desk/api/session', { method: 'POST', json });
    expect(status).toBe(204);
    expect(headers['set-cookie']?.[0]).toMatch(/^desk=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('ends with signing out', async () => {
    const client = await signIn(office.port, '审乙');
    expect((await client.send('/desk/api/session')).body).toMatchObject({ name: '审乙', mayReview: true });
    expect((await client.send('/desk/api/session', { method: 'DELETE' })).status).toBe(204);
    expect((await client.send('/desk/api/session')).status).toBe(401);
  });

  it('states the desk’s own content security policy and leaves the public site its own', async () => {
    const desk = await send(office.port, '/admin/');
    expect(desk.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' blob:; frame-src 'self' blob:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect((await send(office.port, '/')).headers['content-security-policy']).toBeUndefined();
  });

  it('is refused after ten wrong passwords, in the same words whether the name exists or not', async () => {
    const other = await openOffice();
    const attempt = (name: string) =>
      send(other.port, '/desk/api/session', { method: 'POST', json: { name, password: 'wrong-password' } });
    const answers = [];
    for (let count = 0; count < 11; count += 1) answers.push(await attempt('推甲'));
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    expect(answers.at(-1)?.body.error).toBe('密码错的次数太多了，请过15分钟再试。');
    expect((await attempt('没有这人')).body.error).toBe(answers[0]?.body.error);
    await other.close();
  });
});

describe('what may be touched', () => {
  it.each([
    '.git/config',
    '../../.git/config.mdx',
    'deputies/../../site.mdx',
    '../../etc/passwd',
    '/etc/passwd',
    'src/site.ts',
    'withdrawn/cases-gone.yaml',
    'content.yaml',
    'deputies/./wu.mdx',
    'nowhere/wu.mdx',
    'package.json',
  ])('is no file outside content and uploads: %s', async (path) => {
    const saved = await tui.save(path, deputyStory());
    expect([403, 422]).toContain(saved.status);
    expect(saved.body.error).toMatch(HAN);
    for (const [action, params] of [
      ['getEntry', { path }],
      ['getMediaFile', { path }],
      ['entriesByFiles', { files: [{ path }] }],
      ['entriesByFolder', { folder: path, extension: 'mdx', depth: 1 }],
      ['deleteFiles', { paths: [path], options: { commitMessage: 'x' } }],
      ['persistMedia', { asset: { path, content: 'eA==', encoding: 'base64' }, options: { commitMessage: 'x' } }],
    ] as const) {
      const { status, body } = await ding.decap(action, params);
      expect(status, action).toBeGreaterThanOrEqual(400);
      expect(body.error, action).toMatch(HAN);
    }
  });

  it('is no action but those of the protocol, and no publication past the board', async () => {
    expect((await tui.decap('toString')).body.error).toBe('编务台没有这个操作。');
    expect((await tui.decap('runCommand')).status).toBe(422);
    const { status, body } = await tui.decap('persistEntry', {
      dataFiles: [{ slug: 'wu', path: WU, raw: deputyStory() }],
      assets: [],
      options: { useWorkflow: false },
    });
    expect([status, body.error]).toEqual([403, '不能跳过推、审、定直接发布。请存成草稿，再在看板上移动。']);
  });

  it.each(['', '代表', 'a'.repeat(120), 'UPPER'])('is no entry whose code makes no address: “%s”', async (slug) => {
    const { status, body } = await tui.save(`deputies/${slug}.mdx`, deputyStory());
    expect(status).toBe(422);
    expect(body.error).toMatch(HAN);
  });
});

describe('what may be written', () => {
  it.each([
    ['import x from "fs"', 'import'],
    ['export const a = 1', 'export'],
    ['吴某{process.exit()}照看。', '花括号'],
    ['<Fact source="2020-001#p1">3口{process.exit()}</Fact>', '花括号'],
    ['<Fact source={evil()}>3口</Fact>', '不能写程序'],
    ['<script>alert(1)</script>', '<script>'],
    ['<Fact source="2020-001#p1" onClick="x">3口</Fact>', '网页代码'],
    ['[点这里](javascript:alert(1))', 'javascript:alert(1)'],
    ['![图](data:text/html;base64,eA==)', 'data:text/html'],
  ])('is nothing that runs: %s', async (words, named) => {
    const { status, body } = await tui.save(WU, deputyStory(words));
    expect(status).toBe(422);
    expect(body.error).toContain('没有保存，请先改好这几处：');
    expect(body.error).toContain('deputies/wu.mdx 第10行');
    expect(body.error).toContain(named);
    expect(await tui.status('deputies/wu')).toBeUndefined();
  });

  it('is nothing that runs in a briefing either', async () => {
    const path = 'briefings/2020-001.md';
    const raw = String(await tui.published(path));
    const { status } = await tui.save(path, raw.replace('先修好', '<script>alert(1)</script>先修好'));
    expect(status).toBe(422);
  });

  it('is no personal data', async () => {
    const { status, body } = await tui.save(WU, deputyStory('联系吴某：13812345678。'));
    expect(status).toBe(422);
    expect(body.error).toContain('这里有手机号');
  });

  it('may still be an unfinished draft, and the check says what it lacks', async () => {
    const raw = deputyStory().replace('place: yi\n', '').replace('吴某照看老水井。', '照看,<5岁');
    const path = 'deputies/feng.mdx';
    expect((await tui.save(path, raw)).status).toBe(200);
    const { body } = await tui.send('/desk/api/check', { method: 'POST', json: { path, raw } });
    const diagnostics = body['diagnostics'] as CheckedDiagnostic[];
    expect(diagnostics.find(({ field }) => field === 'place')?.sentence).toContain('缺少「地方」');
    expect(diagnostics.some(({ blocksSaving }) => blocksSaving)).toBe(false);
  });

  it('is no text of more than a megabyte', async () => {
    expect((await tui.save(WU, deputyStory('吴'.repeat(400_000)))).body.error).toContain('超过1MB');
    const { status, body } = await tui.decap('persistEntry', { rest: 'x'.repeat(51_000_000) });
    expect([status, body.error]).toEqual([413, '内容太大了：稿子不超过1MB，每张图片不超过10MB。']);
  });
});

describe('pictures', () => {
  it('stop a publication when one that the text shows is missing', async () => {
    const lost = 'deputies/lost.mdx';
    const raw = deputyStory('吴某照看老水井。\n\n![老水井](../pictures/没有.jpg)');
    const checked = await tui.send('/desk/api/check', { method: 'POST', json: { path: lost, raw } });
    expect(JSON.stringify(checked.body['diagnostics'])).toContain('图片库里没有“没有.jpg”');
    await tui.save(lost, raw);
    await tui.move('deputies/lost', 'pending_review');
    await (await office.as('审乙')).move('deputies/lost', 'pending_publish');
    const answer = await (await office.as('定丙')).publish('deputies/lost');
    expect([answer.status, answer.body.error]).toEqual([422, expect.stringContaining('图片库里没有“没有.jpg”')]);
  });

  const asset = (name: string, content: Buffer) => ({
    path: `pictures/${name}`,
    content: content.toString('base64'),
    encoding: 'base64',
  });
  const picture = () => sharp({ create: { width: 40, height: 20, channels: 3, background: '#c00' } });
  const withPosition = () =>
    picture()
      .jpeg()
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 0/1 0/1' } })
      .toBuffer();

  it('lose where they were taken, keep a Chinese name, and come back', async () => {
    const original = await withPosition();
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const saved = await tui.save(WU, deputyStory('![看井](../pictures/看井人.jpg)'), [asset('看井人.jpg', original)]);
    expect(saved.status).toBe(200);
    const path = 'pictures/看井人.jpg';
    const { body } = await tui.decap('unpublishedEntryMediaFile', { collection: 'deputies', slug: 'wu', id: '', path });
    const stored = await sharp(Buffer.from(String(body['content']), 'base64')).metadata();
    expect([stored.format, stored.width, stored.exif]).toEqual(['jpeg', 40, undefined]);
    expect(body['name']).toBe('看井人.jpg');
    const { body: draft } = await tui.decap('unpublishedEntry', { collection: 'deputies', slug: 'wu' });
    expect((draft['diffs'] as { path: string }[]).map((one) => one.path)).toEqual([path, WU]);
    await tui.save(WU, deputyStory());
    const { body: without } = await tui.decap('unpublishedEntry', { collection: 'deputies', slug: 'wu' });
    expect((without['diffs'] as { path: string }[]).map((one) => one.path)).toEqual([WU]);
  });

  it.each([
    ['an SVG', 'a.png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 415, 'SVG'],
    ['a page named as a picture', 'a.jpg', '<html><script>alert(1)</script></html>', 415, '不是 JPEG、PNG 或 WebP'],
    ['an SVG by its name', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415, '不能上传 SVG'],
    ['a name with a sign', 'a b$.jpg', 'x', 422, '图片名「a b$.jpg」不能用'],
    ['a path in its name', '../site.jpg', 'x', 403, '图片只能放在图片文件夹'],
    ['a hidden file', '.htaccess', 'x', 422, '不能用'],
  ])('are refused: %s', async (_what, name, content, status, words) => {
    const answer = await tui.save(WU, deputyStory(), [asset(name, Buffer.from(content))]);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toContain(words);
  });

  it('are refused above ten megabytes', async () => {
    const answer = await tui.save(WU, deputyStory(), [asset('a.jpg', Buffer.alloc(10_000_001))]);
    expect([answer.status, answer.body.error]).toEqual([413, '图片超过10MB（这张11MB），请先压缩再上传。']);
  });

  it('get a safe name in the library, never replace another, and are not removed while a page shows them', async () => {
    const png = await picture().png().toBuffer();
    const params = { asset: asset('看 井(1).PNG', png), options: { commitMessage: 'x' } };
    const { body } = await tui.decap('persistMedia', params);
    expect(body['path']).toBe('pictures/看-井-1.png');
    const other = await picture().negate().png().toBuffer();
    const again = await tui.decap('persistMedia', { ...params, asset: asset('看 井(1).PNG', other) });
    expect([again.status, again.body.error]).toEqual([409, expect.stringContaining('已经有同名的图片')]);
    const listed = (await tui.decap('getMedia', { mediaFolder: 'pictures' })).body as unknown;
    const names = (listed as { name: string }[]).map(({ name }) => name);
    expect(names.filter((name) => name.includes('井'))).toEqual(['看-井-1.png', '老水井.png']);
    const path = String(body['path']);
    const removal = { paths: [path], seen: { [path]: body['id'] } };
    expect((await tui.decap('deleteFiles', removal)).status).toBe(403);
    expect((await ding.decap('deleteFiles', removal)).status).toBe(200);
  });
});
