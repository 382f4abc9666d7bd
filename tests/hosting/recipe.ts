/** The web servers' examples of docs/deploy.md, run as they are written but for addresses and folders. */
import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const deploy = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');

/** The first example in `language` below a heading, such as `### nginx`. */
function example(heading: string, language: string): string {
  const from = deploy.indexOf(`\n${heading}\n`);
  const [, text] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``).exec(from < 0 ? '' : deploy.slice(from)) ?? [];
  if (text === undefined) throw new Error(`docs/deploy.md has no ${language} example below “${heading}”`);
  return text;
}

const change = (text: string, from: string, to: string) => {
  if (!text.includes(from)) throw new Error(`the example no longer says “${from}”`);
  return text.replaceAll(from, to);
};

const SUB_PATH = '## Under a sub-path';

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
  /** The first of two. */
  readonly port: number;
}

/** nginx as Debian starts it: its master as root, its workers as www-data. */
export function startNginx({ folder, siteRoot, port }: Hosting): Promise<WebServer> {
  const whole = change(example('### nginx', 'nginx'), 'listen 443 ssl;', `listen 127.0.0.1:${port};`);
  const here = `${whole}\nserver {\nlisten 127.0.0.1:${port + 1};\n${example(SUB_PATH, 'nginx')}\n}`;
  const config = `user www-data;
pid ${folder}/nginx.pid;
error_log ${folder}/nginx.log;
daemon off;
events {}
http {
include /etc/nginx/mime.types;
access_log off;
${change(here, '/srv/renda/current', siteRoot)}
}
`;
  writeFileSync(join(folder, 'nginx.conf'), config);
  return start('nginx', ['-c', join(folder, 'nginx.conf')], port);
}

/** Caddy as Debian starts it: as the user caddy. */
export function startCaddy({ folder, siteRoot, port }: Hosting): Promise<WebServer> {
  const whole = change(example('### Caddy', 'caddy'), 'www.example.gov.cn {', `http://127.0.0.1:${port} {`);
  const here = `${whole}\nhttp://127.0.0.1:${port + 1} {\n${example(SUB_PATH, 'caddy')}\n}`;
  const config = `{
  admin off
  auto_https off
}
${change(here, '/srv/renda/current', siteRoot)}
`;
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, config);
  chmodSync(file, 0o644);
  return start('runuser', ['-u', 'caddy', '--', 'caddy', 'run', '--adapter', 'caddyfile', '--config', file], port);
}

async function start(command: string, args: readonly string[], port: number): Promise<WebServer> {
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
      return { url, columnHost: `http://127.0.0.1:${port + 1}`, stop };
    }
    if (child.exitCode !== null || child.pid === undefined) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${command} did not start (Debian's packages nginx and caddy, and root, are needed): ${said}`);
}
