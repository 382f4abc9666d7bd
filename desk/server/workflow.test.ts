/** Drafts and publications on a real repository, without a server around them: what each event moves, and what it refuses. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { errorAt, errorsIn } from '#lib/diagnostic.ts';
import type { EditableName } from '#model/editable.ts';
import type { GitStore } from './git.ts';
import type { Inspection } from './inspection.ts';
import { savingErrors } from './saving-errors.ts';
import type { TextQuestion } from './text-process.ts';
import { inBlockStyle } from '#entry-file/fields.ts';
import { Refusal } from './refusal.ts';
import { DISCARDED, DRAFTS, MAIN } from './refs.ts';
import { openRepository } from './repository.ts';
import type { Person, Role } from './steps.ts';
import { Mutex } from './mutex.ts';
import { publishDraft, publishDue, scheduledTimes } from './publishing.ts';
import { saveDraft } from './saving.ts';
import type { Saving } from './saving.ts';
import { discardDraft, draftKeys, draftTips, mainOf, moveDraft, readDraft, refOf } from './workflow.ts';
import type { Draft, DraftKey } from './draft.ts';
import type { Workflow } from './workflow.ts';

const fixture = join(import.meta.dirname, '../../tests/fixtures/office');
const WU = { collection: 'deputies', slug: 'wu' } as const;
const WELL = { collection: 'cases', slug: 'well' } as const;
const SITE = { collection: 'settings', slug: 'site' } as const;

const person = (name: string, office: string, ...roles: Role[]): Person => ({ name, office, roles });
const tui = person('推甲', '乙镇人大', 'recommend');
const shen = person('审乙', '甲县人大社会建设委', 'review');
const ding = person('定丙', '甲县人大常委会主任会议', 'decide');
const guan = person('管丁', '甲县人大常委会办公室', 'manage');
const all = person('全戊', '甲县人大常委会办公室', 'recommend', 'review', 'decide');

const story = (words = '吴某照看老水井。', more = '') => `---
name: 吴某
offices: [乙镇人大代表]
summary: 照看老水井。天天都去。
place: yi
source: 2020-001
${more}topics: [water]
---

${words}
`;

let template = '';
let folder = '';
let store: GitStore;
let now = new Date();
let errors: Diagnostic[] = [];
/** What the rest of the desk was told. */
let told: string[] = [];

beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'workflow-'));
  (await openRepository(join(template, 'repository.git'), fixture)).close();
});
afterAll(() => rmSync(template, { recursive: true, force: true }));

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workflow-'));
  cpSync(join(template, 'repository.git'), join(folder, 'repository.git'), { recursive: true });
  store = await openRepository(join(folder, 'repository.git'), fixture);
  now = new Date('2026-11-23T15:30:00+08:00');
  errors = [];
  told = [];
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function flowOf(
  approvals: Partial<Record<EditableName, number>> = {},
  small?: Workflow['approvals']['small'],
): Workflow {
  return {
    store,
    inspection: {
      text: ({ file, raw, office }: TextQuestion) => {
        const kept = inBlockStyle(raw);
        return Promise.resolve({ raw: kept, errors: savingErrors(file, kept, office) });
      },
      errors: async () => errorsIn(errors),
      broken: async () => [],
    } as unknown as Inspection,
    skipBroken: false,
    approvals: { of: (collection) => approvals[collection] ?? 3, ...(small && { small }) },
    mutex: new Mutex(),
    now: () => now,
    checkpoint: () => undefined,
    published: (_commit, { name }, about, step) => void told.push(`${step} ${name} ${about}`),
    moved: () => undefined,
    scheduled: ({ name }, about, at) => void told.push(`schedule ${name} ${about} ${at}`),
  };
}

const pathOf = ({ collection, slug }: DraftKey): string =>
  collection === 'settings' ? 'site.yaml' : `${collection}/${slug}.mdx`;

async function published(path: string): Promise<string | undefined> {
  const oid = await store.oidAt(MAIN, path);
  return oid === undefined ? undefined : (await store.blob(oid)).toString();
}

/** Saves over what stands there now, as somebody does who has just read it. */
async function save(flow: Workflow, who: Person, key: DraftKey, raw: string, more: Partial<Saving> = {}) {
  const path = pathOf(key);
  const seen = await store.oidAt((await readDraft(store, key))?.tip ?? MAIN, path);
  return saveDraft(flow, who, { slug: key.slug, path, raw, uploads: [], seen, ...more });
}

const seenNow = async (key: DraftKey) => ({ ...key, version: (await readDraft(store, key))?.tip });
const moveNow = async (flow: Workflow, who: Person, key: DraftKey, to: Draft['status'], reason = '数字对不上。') =>
  moveDraft(flow, who, await seenNow(key), to, reason);
const publishNow = async (flow: Workflow, who: Person, key: DraftKey) => publishDraft(flow, who, await seenNow(key));

/** A draft with a recommendation and a review. */
async function carry(flow: Workflow, key: DraftKey, raw: string, more: Partial<Saving> = {}): Promise<void> {
  await save(flow, tui, key, raw, more);
  await moveNow(flow, tui, key, 'pending_review');
  await moveNow(flow, shen, key, 'pending_publish');
}

/** The status and the sentence of a refusal. */
async function refusal(ask: Promise<unknown>): Promise<string> {
  try {
    await ask;
  } catch (error) {
    if (error instanceof Refusal) return `${error.status} ${error.message}`;
    throw error;
  }
  return 'allowed';
}

describe('a save', () => {
  it('makes a draft of one event, and the same words once more make nothing', async () => {
    const flow = flowOf();
    const first = await save(flow, tui, WU, story());
    const draft = await readDraft(store, WU);
    expect(draft).toMatchObject({
      ...WU,
      ref: `${DRAFTS}deputies/wu`,
      status: 'draft',
      tip: first.version,
      approvals: {},
    });
    expect(draft?.base).toBe(await mainOf(store));
    expect(draft?.files).toEqual([{ path: 'deputies/wu.mdx', added: true, oid: first.id }]);
    expect(draft?.events).toEqual([
      { step: 'save', name: '推甲', office: '乙镇人大', time: '2026-11-23 15:30', status: 'draft' },
    ]);
    expect(await save(flow, tui, WU, story())).toEqual(first);
    expect((await save(flow, tui, WU, story(), { seen: undefined })).version).toBe(first.version);
  });

  it('of the published words as they are makes no draft', async () => {
    const words = (await published('cases/well.mdx')) ?? '';
    expect((await save(flowOf(), tui, WELL, words)).version).toBeUndefined();
    expect(await draftKeys(store)).toEqual([]);
  });

  it('adds its event behind the others, and frontmatter of JSON becomes YAML', async () => {
    const flow = flowOf();
    await save(flow, tui, WU, story());
    const json = story().replace(/^---\n[\s\S]*?\n---/, '---\n{"name": "吴某"}\n---');
    const { id } = await save(flow, shen, WU, json);
    expect((await store.blob(id)).toString()).toContain('---\nname: 吴某\n---');
    const draft = await readDraft(store, WU);
    expect(draft?.events.map(({ name }) => name)).toEqual(['推甲', '审乙']);
    expect(draft?.commits).toHaveLength(2);
    expect(draft?.commits.at(-1)).toBe(draft?.tip);
  });

  it.each<[string, Person, Partial<Saving>, string]>([
    ['an administrator', guan, {}, '403 起草和修改稿子要有'],
    ['a code that is not the file’s', tui, { slug: 'ding' }, '422 编码「ding」和文件名「wu」不一致'],
    ['more than a megabyte', tui, { raw: story('吴'.repeat(333_400)) }, '413 这篇稿子超过1MB'],
    ['a telephone number', tui, { raw: story('联系13812345678。') }, '422 没有保存'],
    ['a program', tui, { raw: story('<script>x</script>') }, '422 没有保存'],
    [
      'a picture that the text does not name',
      tui,
      { uploads: [{ path: 'pictures/a.png', content: Buffer.from('x') }] },
      '422 图片“a.png”在稿子里没有用到',
    ],
  ])('is refused of %s', async (_what, who, more, sentence) => {
    expect(await refusal(save(flowOf(), who, WU, story(), more))).toContain(sentence);
    expect(await draftKeys(store)).toEqual([]);
  });

  it('up to a megabyte is taken', async () => {
    const raw = story('吴'.repeat(Math.floor((1_000_000 - Buffer.byteLength(story(''))) / 3)));
    expect(Buffer.byteLength(raw)).toBeGreaterThan(999_990);
    expect((await save(flowOf(), tui, WU, raw)).version).toBeDefined();
  });

  it.each<[string, (id: string) => string | undefined, string]>([
    [
      'another version that a colleague saved',
      () => 'a'.repeat(40),
      '409 这篇稿子在您打开之后被改过（推甲在2026-11-23 15:30）',
    ],
    ['nothing, while a draft is there', () => undefined, '409 编码「wu」已经有稿子了（推甲在2026-11-23 15:30）'],
  ])('is refused of who has seen %s', async (_what, seen, sentence) => {
    const flow = flowOf();
    const { id } = await save(flow, tui, WU, story());
    expect(await refusal(save(flow, shen, WU, story('别的。'), { seen: seen(id) }))).toContain(sentence);
    expect((await readDraft(store, WU))?.events).toHaveLength(1);
  });

  it('is refused over a published page that was not seen, and over one that is gone', async () => {
    expect(await refusal(save(flowOf(), tui, WELL, story(), { seen: undefined }))).toContain('（已经发布的版本）');
    expect(await refusal(save(flowOf(), tui, WU, story(), { seen: 'a'.repeat(40) }))).toContain('被撤下或删除了');
  });

  it('keeps the pictures that the text names, and drops those that it names no more', async () => {
    const flow = flowOf();
    const raw = story('吴某。\n\n![井](../pictures/xin.png)');
    await save(flow, tui, WU, raw, { uploads: [{ path: 'pictures/xin.png', content: Buffer.from('picture') }] });
    const files = async () => (await readDraft(store, WU))?.files.map(({ path }) => path);
    expect(await files()).toEqual(['deputies/wu.mdx', 'pictures/xin.png']);
    await save(flow, tui, WU, raw.replace('吴某。', '吴某照看。'));
    expect(await files()).toEqual(['deputies/wu.mdx', 'pictures/xin.png']);
    await save(flow, tui, WU, story());
    expect(await files()).toEqual(['deputies/wu.mdx']);
  });

  it('after the review leads back to it', async () => {
    const flow = flowOf();
    await carry(flow, WU, story());
    await save(flow, ding, WU, story('改过。'));
    expect(await readDraft(store, WU)).toMatchObject({
      status: 'pending_review',
      approvals: { recommended: { name: '推甲' } },
    });
    expect((await readDraft(store, WU))?.approvals).not.toHaveProperty('reviewed');
  });
});

describe('the settings', () => {
  it.each([
    ['site', 'site: https://example.test', 'site: https://elsewhere.test'],
    ['base', 'base: /jia/', 'base: /'],
    ['desk', 'icp:', 'desk: { approvals: { cases: 1 } }\nicp:'],
  ])('keep %s at saving', async (name, from, to) => {
    const raw = ((await published('site.yaml')) ?? '').replace(from, to);
    expect(await refusal(save(flowOf(), tui, SITE, raw))).toMatch(new RegExp(`^403 .*（${name}）在编务台里不能改`));
  });

  it('keep what is locked at publication too, whatever way it came into the draft', async () => {
    const flow = flowOf({ settings: 1 });
    const raw = (await published('site.yaml')) ?? '';
    await save(flow, all, SITE, `${raw}slogan: 一口老井\n`);
    await moveNow(flow, all, SITE, 'pending_publish');
    // As if somebody had pushed into the desk's own repository.
    const draft = await readDraft(store, SITE);
    const { message } = await store.commitAt(draft?.tip ?? '');
    const blob = await store.writeBlob(raw.replace('base: /jia/', 'base: /'));
    const tree = await store.writeTree(draft?.base, { 'site.yaml': blob });
    const forged = await store.writeCommit(tree, [draft?.tip ?? ''], message, { name: 'x', email: 'x@x.invalid' }, now);
    await store.moveRefs([{ ref: refOf(SITE), to: forged, from: draft?.tip ?? '' }]);
    expect(await refusal(publishNow(flow, all, SITE))).toMatch(/^403 .*（base）在编务台里不能改/);
    expect(await published('site.yaml')).toBe(raw);
  });

  it('that are free are published', async () => {
    const flow = flowOf();
    const raw = `${(await published('site.yaml')) ?? ''}slogan: 一口老井\n`;
    await carry(flow, SITE, raw);
    expect(await publishNow(flow, ding, SITE)).toEqual({ publishedAt: '2026-11-23 15:30' });
    expect(await published('site.yaml')).toBe(raw);
  });
});

describe('the approvals that a draft needs', () => {
  const small = { characters: 4, approvals: 1 };
  const well = async (from: string, to: string) => ((await published('cases/well.mdx')) ?? '').replace(from, to);

  it('are few for a few characters of a published page', async () => {
    const flow = flowOf({}, small);
    await save(flow, all, WELL, await well('修好了', '修成了'));
    expect(await refusal(moveNow(flow, all, WELL, 'pending_publish'))).toBe('allowed');
    expect(await publishNow(flow, all, WELL)).toHaveProperty('publishedAt');
  });

  it.each<[string, () => Promise<[DraftKey, string, Partial<Saving>]>]>([
    ['a change of more characters', async () => [WELL, await well('修好了', '在这一年里修成了'), {}]],
    ['a page that was not there', async () => [WU, story(), {}]],
    [
      'a new picture with it',
      async () => [
        WELL,
        await well('前情', '图 ../pictures/x.png '),
        { uploads: [{ path: 'pictures/x.png', content: Buffer.from('p') }] },
      ],
    ],
    ['the settings', async () => [SITE, ((await published('site.yaml')) ?? '').replace('备0', '备1'), {}]],
  ])('are all of them for %s', async (_what, draft) => {
    const [key, raw, more] = await draft();
    const flow = flowOf({}, { characters: key === WELL && more.uploads ? 40 : 4, approvals: 1 });
    await save(flow, all, key, raw, more);
    expect(await refusal(moveNow(flow, all, key, 'pending_publish'))).toContain('要先经过审核');
  });

  it('are all of them where the office has no rule for slips', async () => {
    const flow = flowOf();
    await save(flow, all, WELL, await well('修好了', '修成了'));
    expect(await refusal(moveNow(flow, all, WELL, 'pending_publish'))).toContain('要先经过审核');
  });

  it('are never more than the collection asks for', async () => {
    const flow = flowOf({ cases: 1 }, { characters: 4, approvals: 3 });
    await save(flow, all, WELL, await well('修好了', '修成了'));
    expect(await refusal(moveNow(flow, all, WELL, 'pending_publish'))).toBe('allowed');
  });
});

describe('a step on a draft', () => {
  it.each<[string, string | undefined, string]>([
    ['that names no version', undefined, '428'],
    ['that names no commit', 'main', '428'],
    ['on a version that is another by now', 'a'.repeat(40), '409 没有执行：您打开这篇稿子之后'],
  ])('%s is refused', async (_what, version, sentence) => {
    const flow = flowOf();
    await save(flow, tui, WU, story());
    for (const ask of [
      () => moveDraft(flow, tui, { ...WU, version }, 'pending_review'),
      () => publishDraft(flow, ding, { ...WU, version }),
      () => discardDraft(flow, tui, { ...WU, version }),
    ]) {
      expect(await refusal(ask())).toContain(sentence);
    }
    expect((await readDraft(store, WU))?.events).toHaveLength(1);
  });

  it('that is there no more is refused, and it is said what became of it', async () => {
    const flow = flowOf();
    await carry(flow, WU, story());
    const seen = await seenNow(WU);
    await publishNow(flow, ding, WU);
    expect(await refusal(moveDraft(flow, shen, seen, 'draft'))).toContain(
      '这篇草稿不在了，定丙在2026-11-23 15:30议定了它',
    );
    await save(flow, tui, WU, story('改过。'));
    const again = await seenNow(WU);
    await discardDraft(flow, tui, again);
    expect(await refusal(moveDraft(flow, tui, again, 'pending_review'))).toContain('推甲在2026-11-23 15:30删除了它');
  });

  it('goes through the columns, and each is recorded', async () => {
    const flow = flowOf();
    await carry(flow, WU, story());
    await moveNow(flow, ding, WU, 'pending_review');
    const draft = await readDraft(store, WU);
    expect(draft?.events.map(({ step, status }) => `${step} ${status}`)).toEqual([
      'save draft',
      'recommend pending_review',
      'review pending_publish',
      'return pending_review',
    ]);
    expect(draft?.status).toBe('pending_review');
  });

  it('sent back may hold what is not its own; on its way to readers it may not', async () => {
    const flow = flowOf();
    await save(flow, tui, WU, story());
    await moveNow(flow, tui, WU, 'pending_review');
    const draft = await readDraft(store, WU);
    const { message } = await store.commitAt(draft?.tip ?? '');
    const blob = await store.writeBlob('x');
    const tree = await store.writeTree(await store.treeOf(draft?.tip ?? ''), { 'topics/x.yaml': blob });
    const tip = await store.writeCommit(tree, [draft?.tip ?? ''], message, { name: 'x', email: 'x@x.invalid' }, now);
    await store.moveRefs([{ ref: refOf(WU), to: tip, from: draft?.tip ?? '' }]);
    expect(await refusal(moveNow(flow, shen, WU, 'pending_publish'))).toContain(
      '409 这篇草稿里有不属于它的改动（topics/x.yaml）',
    );
    expect(await refusal(moveNow(flow, shen, WU, 'draft'))).toBe('allowed');
  });

  it('takes it off the board and keeps it in the repository', async () => {
    const flow = flowOf();
    await save(flow, tui, WU, story());
    expect(await refusal(discardDraft(flow, shen, await seenNow(WU)))).toContain('403 不能删除这篇稿子');
    await discardDraft(flow, tui, await seenNow(WU));
    expect(await readDraft(store, WU)).toBeUndefined();
    const kept = await store.text(['for-each-ref', '--format=%(refname)', DISCARDED]);
    expect(kept).toContain(`${DISCARDED}deputies/wu/`);
    expect(await store.text(['log', '--format=%s', kept])).toContain('保存：deputies/wu');
  });

  it('belongs to the writer of its first version', async () => {
    const flow = flowOf();
    await save(flow, tui, WU, story());
    await save(flow, all, WU, story('改过。'));
    expect(await refusal(discardDraft(flow, person('推己', '丙镇人大', 'recommend'), await seenNow(WU)))).toContain(
      '403',
    );
    expect(await refusal(discardDraft(flow, tui, await seenNow(WU)))).toBe('allowed');
  });
});

describe('a publication', () => {
  it('moves main, takes the draft away, tells the desk, and states who carried it', async () => {
    const flow = flowOf();
    await carry(flow, WU, story());
    const tip = (await readDraft(store, WU))?.tip;
    const before = await mainOf(store);
    expect(await publishNow(flow, ding, WU)).toEqual({ publishedAt: '2026-11-23 15:30' });
    expect(told).toEqual(['decide 定丙 deputies/wu']);
    expect(await readDraft(store, WU)).toBeUndefined();
    const parents = await store.text(['log', '-1', '--format=%P', MAIN]);
    expect(parents).toBe(`${before} ${tip}`);
    const raw = (await published('deputies/wu.mdx')) ?? '';
    expect(raw).toContain("publishedAt: '2026-11-23 15:30'\n");
    expect(raw).toMatch(/recommended:\n {4}by: 乙镇人大\n {4}on: '2026-11-23'\n/);
    expect(raw).toMatch(/reviewed:\n {4}by: 甲县人大社会建设委\n/);
    expect(raw).toMatch(/decided:\n {4}by: 甲县人大常委会主任会议\n/);
  });

  it('takes the pictures with it that the entry names', async () => {
    const flow = flowOf();
    const raw = story('吴某。\n\n![井](../pictures/xin.png)');
    await carry(flow, WU, raw, { uploads: [{ path: 'pictures/xin.png', content: Buffer.from('picture') }] });
    await publishNow(flow, ding, WU);
    expect(await published('pictures/xin.png')).toBe('picture');
    expect(await published('deputies/wu.mdx')).toContain('provenance:\n');
  });

  it('of a page that was there keeps its time and its 推审定, and of a case states none', async () => {
    const flow = flowOf();
    const path = 'deputies/ding.mdx';
    const key = { collection: 'deputies', slug: 'ding' } as const;
    const raw = ((await published(path)) ?? '').replace(/\n---\n/, "\npublishedAt: '2020-01-01 08:00'\n---\n");
    await carry(flow, key, raw);
    await publishNow(flow, ding, key);
    expect(await published(path)).toBe(raw);
    const fresh = { collection: 'cases', slug: 'fresh' } as const;
    await carry(flow, fresh, ((await published('cases/well.mdx')) ?? '').replace(/corrections:[\s\S]*?(?=---)/, ''));
    await publishNow(flow, ding, fresh);
    expect(await published('cases/fresh.mdx')).toContain("publishedAt: '2026-11-23 15:30'");
    expect(await published('cases/fresh.mdx')).not.toContain('provenance');
  });

  it('of an explanation, which has no time, writes none', async () => {
    const flow = flowOf();
    const path = 'topics/water.yaml';
    const raw = `${(await published(path)) ?? ''}`.replace('name: 饮水安全', 'name: 饮水');
    await saveDraft(flow, tui, { slug: 'water', path, raw, uploads: [], seen: await store.oidAt(MAIN, path) });
    const key = { collection: 'topics', slug: 'water' } as const;
    await moveNow(flow, tui, key, 'pending_review');
    await moveNow(flow, shen, key, 'pending_publish');
    await publishNow(flow, ding, key);
    expect(await published(path)).toBe(raw);
  });

  it('gives the address back of what was withdrawn', async () => {
    const flow = flowOf();
    const gone = { collection: 'cases', slug: 'gone' } as const;
    expect(await published('withdrawn/cases-gone.yaml')).toBeDefined();
    await carry(flow, gone, (await published('cases/well.mdx')) ?? '');
    await publishNow(flow, ding, gone);
    expect(await published('withdrawn/cases-gone.yaml')).toBeUndefined();
  });

  it('is refused of what the build would refuse, but not for a warning', async () => {
    const flow = flowOf();
    await carry(flow, WU, story());
    errors = [errorAt('references', { file: 'deputies/wu.mdx', line: 5 }, '地方里没有。')];
    expect(await refusal(publishNow(flow, ding, WU))).toContain('422 没有发布');
    expect(await published('deputies/wu.mdx')).toBeUndefined();
    errors = [{ ...errorAt('dates', { file: 'deputies/wu.mdx', line: 5 }, '提醒。'), severity: 'warning' }];
    expect(await refusal(publishNow(flow, ding, WU))).toBe('allowed');
  });

  it('is refused of who may not decide', async () => {
    const flow = flowOf();
    await carry(flow, WU, story());
    expect(await refusal(publishNow(flow, shen, WU))).toContain('403 发布稿子要有“定”的角色');
  });

  it('that meets a change in the same place is a conflict: recorded, sent back, and put right by one save', async () => {
    const flow = flowOf();
    const well = (await published('cases/well.mdx')) ?? '';
    await carry(flow, WELL, well.replace('乙镇修好了', '乙镇建成了'));
    const blob = await store.writeBlob(well.replace('乙镇修好了', '乙镇打好了'));
    const main = await mainOf(store);
    const moved = await store.writeCommit(
      await store.writeTree(main, { 'cases/well.mdx': blob }),
      [main],
      '别处的改动\n',
      { name: 'x', email: 'x@x.invalid' },
      now,
    );
    await store.moveRefs([{ ref: MAIN, to: moved, from: main }]);
    expect(await refusal(publishNow(flow, ding, WELL))).toContain(
      '409 起草之后，已发布的版本在同一处又改过（cases/well.mdx）',
    );
    const draft = await readDraft(store, WELL);
    expect([draft?.status, draft?.events.at(-1)?.step, draft?.approvals.reviewed]).toEqual([
      'pending_review',
      'conflict',
      undefined,
    ]);
    await save(flow, tui, WELL, well.replace('乙镇修好了', '乙镇建好了'));
    expect((await readDraft(store, WELL))?.base).toBe(moved);
    await moveNow(flow, shen, WELL, 'pending_publish');
    expect(await publishNow(flow, ding, WELL)).toHaveProperty('publishedAt');
    expect(await published('cases/well.mdx')).toContain('乙镇建好了');
  });
});

describe('a time of its own', () => {
  const waiting = story('吴某照看老水井。', "publishAt: '2026-11-24 08:00'\n");

  it('holds a decided draft back until then, and is gone from the page', async () => {
    const flow = flowOf();
    await carry(flow, WU, waiting);
    expect(await publishNow(flow, ding, WU)).toEqual({
      scheduledFor: '2026-11-24 08:00',
      version: (await readDraft(store, WU))?.tip,
    });
    expect(told).toEqual(['schedule 定丙 deputies/wu 2026-11-24 08:00']);
    expect(await scheduledTimes(store)).toEqual(['2026-11-24 08:00']);
    now = new Date('2026-11-24T07:59:59+08:00');
    expect(await publishDue(flow)).toEqual([]);
    expect(await published('deputies/wu.mdx')).toBeUndefined();
    now = new Date('2026-11-24T08:00:00+08:00');
    expect(await publishDue(flow)).toEqual([]);
    const raw = await published('deputies/wu.mdx');
    expect(raw).toContain("publishedAt: '2026-11-24 08:00'");
    expect(raw).not.toContain('publishAt:');
    expect(raw).toMatch(/decided:\n {4}by: 甲县人大常委会主任会议\n {4}on: '2026-11-23'/);
    expect(told.at(-1)).toBe('decide 定丙 deputies/wu');
    expect(await scheduledTimes(store)).toEqual([]);
  });

  it('that has passed publishes at once', async () => {
    const flow = flowOf();
    await carry(flow, WU, waiting.replace('11-24', '11-22'));
    expect(await publishNow(flow, ding, WU)).toEqual({ publishedAt: '2026-11-23 15:30' });
  });

  it('publishes nothing that was not decided', async () => {
    const flow = flowOf();
    await carry(flow, WU, waiting);
    now = new Date('2026-11-25T08:00:00+08:00');
    expect([await publishDue(flow), await scheduledTimes(store)]).toEqual([[], []]);
    expect(await published('deputies/wu.mdx')).toBeUndefined();
  });

  it('sends back to the review what cannot be published then, and says why', async () => {
    const flow = flowOf();
    await carry(flow, WU, waiting);
    await publishNow(flow, ding, WU);
    now = new Date('2026-11-24T08:00:00+08:00');
    errors = [errorAt('references', { file: 'deputies/wu.mdx', line: 5 }, '地方里没有。')];
    expect(await publishDue(flow)).toEqual([
      { about: 'deputies/wu', message: expect.stringContaining('没有发布') as string },
    ]);
    const draft = await readDraft(store, WU);
    expect([draft?.status, draft?.events.at(-1)?.name]).toEqual(['pending_review', '编务台']);
    expect(await publishDue(flow)).toEqual([]);
  });

  it('is not set for a draft that the build would refuse', async () => {
    const flow = flowOf();
    await carry(flow, WU, waiting);
    errors = [errorAt('references', { file: 'deputies/wu.mdx', line: 5 }, '地方里没有。')];
    expect(await refusal(publishNow(flow, ding, WU))).toContain('422 没有发布');
    expect(await scheduledTimes(store)).toEqual([]);
  });

  it('lists the earliest first', async () => {
    const flow = flowOf();
    const other = { collection: 'deputies', slug: 'feng' } as const;
    await carry(flow, other, waiting.replace('11-24', '11-26'));
    await publishNow(flow, ding, other);
    await carry(flow, WU, waiting);
    await publishNow(flow, ding, WU);
    expect(await scheduledTimes(store)).toEqual(['2026-11-24 08:00', '2026-11-26 08:00']);
  });
});

describe('the board', () => {
  it('lists the drafts by their key, and no branch of another kind', async () => {
    const flow = flowOf();
    await save(flow, tui, WU, story());
    const main = await mainOf(store);
    await store.moveRefs(
      ['deputies/wu2/deeper', 'nowhere/x', 'settings/other'].map((name) => ({ ref: `${DRAFTS}${name}`, to: main })),
    );
    expect(await draftKeys(store)).toEqual([WU]);
    expect([...(await draftTips(store))]).toEqual([
      ['deputies/wu', { key: WU, tip: (await readDraft(store, WU))?.tip }],
    ]);
  });

  it('holds no branch that is no draft, though it has a draft’s name', async () => {
    await store.moveRefs([{ ref: refOf(WU), to: await mainOf(store) }]);
    expect(await readDraft(store, WU)).toBeUndefined();
    expect(await readDraft(store, { collection: 'deputies', slug: 'nobody' })).toBeUndefined();
  });
});
