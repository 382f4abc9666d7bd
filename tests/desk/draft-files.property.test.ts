/** A draft holds its entry's own file and the pictures that the entry names, whatever a request says. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileOf, isEditable } from '#model/editable.ts';
import { pictureNames } from '#lib/pictures.ts';
import { deputyStory, openOffice, threeApprovers } from './office.ts';
import type { Client, Office } from './office.ts';

const WORD = 'name: 接待日\nsummary: 人大代表在固定的日子接待选民。\n';
const FOLDER = 'glossary/';
const HAN = /\p{Script=Han}/u;

let office: Office;
let tui: Client;
let shen: Client;
let ding: Client;

beforeAll(async () => {
  office = await openOffice();
  [tui, shen, ding] = await threeApprovers(office);
});
afterAll(() => office.close());

const oidOf = (text: string) =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex');

function saveAs(slug: unknown, path: unknown, raw: unknown = WORD, assets: readonly unknown[] = []) {
  return tui.decap('persistEntry', { dataFiles: [{ slug, path, raw }], assets, options: { useWorkflow: true } });
}

/** What every draft changes: `collection/slug` and its files. */
async function drafts(): Promise<Map<string, string[]>> {
  const { store } = office.desk.flow;
  const listed = await store.text(['for-each-ref', '--format=%(refname)', 'refs/heads/cms/']);
  const found = new Map<string, string[]>();
  for (const ref of listed.split('\n').filter(Boolean)) {
    const changed = (await store.run(['diff', '--name-only', '-z', `main...${ref}`])).toString();
    found.set(ref.slice('refs/heads/cms/'.length), changed.split('\0').filter(Boolean));
  }
  return found;
}

async function expectOwnFilesOnly(): Promise<void> {
  const { store } = office.desk.flow;
  for (const [key, files] of await drafts()) {
    const [collection = '', slug = '', ...deeper] = key.split('/');
    expect(deeper).toEqual([]);
    if (!isEditable(collection)) throw new Error(`a draft of ${collection}`);
    const own = fileOf(collection, slug);
    expect(files).toContain(own);
    const named = pictureNames(String(await store.blob((await store.oidAt(`refs/heads/cms/${key}`, own)) ?? '')));
    const pictures = [...named].map((name) => `pictures/${name}`);
    for (const file of files) expect([own, ...pictures]).toContain(file);
  }
}

/** A draft as somebody with access to the repository may have pushed it. */
async function pushDraft(key: string, changes: Record<string, string | null>, name = '推甲'): Promise<void> {
  const { store } = office.desk.flow;
  const main = (await store.refAt('refs/heads/main')) ?? '';
  const blobs = await Promise.all(
    Object.entries(changes).map(async ([path, text]) => [path, text === null ? null : await store.writeBlob(text)]),
  );
  const tree = await store.writeTree(main, Object.fromEntries(blobs) as Record<string, string | null>);
  const trailers = [
    'Step: save',
    `Name: ${name}`,
    'Office: x',
    'Time: 2026-11-23 15:30',
    'Status: draft',
    `Base: ${main}`,
  ];
  const message = `保存：${key}\n\n${trailers.map((line) => `Desk-${line}`).join('\n')}\n`;
  const commit = await store.writeCommit(tree, [main], message, { name, email: 'a@b.test' }, new Date());
  await store.run(['update-ref', `refs/heads/cms/${key}`, commit]);
}

/** Reads every draft as the board does. */
async function expectBoardReadable(client: Client): Promise<string[]> {
  const ids = (await client.decap('unpublishedEntries')).body as unknown as string[];
  for (const id of ids) {
    const entry = await client.decap('unpublishedEntry', { id });
    expect(entry.status, id).toBe(200);
    const { collection, slug, diffs } = entry.body as { collection: string; slug: string; diffs: { path: string }[] };
    const texts = diffs.filter(({ path }) => !path.startsWith('pictures/'));
    expect(texts).toHaveLength(1);
    for (const { path } of texts) {
      const { status, body } = await client.decap('unpublishedEntryDataFile', { collection, slug, path, id: path });
      expect([status, typeof body['data']], id).toEqual([200, 'string']);
    }
  }
  return ids;
}

describe('a path', () => {
  it('cannot carry another file past 推, 审 and 定 behind a NUL', async () => {
    const site = String(await tui.published('site.yaml'));
    const evil = `${site}desk:\n  approvals:\n    deputies: 1\n`;
    await tui.save(`${FOLDER}huafei.yaml`, evil);
    await tui.discard('glossary/huafei');
    const own = `${FOLDER}jiedairi.yaml`;
    const path = `${own}\u0000100644 ${oidOf(evil)}\tsite.yaml\u0000100644 ${oidOf(WORD)}\t${own}`;
    const { status, body } = await saveAs('jiedairi', path);
    expect([403, 422]).toContain(status);
    expect(body.error).toMatch(HAN);
    expect((await drafts()).has('glossary/jiedairi')).toBe(false);
    expect(await tui.published('site.yaml')).toBe(site);
  });

  it.each(
    [
      ...['../../../x', './x', '/x', '..%2f..%2fx', '%2e%2e/x', 'a\\..\\x', 'a/b/deep', '.git/x', '.GIT/x', 'git~1/x'],
      ...['-x', '--upload-pack=x', 'CON', 'con', 'nul', 'com1', 'lpt9', 'a'.repeat(81), 'a'.repeat(300), '😀'],
      ...[
        '\u202Eabc',
        '词',
        'x\n',
        'a\nb/x',
        'a\tb/x',
        'ｘ',
        'x.yaml\0',
        'X',
        'é',
        'e\u0301',
        ' /x',
        ':(top)/x',
        'a*/x',
      ],
      ...['nul/x', 'a:b/x', 'lao-jing.yaml/new', 'x/../y', 'x.', 'x ', '__proto__', ''],
    ].map((name) => `${FOLDER}${name}.yaml`),
  )('is the one that follows from collection and code, or refused: %j', async (path) => {
    for (const slug of [path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length), 'x', 'new']) {
      const { status, body } = await saveAs(slug, path);
      expect([403, 422]).toContain(status);
      expect(body.error).toMatch(HAN);
    }
    const checked = await tui.send('/desk/api/check', { method: 'POST', json: { path, raw: WORD } });
    expect([403, 422]).toContain(checked.status);
    await expectOwnFilesOnly();
  });

  it.each([
    ...['site.yaml/x.yaml', 'SRC/content/glossary/x.yaml', '__proto__/x.yaml', 'package.json'],
    ...['constructor/x.yaml', '.git/config', 'withdrawn/cases-x.yaml', `${FOLDER}x.yml`],
  ])('leads nowhere else: %s', async (path) => {
    const { status, body } = await saveAs('x', path);
    expect([403, 422]).toContain(status);
    expect(body.error).toMatch(HAN);
  });

  it('lays no folder where a colleague’s entry has to stand', async () => {
    const json = { path: `${FOLDER}xin-ci.yaml/x.yaml`, raw: WORD };
    expect((await tui.send('/desk/api/check', { method: 'POST', json })).status).toBe(403);
    expect((await tui.save(`${FOLDER}xin-ci.yaml`, `${WORD}sources:\n  - 2020-001#p1\n`)).status).toBe(200);
    await tui.move('glossary/xin-ci', 'pending_review');
    await shen.move('glossary/xin-ci', 'pending_publish');
    const { status, body } = await ding.publish('glossary/xin-ci');
    expect([status, body.error]).toEqual([200, undefined]);
  });

  it('never reaches a draft but as its own file and pictures, whatever is sent', async () => {
    const part = fc.oneof(
      fc.constantFrom('src', 'content', 'glossary', 'deputies', 'pictures', 'site.yaml', 'x', 'lao-jing', 'ding'),
      fc.constantFrom('..', '.', '', '.git', '%2e%2e', 'con', '\0', '\n', '\t', '\\', '/', ':', '*', '.yaml', '.mdx'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const freely = fc
      .array(part, { maxLength: 8 })
      .chain((parts) => fc.constantFrom('/', '').map((by) => parts.join(by)));
    const near = fc.tuple(fc.constantFrom(FOLDER, 'deputies/'), freely, fc.constantFrom('.yaml', '.mdx', ''));
    const path = fc.oneof(
      freely,
      near.map((parts) => parts.join('')),
    );
    const slugs = fc.oneof(fc.constantFrom('x', 'lao-jing', 'ding', 'con', 'site'), freely);
    const image = (
      await sharp({ create: { width: 2, height: 2, channels: 3, background: '#c00' } })
        .png()
        .toBuffer()
    ).toString('base64');
    await fc.assert(
      fc.asyncProperty(path, slugs, fc.array(path, { maxLength: 2 }), async (entry, slug, names) => {
        const assets = names.map((name) => ({
          path: name.startsWith('pictures') ? name : `pictures/${name}.png`,
          content: image,
          encoding: 'base64',
        }));
        const raw = `${WORD}# ${names.map((name) => `../pictures/${name}.png`).join(' ')}\n`;
        const { status, body } = await saveAs(slug, entry, raw, assets);
        if (status !== 200) expect(body.error).toMatch(HAN);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
    await expectOwnFilesOnly();
    await expectBoardReadable(shen);
  });
});

describe('a picture', () => {
  const image = (background: string) =>
    sharp({ create: { width: 4, height: 4, channels: 3, background } })
      .png()
      .toBuffer();
  const asset = async (name: string, background = '#00c') => ({
    path: `pictures/${name}`,
    content: (await image(background)).toString('base64'),
    encoding: 'base64',
  });
  const path = 'deputies/he.mdx';
  const showing = (name: string) => deputyStory(`![老水井](../pictures/${name})`);

  it('that the entry does not name is refused, though another name ends like it', async () => {
    const { status, body } = await tui.save(path, showing('大老井.png'), [await asset('老井.png')]);
    expect([status, body.error]).toEqual([
      422,
      '图片“老井.png”在稿子里没有用到，没有保存。请先把它放进正文，或从这次上传里去掉。',
    ]);
    expect((await drafts()).has('deputies/he')).toBe(false);
  });

  it('never takes the place of one that other pages may show, in whatever case its name is written', async () => {
    expect((await tui.decap('persistMedia', { asset: await asset('Shuiku.png') })).status).toBe(200);
    for (const name of ['Shuiku.png', 'shuiku.png']) {
      const { status, body } = await tui.save(path, showing(name), [await asset(name, '#0c0')]);
      expect([status, body.error]).toEqual([409, expect.stringContaining('图片库里已经有同名的图片“Shuiku.png”了')]);
    }
  });

  it.each(['con.png', 'NUL.png', 'a\\b.png', 'a\0b.png', '.git.png', '../x.png', 'a/b.png', '\u202Ea.png'])(
    'has a name that every system keeps: %j',
    async (name) => {
      const { status, body } = await tui.save(path, showing(name), [await asset(name)]);
      expect([403, 422]).toContain(status);
      expect(body.error).toMatch(HAN);
    },
  );

  it('travels with the entry in whatever form its letters are composed', async () => {
    expect((await tui.save(path, showing('cafe\u0301.png'), [await asset('cafe\u0301.png')])).status).toBe(200);
    expect((await drafts()).get('deputies/he')).toEqual([path, 'pictures/café.png']);
  });
});

describe('a draft that was damaged, or made elsewhere', () => {
  it('neither blanks the board nor goes on, and saving it once puts it right', async () => {
    const own = `${FOLDER}jia-dai.yaml`;
    await pushDraft('glossary/jia-dai', { [own]: WORD, 'deputies/ding.mdx': deputyStory('换掉了。') });
    await pushDraft('glossary/kong', { 'deputies/ding.mdx': deputyStory('换掉了。') });
    await pushDraft('glossary/shan', { [`${FOLDER}lao-jing.yaml`]: null });
    await pushDraft('glossary/a/shen', { [own]: WORD });
    const { store } = office.desk.flow;
    const main = (await store.refAt('refs/heads/main')) ?? '';
    for (const ref of ['glossary/bie-ren', 'nowhere/x', 'x'])
      await store.run(['update-ref', `refs/heads/cms/${ref}`, main]);
    const ids = await expectBoardReadable(shen);
    expect(ids).toEqual(expect.arrayContaining(['glossary/jia-dai', 'glossary/kong', 'glossary/shan']));
    expect(ids).not.toContain('glossary/bie-ren');

    for (const key of ['glossary/jia-dai', 'glossary/kong', 'glossary/shan']) {
      const { status, body } = await tui.move(key, 'pending_review');
      expect([status, body.error], key).toEqual([409, expect.stringContaining('这篇草稿里有不属于它的改动')]);
      expect(body.error).toContain('请打开稿子保存一次');
    }
    await tui.draft('glossary/jia-dai', own);
    expect((await tui.save(own, WORD)).status).toBe(200);
    expect((await drafts()).get('glossary/jia-dai')).toEqual([own]);
    expect((await tui.move('glossary/jia-dai', 'pending_review')).status).toBe(200);
  });

  it('is held to it at publication as well', async () => {
    const { store } = office.desk.flow;
    const own = `${FOLDER}mo.yaml`;
    const site = String(await tui.published('site.yaml'));
    await tui.save(own, WORD);
    await tui.move('glossary/mo', 'pending_review');
    await shen.move('glossary/mo', 'pending_publish');
    const tip = (await store.refAt('refs/heads/cms/glossary/mo')) ?? '';
    const evil = await store.writeBlob(`${site}desk:\n  approvals:\n    deputies: 1\n`);
    const tree = await store.writeTree(tip, { 'site.yaml': evil });
    const { message } = await store.commitAt(tip);
    const commit = await store.writeCommit(tree, [tip], message, { name: '审乙', email: 'a@b.test' }, new Date());
    await store.moveRefs([{ ref: 'refs/heads/cms/glossary/mo', to: commit, from: tip }]);
    const { status, body } = await ding.publish('glossary/mo');
    expect([status, body.error]).toEqual([409, expect.stringContaining('site.yaml')]);
    expect(await tui.published('site.yaml')).toBe(site);
  });
});

describe('git', () => {
  it('is handed no path that it would read as several, or leave out', async () => {
    const { store } = office.desk.flow;
    const blob = await store.writeBlob('x');
    for (const path of ['a\0b', 'a/.git/b', 'a/../b', 'a//b', 'GIT~1/x', '/a', 'a\nb']) {
      await expect(store.writeTree('main', { [path]: blob }), path).rejects.toThrow('not a path for git');
    }
  });

  it('takes no file away where a folder of its name is written', async () => {
    const { store } = office.desk.flow;
    const blob = await store.writeBlob('x');
    await expect(store.writeTree('main', { [`${FOLDER}lao-jing.yaml/x`]: blob })).rejects.toThrow('git did not write');
  });
});
