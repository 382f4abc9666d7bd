/** 推、审、定 skipped, taken twice, or taken by somebody without the role. */
import { expect } from 'vitest';
import { deputyStory } from '../desk/office.ts';
import type { Answer, PersonName } from '../desk/office.ts';
import type { Chapter, Row, World } from './row.ts';

let count = 0;

/** A new draft of 推甲’s. @returns its key. */
async function draft({ as }: World): Promise<string> {
  const slug = `gongji-${(count += 1)}`;
  expect((await as('推甲').save(`deputies/${slug}.mdx`, deputyStory())).status).toBe(200);
  return `deputies/${slug}`;
}

async function reviewed(world: World): Promise<string> {
  const key = await draft(world);
  expect((await world.as('推甲').move(key, 'pending_review')).status).toBe(200);
  expect((await world.as('审乙').move(key, 'pending_publish')).status).toBe(200);
  return key;
}

type Attempt = (world: World) => Promise<Answer>;
const refused = (what: string, origin: string, attempt: Attempt, ...allowed: readonly number[]): Row => ({
  what,
  origin,
  run: async (world) => {
    const main = await world.office.desk.flow.store.refAt('refs/heads/main');
    expect(allowed).toContain((await attempt(world)).status);
    expect(await world.office.desk.flow.store.refAt('refs/heads/main')).toBe(main);
  },
});

const publishes = (who: PersonName): Row =>
  refused(
    `${who}发布没有走完的稿子`,
    'ASVS 2.3.1',
    async (world) => world.as(who).publish(await draft(world)),
    403,
    409,
  );

const manages = (who: PersonName, path: string, json: unknown): Row =>
  refused(`${who}管理账号：${path}`, 'ASVS 8.2.1', (world) => world.as(who).post(path, json), 403);

export const steps: Chapter = {
  title: '推、审、定',
  rows: [
    publishes('推甲'),
    publishes('审乙'),
    publishes('定丙'),
    publishes('管丁'),
    publishes('全戊'),
    refused(
      '推的人发布审过的稿子',
      'ASVS 8.2.1',
      async (world) => world.as('推甲').publish(await reviewed(world)),
      403,
    ),
    refused(
      '审的人发布自己审过的稿子',
      'ASVS 2.3.5',
      async (world) => world.as('审乙').publish(await reviewed(world)),
      403,
    ),
    refused(
      '一个人推、审、定全办',
      'ASVS 2.3.5',
      async (world) => {
        const key = await draft(world);
        await world.as('全戊').move(key, 'pending_review');
        await world.as('全戊').move(key, 'pending_publish');
        return world.as('全戊').publish(key);
      },
      403,
      409,
    ),
    refused(
      '跳过审核直接送去议定',
      'ASVS 2.3.1',
      async (world) => world.as('推甲').move(await draft(world), 'pending_publish'),
      403,
    ),
    refused(
      '管理员推荐稿子',
      'ASVS 8.2.1',
      async (world) => world.as('管丁').move(await draft(world), 'pending_review'),
      403,
    ),
    refused('管理员起草稿子', 'ASVS 8.2.1', ({ as }) => as('管丁').save('deputies/guan-li.mdx', deputyStory()), 403),
    refused('没有的一栏', 'ASVS 2.2.1', async (world) => world.as('推甲').move(await draft(world), 'published'), 422),
    refused(
      '发布一篇审过以后又改了的稿子',
      'ASVS 2.3.1',
      async (world) => {
        const key = await reviewed(world);
        const version = await world.as('定丙').open(key);
        await world.as('推甲').draft(key, `${key}.mdx`);
        expect((await world.as('推甲').save(`${key}.mdx`, deputyStory('吴某换了一句话。'))).status).toBe(200);
        return world.as('定丙').publish(key, version);
      },
      409,
    ),
    refused(
      '不说看的是哪一版就发布',
      'ASVS 2.3.3',
      async (world) => {
        const [collection, slug] = (await reviewed(world)).split('/');
        return world.as('定丙').decap('publishUnpublishedEntry', { collection, slug });
      },
      409,
      422,
      428,
    ),
    refused(
      '说一个编造的版本',
      'ASVS 2.3.3',
      async (world) => world.as('定丙').publish(await reviewed(world), '0'.repeat(40)),
      409,
      422,
    ),
    refused('推的人撤稿', 'ASVS 8.2.1', ({ as }) => as('推甲').withdraw('deputies/ding.mdx'), 403),
    refused('审的人撤稿', 'ASVS 8.2.1', ({ as }) => as('审乙').withdraw('deputies/ding.mdx'), 403),
    refused('管理员撤稿', 'ASVS 8.2.1', ({ as }) => as('管丁').withdraw('deputies/ding.mdx'), 403),
    refused('撤下网站设置', 'ASVS 2.2.1', ({ as }) => as('定丙').withdraw('site.yaml'), 403),
    refused(
      '不经看板直接发布',
      'ASVS 2.3.1',
      ({ as }) =>
        as('定丙').decap('persistEntry', {
          dataFiles: [{ slug: 'zhi-jie', path: 'deputies/zhi-jie.mdx', raw: deputyStory() }],
          assets: [],
          options: { useWorkflow: false },
        }),
      403,
    ),
    refused(
      '起草的人改掉自己的审批人数',
      'ASVS 8.2.3',
      async ({ as }) => {
        const site = String(await as('推甲').published('site.yaml'));
        return as('推甲').save('site.yaml', `${site}desk:\n  approvals:\n    deputies: 1\n`);
      },
      403,
      422,
    ),
    refused(
      '别的稿子里带上远程仓库的参数',
      'ASVS 1.2.5',
      async ({ as }) => {
        const site = String(await as('推甲').published('site.yaml'));
        return as('推甲').save('site.yaml', `${site}desk:\n  remote: "--receive-pack=id"\n`);
      },
      403,
      422,
    ),
    refused(
      '推的人删掉审核中的稿子',
      'ASVS 8.2.2',
      async (world) => {
        const key = await draft(world);
        await world.as('推甲').move(key, 'pending_review');
        return world.as('推甲').discard(key);
      },
      403,
    ),
    manages('推甲', 'accounts', { name: '新人', office: '乙镇人大', roles: ['decide'] }),
    manages('审乙', 'accounts/reset', { name: '定丙' }),
    manages('定丙', 'accounts/remove', { name: '管丁' }),
    manages('全戊', 'accounts/unlock', { name: '推甲' }),
    refused(
      '管理员给自己加上定的角色',
      'ASVS 8.2.1',
      ({ as }) => as('管丁').post('accounts', { name: '管丁', office: '甲县人大', roles: ['manage', 'decide'] }),
      403,
    ),
    refused('没有角色的人看账号', 'ASVS 8.2.1', ({ as }) => as('推甲').ask('accounts'), 403),
  ],
};
