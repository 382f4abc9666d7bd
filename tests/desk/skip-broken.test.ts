/** One published entry is broken, say by a change in the office's folder: what becomes of the others. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { deputyStory, newProject, openOffice, threeApprovers, WU } from './office.ts';
import type { Answer, Office } from './office.ts';

const BROKEN = 'briefings/2020-009.md';

let office: Office;
afterEach(() => office.close());

async function openBroken(skipBroken: boolean): Promise<void> {
  const root = newProject();
  writeFileSync(join(root, BROKEN), '---\nyear: 二〇二〇\n---\n\n坏了的一期。\n');
  office = await openOffice({ office: root, skipBroken, decideFolder: async () => 'take' });
}

/** Carries a text to 定. */
async function publish(path: string, raw: string): Promise<Answer> {
  const [tui, shen, ding] = await threeApprovers(office);
  const key = path.replace(/\.\w+$/, '');
  await tui.published(path);
  expect((await tui.save(path, raw)).status).toBe(200);
  await tui.move(key, 'pending_review');
  await shen.move(key, 'pending_publish');
  return ding.publish(key);
}

describe('while a published entry is broken', () => {
  it('another is published when the desk leaves out what is broken', async () => {
    await openBroken(true);
    expect((await publish(WU, deputyStory())).status).toBe(200);
    await office.desk.builder.idle();
    expect(readFileSync(join(office.desk.builder.folder, 'src/content', WU), 'utf8')).toContain('照看老水井');
    expect(existsSync(join(office.desk.releases.folder() ?? '', 'index.html'))).toBe(true);
  });

  it('another is refused otherwise, and the broken one is named', async () => {
    await openBroken(false);
    const { status, body } = await publish(WU, deputyStory());
    expect(status).toBe(422);
    expect(body.error).toContain(
      `没有发布。这篇稿子没有错，是已经发布的「${BROKEN}」有错，网站现在不能更新。请先改好它；等不及的，请管理员启动时加上 --skip-broken，先不放它上网。`,
    );
    expect(body.error).toContain(`${BROKEN} 第2行（year）：`);
  });

  it('what would break others is refused all the same', async () => {
    await openBroken(true);
    const path = 'briefings/2020-001.md';
    const raw = readFileSync(join(office.root, path), 'utf8').replace('3口老水井', '8口老水井');
    const { status, body } = await publish(path, raw);
    expect(status).toBe(422);
    expect(body.error).toContain('没有发布，请先改好这几处：');
    expect(body.error).not.toContain(BROKEN);
  });

  it('what is wrong with the text itself is refused all the same', async () => {
    await openBroken(true);
    const { status, body } = await publish(WU, deputyStory().replace('place: yi', 'place: wu-you'));
    expect(status).toBe(422);
    expect(body.error).toContain(WU);
    expect(body.error).not.toContain(BROKEN);
  });

  it('a page is withdrawn when the desk leaves out what is broken, unless others need it', async () => {
    await openBroken(true);
    const ding = await office.as('定丙');
    expect((await ding.withdraw('deputies/ding.mdx', '有误')).status).toBe(200);
    const { status, body } = await ding.withdraw('briefings/2020-001.md', '有误');
    expect(status).toBe(422);
    expect(body.error).toContain('别的页面还要用到它');
    expect(body.error).not.toContain(BROKEN);
  });
});
