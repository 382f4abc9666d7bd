/** The development server: search and settings as they are at the moment. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SearchSession } from '#search/read/session.ts';
import { astroCommand } from '#program/program.mjs';
import { secondOffice } from './second-office.ts';

let office = '';
let server: ChildProcess | undefined;
let site = '';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function retried<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const value = await attempt().catch(() => undefined);
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function pagesWith(text: string): Promise<string[]> {
  const session = new SearchSession(async (path) => {
    const response = await fetch(`${site}search-index/${path}`);
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return new Uint8Array(await response.arrayBuffer());
  });
  const { results } = await session.search({ query: { text, selection: {}, order: 'relevance' }, offset: 0, limit: 9 });
  return results.map(({ url, excerpt }) => `${url}#${excerpt?.paragraph ?? ''}`);
}

beforeAll(async () => {
  office = await secondOffice();
  const port = await freePort();
  site = `http://127.0.0.1:${port}/jia/`;
  const astro = astroCommand(office);
  server = spawn(process.execPath, [astro, 'dev', '--root', office, '--host', '127.0.0.1', '--port', String(port)], {
    cwd: office,
    stdio: 'ignore',
    // Astro's server shows no page where VITEST is set.
    env: {
      ...process.env,
      VITEST: undefined,
      NODE_ENV: 'development',
      ASTRO_DEV_BACKGROUND: '0',
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  await retried(async () => ((await fetch(site)).ok ? true : undefined));
});

afterAll(() => {
  server?.kill();
  rmSync(office, { recursive: true, force: true });
});

// First, because Astro's content layer does not hear of files after it has started anew.
it('shows and finds nothing of what is not public yet', async () => {
  const text = readFileSync(join(office, 'src/content/briefings/2020-002.md'), 'utf8').replace('会议听了', '大家听了');
  writeFileSync(
    join(office, 'src/content/briefings/2020-003.md'),
    text.replace('---\n', "---\npublishAt: '2099-01-01 08:00'\n").replace('会议开了', '会还没开'),
  );
  writeFileSync(join(office, 'src/content/briefings/2020-004.md'), text.replace('会议开了', '会已开过'));
  // Once the file beside it is shown, this one has been read.
  await retried(async () => ((await fetch(`${site}briefings/2020-004/one/`)).ok ? true : undefined));
  expect((await fetch(`${site}briefings/2020-003/one/`)).status).toBe(404);
  const found = await retried(async () => {
    const pages = await pagesWith('会已开过');
    return pages.length > 0 ? pages : undefined;
  });
  expect(found).toEqual(['/briefings/2020-004/one/#p1']);
  expect(await pagesWith('会还没开')).toEqual([]);
});

it('starts anew with the settings as they are, when their file changes', async () => {
  const file = join(office, 'src/content/site.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('name: 甲县人大', 'name: 丙县人大'));
  const shown = await retried(async () => {
    const html = await (await fetch(site)).text();
    return html.includes('丙县人大') ? html : undefined;
  });
  expect(shown).not.toContain('甲县人大<');
});

it('finds words of the content, and new words after a change, under the sub-path', async () => {
  expect(await pagesWith('会议听了')).toEqual(['/briefings/2020-002/two/#p1']);
  const file = join(office, 'src/content/briefings/2020-002.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('会议听了。', '会议听了三遍。'));
  const found = await retried(async () => {
    const pages = await pagesWith('听了三遍');
    return pages.length > 0 ? pages : undefined;
  });
  expect(found).toEqual(['/briefings/2020-002/two/#p1']);
});
