/** The development server: search and settings as they are at the moment. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SearchSession } from '#search/read/session.ts';
import { startDevServer } from './dev-server.ts';
import type { DevServer } from './dev-server.ts';
import { secondOffice } from './second-office.ts';

let office = '';
let server: DevServer;
let site = '';

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
  server = await startDevServer(office, '/jia/');
  ({ site } = server);
});

afterAll(async () => {
  await server.close();
  rmSync(office, { recursive: true, force: true });
});

it('shows and finds nothing of what is not public yet', async () => {
  const text = readFileSync(join(office, 'src/content/briefings/2020-002.md'), 'utf8').replace('会议听了', '大家听了');
  writeFileSync(
    join(office, 'src/content/briefings/2020-003.md'),
    text.replace('---\n', "---\npublishAt: '2099-01-01 08:00'\n").replace('会议开了', '会还没开'),
  );
  writeFileSync(join(office, 'src/content/briefings/2020-004.md'), text.replace('会议开了', '会已开过'));
  // Once the file beside it is shown, this one has been read.
  await server.until(async () => ((await fetch(`${site}briefings/2020-004/one/`)).ok ? true : undefined));
  expect((await fetch(`${site}briefings/2020-003/one/`)).status).toBe(404);
  const found = await server.until(async () => {
    const pages = await pagesWith('会已开过');
    return pages.length > 0 ? pages : undefined;
  });
  expect(found).toEqual(['/briefings/2020-004/one/#p1']);
  expect(await pagesWith('会还没开')).toEqual([]);
});

it('finds words of the content, and new words after a change, under the sub-path', async () => {
  expect(await pagesWith('会议听了')).toEqual(['/briefings/2020-002/two/#p1']);
  const file = join(office, 'src/content/briefings/2020-002.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('会议听了。', '会议听了三遍。'));
  const found = await server.until(async () => {
    const pages = await pagesWith('听了三遍');
    return pages.length > 0 ? pages : undefined;
  });
  expect(found).toEqual(['/briefings/2020-002/two/#p1']);
});

// Last, because Astro's content layer does not hear of files after it has started anew.
it('starts anew with the settings as they are, when their file changes', async () => {
  const file = join(office, 'src/content/site.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('name: 甲县人大', 'name: 丙县人大'));
  const shown = await server.until(async () => {
    const html = await (await fetch(site)).text();
    return html.includes('丙县人大') ? html : undefined;
  });
  expect(shown).not.toContain('甲县人大<');
});
