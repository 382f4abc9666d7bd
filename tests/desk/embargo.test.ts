/** A published file with a time of its own: held back by every build, shown at that time without anybody's help. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { officeFolder } from '#archive/office-folder.ts';
import type { DeskEvent } from '#desk/server/event-stream.ts';
import { secondOffice } from '../build/second-office.ts';
import { openOffice, send } from './office.ts';
import type { Office } from './office.ts';

const ISSUE = 'briefings/2020-002.md';
const ADDRESS = '/briefings/2020-002/two/';
const LATER = 'briefings/2022-002.md';
const LATER_ADDRESS = '/briefings/2022-002/';
const AT = '2026-11-24 08:00';

let now = new Date();
/** The folder the site is built in, with the office's words at their place. */
let root = '';
let office: Office;
let said: DeskEvent[] = [];

const at = (time: string) => new Date(`2026-11-${time}+08:00`);

async function open(buildScript: string): Promise<void> {
  office = await openOffice({ office: officeFolder(root), buildScript, now: () => now });
  said = [];
  office.desk.events.hear((event) => said.push(event));
}

const builds = () => said.flatMap((event) => (event.type === 'build' && event.state !== 'running' ? [event] : []));
const status = async (path: string) => (await send(office.port, path)).status;

beforeEach(async () => {
  now = at('23T15:30:00');
  root = await secondOffice();
  // The office's own issue of the far future would be counted too.
  rmSync(join(officeFolder(root), LATER));
  const file = join(officeFolder(root), ISSUE);
  writeFileSync(file, readFileSync(file, 'utf8').replace('---\n', `---\npublishAt: '${AT}'\n`));
});
afterEach(async () => {
  await office.close();
  rmSync(root, { recursive: true, force: true });
});

describe('a file that waits for its time', () => {
  const build = join(import.meta.dirname, '../../desk/server/build-process.ts');

  it('is on no page before, is there at that time, and the desk says how it stands', async () => {
    const later = readFileSync(join(import.meta.dirname, '../fixtures/office', LATER), 'utf8');
    const dated = later.replace(/^publishAt: .*$/m, "publishAt: '2026-11-25 08:00'");
    writeFileSync(join(officeFolder(root), LATER), dated);
    await open(build);
    await office.desk.builder.request();
    const pages = ['/', ADDRESS, '/briefings/2020-002/2020-002.json', LATER_ADDRESS];
    expect(await Promise.all(pages.map(status))).toEqual([200, 404, 404, 404]);
    const waiting = (count: number, time: string) =>
      `有${count}个页面还没有到发布时间，最早的一个到${time}（北京时间）自动上网。`;
    expect(builds()).toEqual([expect.objectContaining({ state: 'done', message: waiting(2, AT) })]);

    now = at('24T07:59:59');
    await office.desk.tick();
    expect([builds().length, await status(ADDRESS)]).toEqual([1, 404]);

    now = at('24T08:00:00');
    await office.desk.tick();
    expect([builds().length, await status(ADDRESS), await status(LATER_ADDRESS)]).toEqual([2, 200, 404]);
    expect(builds()[1]).toMatchObject({ message: waiting(1, '2026-11-25 08:00') });
    expect((await send(office.port, ADDRESS)).text).toContain('会议听了');

    await office.desk.tick();
    expect(builds().length).toBe(2);

    // A desk that was off at that time shows it when it is opened again.
    await office.stop();
    now = at('25T09:00:00');
    await open(build);
    expect(await status(LATER_ADDRESS)).toBe(404);
    await office.desk.builder.request();
    expect([builds().length, await status(LATER_ADDRESS)]).toEqual([1, 200]);
    expect(builds()[0]).not.toHaveProperty('message');
  });
});

// What follows is about the desk alone, whatever builds the site.
describe('at the desk a file that waits for its time', () => {
  const build = join(import.meta.dirname, 'quick-build.ts');

  it('is seen and opened at the desk all the time', async () => {
    await open(build);
    const tui = await office.as('推甲');
    expect(String(await tui.published(ISSUE))).toContain(`publishAt: '${AT}'`);
    const listed = await tui.decap('entriesByFolder', { folder: 'briefings', extension: 'md', depth: 1 });
    expect(listed.text).toContain('2020-002');
  });

  it('does not let a page be published before it that cites it, and says why', async () => {
    await open(build);
    const [tui, shen, ding] = await Promise.all([office.as('推甲'), office.as('审乙'), office.as('定丙')]);
    const path = 'deputies/ding.mdx';
    const text = String(await tui.published(path)).replace('source: 2020-001', 'source: 2020-002/two');
    await tui.save(path, text);
    const { body } = await tui.send('/desk/api/check', { method: 'POST', json: { path, raw: text } });
    expect(JSON.stringify(body)).toContain(`简报「2020-002」要到${AT}才发布，这里不能先用它。`);
    await tui.move('deputies/ding', 'pending_review');
    await shen.move('deputies/ding', 'pending_publish');
    expect((await ding.publish('deputies/ding')).status).toBe(422);
  });

  it('leaves no notice when it is withdrawn before anybody could read it', async () => {
    await open(build);
    const ding = await office.as('定丙');
    expect((await ding.withdraw(ISSUE)).status).toBe(200);
    await office.desk.builder.idle();
    expect((await send(office.port, '/')).text).not.toContain('会议听了');
    const { store } = office.desk.flow;
    expect(await store.oidAt('main', 'withdrawn/briefings-2020-002.yaml')).toBeUndefined();
  });

  it('is not built for again and again when the site of that time fails', async () => {
    await open(build);
    await office.desk.builder.request();
    rmSync(join(office.desk.builder.folder, 'src/content'), { recursive: true });
    now = at('24T08:00:00');
    await office.desk.tick();
    await office.desk.tick();
    expect(builds().map(({ state }) => state)).toEqual(['done', 'failed']);
    expect(await status('/')).toBe(200);
  });
});
