/** The examples of docs/deploy.md, run as they are written but for addresses and folders. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const deploy = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');

/** The first example in `language` below a heading, such as `## nginx`, that holds `words`. */
export function example(heading: string, language: string, words = ''): string {
  const from = deploy.indexOf(`\n${heading}\n`);
  const found = from < 0 ? [] : deploy.slice(from).matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``, 'g'));
  for (const [, text = ''] of found) if (text.includes(words)) return text;
  throw new Error(`docs/deploy.md has no ${language} example below “${heading}”`);
}

export function change(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the example no longer says “${from}”`);
  return text.replaceAll(from, to);
}

const SUB_PATH = '## 放在子栏目下';

/** Where Debian puts nginx's module for compressed copies of the newer kind. */
export const hasBrotli = existsSync('/usr/lib/nginx/modules/ngx_http_brotli_static_module.so');

type Ports = readonly [port: number, columnPort: number];

/** Two that nobody listens on: what stands on a fixed one would be taken for the server under test. */
export async function freePorts(): Promise<Ports> {
  const servers = await Promise.all(
    [0, 1].map(async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const [port = 0, columnPort = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return [port, columnPort];
}

export interface WebServer {
  readonly url: string;
  /** Where the site is a column of another host, below /rd/. */
  readonly columnHost: string;
  stop(): Promise<void>;
}

export interface Hosting {
  /** A folder for configuration and logs, which every user may pass. */
  readonly folder: string;
  /** What the example calls /srv/renda/current. */
  readonly siteRoot: string;
}

/** nginx as Debian starts it, with the modules that are installed: its master as root, its workers as www-data. */
export function nginx(folder: string, ports: Ports, servers: string): Promise<WebServer> {
  const [port] = ports;
  const config = `user www-data;
include /etc/nginx/modules-enabled/*.conf;
pid ${folder}/nginx-${port}.pid;
error_log ${folder}/nginx-${port}.log;
daemon off;
events {}
http {
include /etc/nginx/mime.types;
access_log off;
${servers}
}
`;
  const file = join(folder, `nginx-${port}.conf`);
  writeFileSync(file, config);
  return start('nginx', ['-c', file], ports);
}

export async function startNginx({ folder, siteRoot }: Hosting, mend = (text: string) => text): Promise<WebServer> {
  const [port, columnPort] = await freePorts();
  const whole = change(mend(example('## nginx', 'nginx')), 'listen 443 ssl;', `listen 127.0.0.1:${port};`);
  const here = `${whole}\nserver {\nlisten 127.0.0.1:${columnPort};\n${example(SUB_PATH, 'nginx')}\n}`;
  return nginx(folder, [port, columnPort], change(here, '/srv/renda/current', siteRoot));
}

/** With the line that the example leaves to whoever has the module. */
export function startNginxWithBrotli(hosting: Hosting): Promise<WebServer> {
  return startNginx(hosting, (text) => change(text, '# brotli_static on;', 'brotli_static on;'));
}

/** Caddy as Debian starts it: as the user caddy. */
export async function startCaddy({ folder, siteRoot }: Hosting): Promise<WebServer> {
  const [port, columnPort] = await freePorts();
  const whole = change(example('## Caddy', 'caddy'), 'www.example.gov.cn {', `http://127.0.0.1:${port} {`);
  const here = `${whole}\nhttp://127.0.0.1:${columnPort} {\n${example(SUB_PATH, 'caddy')}\n}`;
  const config = `{
  admin off
  auto_https off
}
${change(here, '/srv/renda/current', siteRoot)}
`;
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, config);
  chmodSync(file, 0o644);
  return start(
    'runuser',
    ['-u', 'caddy', '--', 'caddy', 'run', '--adapter', 'caddyfile', '--config', file],
    [port, columnPort],
  );
}

async function start(command: string, args: readonly string[], [port, columnPort]: Ports): Promise<WebServer> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  child.on('error', (error) => (said += error.message));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600; tries += 1) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) {
      const stop = async () => {
        child.kill('SIGTERM');
        await ended;
      };
      return { url, columnHost: `http://127.0.0.1:${columnPort}`, stop };
    }
    if (child.exitCode !== null || child.pid === undefined) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${command} did not start (Debian's packages nginx and caddy, and root, are needed): ${said}`);
}
