/** A small office for the desk's tests: an invented project, real git, the real server, an instant build. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM } from '#program/program.mjs';
import { openDesk } from '#desk/server/desk.ts';
import type { Desk, DeskOptions } from '#desk/server/desk.ts';
import { serveDesk } from '#desk/server/server.ts';

const fixture = join(import.meta.dirname, '../fixtures/office');
const quickBuild = join(import.meta.dirname, 'quick-build.ts');

const people = [
  { name: '推甲', office: '乙镇人大', roles: ['recommend'] },
  { name: '审乙', office: '甲县人大社会建设委', roles: ['review'] },
  { name: '定丙', office: '甲县人大常委会主任会议', roles: ['decide'] },
  { name: '管丁', office: '甲县人大常委会办公室', roles: ['manage'] },
  { name: '全戊', office: '甲县人大常委会办公室', roles: ['recommend', 'review', 'decide'] },
] as const;
export type PersonName = (typeof people)[number]['name'];
export const PASSWORD = 'xiaojing-2020';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body as JSON; undefined when it is not JSON. */
  readonly body: Record<string, unknown> & { readonly error?: string };
}

export interface Sending {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
}

/** Sends a request as it is, whatever headers it claims. */
export function send(
  port: number,
  path: string,
  { method = 'GET', headers = {}, json }: Sending = {},
): Promise<Answer> {
  const body = json === undefined ? undefined : JSON.stringify(json);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ host: '127.0.0.1', port, path, method },
        headers: {
          Host: `127.0.0.1:${port}`,
          ...(method !== 'GET' && { Origin: `http://127.0.0.1:${port}` }),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString();
          let parsed: unknown;
          try {
            parsed = JSON.parse(text);
          } catch {
            parsed = undefined;
          }
          const { statusCode: status = 0, headers: received } = response;
          resolve({ status, headers: received, text, body: parsed as Answer['body'] });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** One person at one browser. */
export class Client {
  readonly port: number;
  readonly cookie: string;
  /** What is on the screen: the content id of each file that was read or saved. */
  readonly seen: Map<string, unknown>;

  constructor(port: number, cookie: string, seen = new Map<string, unknown>()) {
    this.port = port;
    this.cookie = cookie;
    this.seen = seen;
  }

  send(path: string, sending: Sending = {}): Promise<Answer> {
    return send(this.port, path, { ...sending, headers: { Cookie: this.cookie, ...sending.headers } });
  }

  decap(action: string, params: Record<string, unknown> = {}): Promise<Answer> {
    return this.send('/desk/api/decap', { method: 'POST', json: { action, params: { branch: 'main', ...params } } });
  }

  async save(path: string, raw: string, assets: readonly unknown[] = []): Promise<Answer> {
    const slug = /([^/]+)\.\w+$/.exec(path)?.[1] ?? '';
    const answer = await this.decap('persistEntry', {
      dataFiles: [{ slug, path, raw }],
      assets,
      options: { useWorkflow: true, status: 'draft', commitMessage: 'x', collectionName: path.split('/')[0] },
      seen: this.seen.get(path),
    });
    if (answer.status === 200) this.seen.set(path, answer.body['id']);
    return answer;
  }

  /** Opens a draft. @returns its version, which every step on it has to name. */
  async open(key: string): Promise<string | undefined> {
    const [collection, slug] = key.split('/');
    const { body } = await this.decap('unpublishedEntry', { collection, slug });
    return body['version'] as string | undefined;
  }

  /** Moves a draft; opens it first unless the version on the screen is given. */
  async move(key: string, newStatus: string, version?: string, reason = '数字对不上。'): Promise<Answer> {
    return this.act('updateUnpublishedEntryStatus', key, version, { newStatus, reason });
  }

  /** What the pages ask beside Decap. */
  post(path: string, json: unknown): Promise<Answer> {
    return this.send(`/desk/api/${path}`, { method: 'POST', json });
  }

  ask(path: string): Promise<Answer> {
    return this.send(`/desk/api/${path}`);
  }

  publish(key: string, version?: string): Promise<Answer> {
    return this.act('publishUnpublishedEntry', key, version);
  }

  discard(key: string, version?: string): Promise<Answer> {
    return this.act('deleteUnpublishedEntry', key, version);
  }

  async act(action: string, key: string, version?: string, more: Record<string, unknown> = {}): Promise<Answer> {
    const [collection, slug] = key.split('/');
    return this.decap(action, { collection, slug, version: version ?? (await this.open(key)), ...more });
  }

  /** Takes a published page down; opens it first unless its content id on the screen is given. */
  async withdraw(path: string, reason?: string, seen?: string): Promise<Answer> {
    if (seen === undefined) await this.published(path);
    const json = { path, reason, seen: seen ?? this.seen.get(path) };
    return this.send('/desk/api/withdraw', { method: 'POST', json });
  }

  async status(key: string): Promise<unknown> {
    const [collection, slug] = key.split('/');
    const { status, body } = await this.decap('unpublishedEntry', { collection, slug });
    return status === 200 ? body['status'] : undefined;
  }

  async draft(key: string, path: string): Promise<unknown> {
    const [collection, slug] = key.split('/');
    const { body } = await this.decap('unpublishedEntryDataFile', { collection, slug, id: '', path });
    this.seen.set(path, body['id']);
    return body['data'];
  }

  async published(path: string): Promise<unknown> {
    const { data, file } = (await this.decap('getEntry', { path })).body as { data: unknown; file?: { id: unknown } };
    this.seen.set(path, file?.id);
    return data;
  }
}

export async function signIn(port: number, name: string, password = PASSWORD): Promise<Client> {
  const answer = await send(port, '/desk/api/session', { method: 'POST', json: { name, password } });
  const [cookie = ''] = answer.headers['set-cookie'] ?? [];
  return new Client(port, cookie.split(';', 1)[0] ?? '');
}

/** Copies the invented office into a folder of its own. */
export function newProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'desk-'));
  cpSync(fixture, root, { recursive: true });
  return root;
}

export interface Office {
  /** Its folder. */
  readonly root: string;
  readonly desk: Desk;
  readonly port: number;
  as(name: PersonName): Promise<Client>;
  /** Closes the server and removes everything. */
  close(): Promise<void>;
  /** Closes the server and keeps the files. */
  stop(): Promise<void>;
}

/**
 * @param adminFolder The desk's built files; without them the desk answers requests only.
 * @param wantedPort The port of an office that was stopped; any free one when left out.
 */
export async function openOffice(
  options: Partial<DeskOptions> = {},
  adminFolder = '',
  wantedPort = 0,
): Promise<Office> {
  const root = options.office ?? newProject();
  const desk = await openDesk({
    ...{
      program: PROGRAM,
      office: root,
      state: join(root, '.desk'),
      settings: {},
      buildScript: quickBuild,
      say: () => undefined,
    },
    ...options,
  });
  if (desk.accounts.all().length === 0) {
    await desk.accounts.put(people.map((one) => ({ ...one, roles: [...one.roles], password: PASSWORD })));
  }
  const admin = adminFolder || join(root, 'admin-files');
  const server: Server = await serveDesk(desk, { base: '/', adminFolder: admin, port: wantedPort });
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await desk.close();
  };
  return {
    ...{ root, desk, port, stop },
    as: (name) => signIn(port, name),
    close: async () => {
      await stop();
      if (existsSync(root)) rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The three who carry a draft: 推, 审 and 定. */
export function threeApprovers(office: Pick<Office, 'as'>): Promise<[tui: Client, shen: Client, ding: Client]> {
  return Promise.all([office.as('推甲'), office.as('审乙'), office.as('定丙')]);
}

export const WU = 'deputies/wu.mdx';

/** A new deputy's page that every check accepts. */
export function deputyStory(words = '吴某照看老水井。'): string {
  return `---
name: 吴某
offices: [乙镇人大代表]
summary: 照看老水井。天天都去。
place: yi
source: 2020-001
topics: [water]
---

${words}
`;
}
