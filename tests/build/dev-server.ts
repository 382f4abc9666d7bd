/**
 * Astro's development server for a folder, and a way to wait for what it does:
 * its words and what it tells the browsers that look at it, never a length of
 * time.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { astroCommand } from '#program/program.mjs';

/** What Astro says when it serves, at first and after each start anew. */
const SERVING = 'watching for file changes';

export interface DevServer {
  /** The address of its root. */
  readonly site: string;
  /** What `attempt` gives once it gives something; it is tried again whenever the server did something. */
  until<T>(attempt: () => Promise<T | undefined>): Promise<T>;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** @param base the path of the site, with both slashes. */
export async function startDevServer(root: string, base: string): Promise<DevServer> {
  const port = await freePort();
  const site = `http://127.0.0.1:${port}${base}`;
  const args = ['dev', '--root', root, '--host', '127.0.0.1', '--port', String(port)];
  const server = spawn(process.execPath, [astroCommand(root), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Astro's server shows no page where VITEST is set.
    env: {
      ...process.env,
      VITEST: undefined,
      NODE_ENV: 'development',
      ASTRO_DEV_BACKGROUND: '0',
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  const exit = once(server, 'exit');
  let done = 0;
  let heard: () => void = () => undefined;
  const happened = (): void => {
    done += 1;
    heard();
  };
  const until = async <T>(attempt: () => Promise<T | undefined>): Promise<T> => {
    for (;;) {
      const before = done;
      const value = await attempt().catch(() => undefined);
      if (value !== undefined) return value;
      if (done === before) await new Promise<void>((resolve) => (heard = resolve));
    }
  };
  const up = new Promise<void>((resolve, reject) => {
    server.stdout.setEncoding('utf8').on('data', (words: string) => {
      happened();
      if (words.includes(SERVING)) listen(site, happened).then(resolve, reject);
    });
  });
  server.stderr.on('data', happened);
  await up;
  return {
    site,
    until,
    close: async () => {
      server.kill();
      await exit;
    },
  };
}

/** Hears, as a browser does, that pages are to be loaded anew, and that the server is gone; resolves once it hears. */
async function listen(site: string, happened: () => void): Promise<void> {
  // Vite asks browsers for a token, by their Origin, and Node sends none; it listens at the root, whatever the base.
  const socket = new WebSocket(new URL('/', site).href.replace('http', 'ws'), 'vite-hmr');
  for (const event of ['message', 'close', 'error'] as const) socket.addEventListener(event, happened);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('the development server lets nobody hear of changes')));
  });
  happened();
}
