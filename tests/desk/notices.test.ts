/** What is told outside the desk: each way tried against a receiver on this machine. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createSocket } from 'node:net';
import type { AddressInfo, Server as SocketServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Notices } from '#desk/server/notices.ts';
import { deputyStory, openOffice, PASSWORD, WU } from './office.ts';
import type { Client, Office } from './office.ts';

const KEY = 'deputies/wu';
const WORD = '水井的秘密';
let office: Office;
let tui: Client;
let guan: Client;
let robot: Robot;

/** A robot of a group: keeps what it is sent, and answers as it is told. */
class Robot {
  readonly heard: { readonly url: URL; readonly body: Record<string, unknown> }[] = [];
  answers: { readonly status: number; readonly body: string }[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => void this.#take(request, response));
    this.#server.listen(0, '127.0.0.1');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/robot`;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const part of request) text += String(part);
    this.heard.push({ url: new URL(request.url ?? '', this.url), body: JSON.parse(text) as Record<string, unknown> });
    const { status, body } = this.answers.shift() ?? { status: 200, body: '{"errcode":0}' };
    response.writeHead(status).end(body);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** Takes mail as RFC 5321 says, and keeps it. */
async function mailbox(): Promise<{ readonly server: SocketServer; readonly mail: string[] }> {
  const mail: string[] = [];
  const server = createSocket((socket) => {
    let text = '';
    let inData = false;
    socket.write('220 desk.invalid ESMTP\r\n');
    socket.on('data', (data) => {
      text += data.toString();
      for (let end = text.indexOf('\r\n'); end !== -1; end = text.indexOf('\r\n')) {
        if (inData) {
          const last = text.indexOf('\r\n.\r\n');
          if (last === -1) return;
          mail.push(text.slice(0, last));
          text = text.slice(last + 5);
          inData = false;
          socket.write('250 taken\r\n');
          continue;
        }
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        inData = line === 'DATA';
        socket.write(inData ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, mail };
}

/** The text of a mail, as RFC 2045 writes it in letters. */
function fromQuotedPrintable(body: string): string {
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_sign, hex: string) => `%${hex}`);
  return decodeURIComponent(bytes);
}

beforeEach(async () => {
  robot = new Robot();
  office = await openOffice({ settings: { origin: 'https://desk.example.gov.cn' } });
  [tui, guan] = await Promise.all([office.as('推甲'), office.as('管丁')]);
});
afterEach(async () => {
  robot.close();
  await office.close();
});

async function save(settings: unknown): Promise<void> {
  expect((await guan.post('notices', settings)).status).toBe(200);
}

async function recommend(): Promise<void> {
  await tui.save(WU, deputyStory(WORD));
  expect((await tui.move(KEY, 'pending_review')).status).toBe(200);
}

describe('a robot', () => {
  const secret = 'SEC-1';
  it.each([
    ['wecom', (text: string) => ({ msgtype: 'text', text: { content: text } })],
    ['dingtalk', (text: string) => ({ msgtype: 'text', text: { content: text } })],
    ['feishu', (text: string) => ({ msg_type: 'text', content: { text } })],
    ['json', (text: string) => ({ event: 'waiting', count: 1, text })],
  ] as const)('of %s is told that something waits, and no word of the draft', async (kind, bodyOf) => {
    await save({ on: true, webhooks: [{ kind, url: robot.url, secret }] });
    await recommend();
    await expect.poll(() => robot.heard.length, { timeout: 20_000 }).toBe(1);
    const text = '编务台有1篇稿件转到下一步，请有关同志登录办理。https://desk.example.gov.cn/admin/';
    const [{ url, body } = { url: new URL(robot.url), body: {} }] = robot.heard;
    expect(body).toMatchObject(bodyOf(text));
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${WORD}|吴某|wu`));
    const at = url.searchParams.get('timestamp') ?? String((body as { timestamp?: string }).timestamp);
    const signed = (key: string, said: string) => createHmac('sha256', key).update(said).digest('base64');
    if (kind === 'dingtalk') expect(url.searchParams.get('sign')).toBe(signed(secret, `${at}\n${secret}`));
    else expect(url.search).toBe('');
    if (kind === 'feishu') expect(body).toMatchObject({ sign: signed(`${at}\n${secret}`, '') });
  });

  it('hears nothing until notices are turned on, nor of a save', async () => {
    await save({ on: false, webhooks: [{ kind: 'wecom', url: robot.url }] });
    await recommend();
    await save({ on: true, webhooks: [{ kind: 'wecom', url: robot.url }] });
    await tui.draft(KEY, WU);
    await tui.save(WU, deputyStory('改过。'));
    await (await office.as('审乙')).move(KEY, 'pending_publish');
    await expect.poll(() => robot.heard.length, { timeout: 20_000 }).toBe(1);
  });

  it('that refuses, in whichever way, is tried again', async () => {
    robot.answers = [
      { status: 502, body: '' },
      { status: 200, body: '{"errcode":45009,"errmsg":"freq out of limit"}' },
    ];
    const notices = new Notices(`${office.root}/.desk/tried.json`, {
      flow: office.desk.flow,
      accounts: office.desk.accounts,
      origin: undefined,
      retries: [0, 0],
    });
    notices.save({ on: true, webhooks: [{ kind: 'wecom', url: robot.url }] });
    notices.hear({ type: 'draft', about: [KEY], name: '推甲', step: '推荐' });
    await expect.poll(() => robot.heard.length, { timeout: 20_000 }).toBe(3);
    notices.close();
  });

  it('that was out of reach when the desk was closed is told after the next start', async () => {
    const file = `${office.root}/.desk/tried.json`;
    const around = { flow: office.desk.flow, accounts: office.desk.accounts, origin: undefined };
    robot.answers = [{ status: 502, body: '' }];
    const before = new Notices(file, around);
    before.save({ on: true, webhooks: [{ kind: 'json', url: robot.url }] });
    before.hear({ type: 'draft', about: [KEY], name: '推甲', step: '推荐' });
    const queue = `${office.root}/.desk/tried-waiting.json`;
    await expect.poll(() => readFileSync(queue, 'utf8')).toContain('"tries":1');
    before.close();
    // The next try is due by now.
    writeFileSync(queue, readFileSync(queue, 'utf8').replace(/"due":\d+/, '"due":0'));
    const after = new Notices(file, around);
    await expect.poll(() => robot.heard.length, { timeout: 20_000 }).toBe(2);
    expect(robot.heard[1]?.body['text']).toBe(robot.heard[0]?.body['text']);
    await expect.poll(() => readFileSync(queue, 'utf8')).toBe('[]');
    after.close();
    // What has arrived is not told once more.
    const last = new Notices(file, around);
    last.close();
    expect(robot.heard).toHaveLength(2);
  });

  it('is tried out before it is relied on, and what it says against it is shown', async () => {
    const form = { on: false, webhooks: [{ kind: 'feishu', url: robot.url }] };
    expect((await guan.post('notices/try', form)).status).toBe(200);
    robot.answers = [{ status: 200, body: '{"code":19021,"msg":"sign match fail"}' }];
    const answer = await guan.post('notices/try', form);
    expect([answer.status, answer.body.error]).toEqual([422, '没有送到：19021 sign match fail']);
  });
});

describe('mail', () => {
  it('goes to whom something waits for, and to nobody else', async () => {
    const { server, mail } = await mailbox();
    const { port } = server.address() as AddressInfo;
    await office.desk.accounts.put(
      [
        { name: '审乙', office: '甲县人大', roles: ['review'] as const, email: 'shen@example.gov.cn' },
        { name: '定丙', office: '甲县人大', roles: ['decide'] as const, email: 'ding@example.gov.cn' },
      ].map((one) => ({ ...one, roles: [...one.roles], password: PASSWORD })),
    );
    await save({
      on: true,
      webhooks: [],
      mail: { host: '127.0.0.1', port, secure: false, from: 'desk@example.gov.cn' },
    });
    await recommend();
    await expect.poll(() => mail.length, { timeout: 20_000 }).toBe(1);
    expect(mail[0]).toContain('To: shen@example.gov.cn');
    const words = fromQuotedPrintable(mail[0]?.split('\r\n\r\n')[1] ?? '');
    expect(words).toContain('审乙：编务台有1件事等您办。');
    expect(mail[0]).not.toContain('吴某');
    expect((await guan.post('notices/try', (await guan.ask('notices')).body)).status).toBe(200);
    await expect.poll(() => mail.at(-1), { timeout: 20_000 }).toContain('To: desk@example.gov.cn');
    server.close();
  });
});

describe('what is secret in the settings', () => {
  it('is never given out again, stays when it is not typed anew, and goes to no other address', async () => {
    await save({ on: true, webhooks: [{ kind: 'dingtalk', url: robot.url, secret: 'SEC-1' }] });
    const shown = await guan.ask('notices');
    expect(shown.text).not.toContain('SEC-1');
    await save(shown.body);
    expect(office.desk.notices.settings().webhooks[0]?.secret).toBe('SEC-1');
    const [one] = shown.body['webhooks'] as { url: string }[];
    await save({ on: true, webhooks: [{ ...one, url: 'https://elsewhere.invalid/' }] });
    expect(office.desk.notices.settings().webhooks[0]?.secret).toBeUndefined();
  });
});
