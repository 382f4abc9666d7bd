/** Who sees which draft: somebody of one place sees and edits that place's alone, whatever way the question comes in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deputyStory, openOffice, PASSWORD, signIn, WU } from './office.ts';
import type { Answer, Client, Office } from './office.ts';

const CHEN = 'deputies/chen.mdx';
const WORD = '晒谷场上的秘密话';
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
).toString('base64');

let office: Office;
let ofYi: Client;
let ofChen: Client;
let outside: Readonly<Record<'推' | '审' | '定' | '管理', Client>>;

/** A story of 辰村, which does not belong to 乙镇. */
const ofChenText = deputyStory(`${WORD}。\n\n![晒谷场](../pictures/chen-secret.png)`)
  .replace('name: 吴某', 'name: 陈某')
  .replace('place: yi', 'place: chen');

beforeAll(async () => {
  office = await openOffice();
  const { accounts } = office.desk;
  const town = (name: string, place: string) =>
    ({ name, office: `${name}人大`, roles: ['recommend'], place, password: PASSWORD }) as const;
  await accounts.put([town('乙推', 'yi'), town('辰推', 'mao')].map((one) => ({ ...one, roles: [...one.roles] })));
  const [tui, shen, ding, guan] = await Promise.all(
    (['推甲', '审乙', '定丙', '管丁'] as const).map((name) => office.as(name)),
  );
  if (!tui || !shen || !ding || !guan) throw new Error('four roles');
  outside = { 推: tui, 审: shen, 定: ding, 管理: guan };
  [ofYi, ofChen] = await Promise.all([signIn(office.port, '乙推'), signIn(office.port, '辰推')]);
  const asset = { path: 'pictures/chen-secret.png', content: picture, encoding: 'base64' };
  expect((await ofChen.save(CHEN, ofChenText, [asset])).status).toBe(200);
  expect((await ofYi.save(WU, deputyStory())).status).toBe(200);
});
afterAll(() => office.close());

const key = { collection: 'deputies', slug: 'chen' };

/** Every way in that could tell of a draft, with what it answers. */
async function everyWay(client: Client, version: string, commit: string): Promise<Record<string, Answer>> {
  const asked = async (path: string) => client.ask(path);
  const oid = String(ofChen.seen.get(CHEN));
  return {
    board: await client.decap('unpublishedEntries'),
    draft: await client.decap('unpublishedEntry', key),
    text: await client.decap('unpublishedEntryDataFile', { ...key, id: '', path: CHEN }),
    picture: await client.decap('unpublishedEntryMediaFile', { ...key, id: '', path: 'pictures/chen-secret.png' }),
    library: await client.decap('getMedia', { mediaFolder: 'pictures', namesOnly: true }),
    inbox: await asked('inbox'),
    review: await asked('review?collection=deputies&slug=chen'),
    history: await asked(`history?path=${CHEN}`),
    version: await asked(`history?path=${CHEN}&commit=${commit}`),
    difference: await asked(`history?path=${CHEN}&from=${commit}&to=${commit}`),
    'version by another path': await asked(`history?path=${WU}&commit=${commit}`),
    content: await asked(`content?path=${CHEN}`),
    'choices of deputies': await asked(`choices?from=deputies&q=${encodeURIComponent('陈某')}`),
    'choices by value': await asked('choices?from=deputies&value=chen'),
    'choices of pictures': await asked('choices?from=uploads&q=secret'),
    list: await asked('entries?kind=deputies'),
    'list by words': await asked(`entries?q=${encodeURIComponent(WORD)}`),
    'list of drafts': await asked('entries?state=draft'),
    'picture library': await asked('pictures?q=secret&page=1'),
    'small picture': await asked('pictures/thumbnail?name=chen-secret.png'),
    doubts: await asked(`doubts?path=${CHEN}`),
    'next issue': await asked('next-issue'),
    'keep doubts': await client.send('/desk/api/doubts', { method: 'PUT', json: { path: CHEN, doubts: [] } }),
    dated: await asked('dated'),
    gone: await asked('gone'),
    batches: await asked('batches'),
    remark: await client.post('remarks', { ...key, version, text: '看到了' }),
    move: await client.decap('updateUnpublishedEntryStatus', { ...key, version, newStatus: 'pending_review' }),
    'move of many': await client.post('batch/move', { drafts: [{ ...key, version }], to: 'pending_review' }),
    decide: await client.post('decide', { ...key, version }),
    discard: await client.decap('deleteUnpublishedEntry', { ...key, version }),
    restore: await client.post('restore', { path: CHEN, commit, seen: oid }),
    'save over it': await client.decap('persistEntry', {
      dataFiles: [{ slug: 'chen', path: CHEN, raw: deputyStory('别的话。') }],
      assets: [],
      options: { useWorkflow: true },
      seen: oid,
    }),
    'save as new': await client.decap('persistEntry', {
      dataFiles: [{ slug: 'chen', path: CHEN, raw: deputyStory('别的话。') }],
      assets: [],
      options: { useWorkflow: true },
    }),
  };
}

describe('a draft of another place', () => {
  it('is answered by no way in, and stays as it was', async () => {
    const version = String(await ofChen.open('deputies/chen'));
    const answers = await everyWay(ofYi, version, version);
    for (const [way, { text }] of Object.entries(answers)) {
      const told = [WORD, '陈某', 'chen-secret.png'].filter((words) => text.includes(words));
      expect([way, told]).toEqual([way, []]);
    }
    const done = [
      'keep doubts',
      'remark',
      'move',
      'move of many',
      'decide',
      'discard',
      'restore',
      'save over it',
      'save as new',
    ];
    expect(answers['small picture']?.status).toBe(404);
    for (const way of done) expect([way, answers[way]?.status]).not.toEqual([way, 200]);
    expect(await ofChen.open('deputies/chen')).toBe(version);
    expect(await ofChen.draft('deputies/chen', CHEN)).toBe(ofChenText);
  });

  it('is seen by those of its place, and by 推, 审, 定 and 管理 of the whole office', async () => {
    for (const client of [ofChen, ...Object.values(outside)]) {
      expect((await client.decap('unpublishedEntryDataFile', { ...key, id: '', path: CHEN })).text).toContain(WORD);
      expect((await client.ask('inbox')).text).toContain('陈某');
      expect((await client.ask(`entries?q=${encodeURIComponent(WORD)}`)).text).toContain('陈某');
      expect((await client.ask('pictures?q=secret&page=1')).text).toContain('chen-secret.png');
      expect((await client.ask('choices?from=deputies&value=chen')).text).toContain('陈某');
    }
  });

  it('is not told of: whoever listens hears that something moved, and not what', async () => {
    const heard = await listen(ofYi, async () => {
      await ofChen.post('remarks', { ...key, version: await ofChen.open('deputies/chen'), text: WORD });
    });
    expect(heard).toContain('event: draft');
    expect(heard).not.toContain('chen');
    const told = await listen(outside.审, async () => {
      await ofChen.post('remarks', { ...key, version: await ofChen.open('deputies/chen'), text: '再看看' });
    });
    expect(told).toContain('deputies/chen');
    expect(told).not.toContain('再看看');
  });
});

describe('somebody of one place', () => {
  it('writes for no other place, neither a new page nor one that is published, nor the settings', async () => {
    const elsewhere = deputyStory().replace('place: yi', 'place: chen');
    const ding = String(await ofChen.published('deputies/ding.mdx'));
    const site = String(await ofYi.published('site.yaml'));
    const answers = [
      await ofYi.save('deputies/xin.mdx', elsewhere),
      await ofChen.save('deputies/ding.mdx', `${ding}\n再加一句。\n`),
      await ofYi.save('site.yaml', `${site}\n`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(answers[0]?.body.error).toContain('不属于您的乡镇（街道）');
  });

  it('hands no draft over to another place by changing what it says', async () => {
    await ofYi.draft('deputies/wu', WU);
    expect((await ofYi.save(WU, deputyStory().replace('place: yi', 'place: chen'))).status).toBe(403);
    expect((await ofYi.save(WU, deputyStory('吴某天天照看。'))).status).toBe(200);
  });

  it('writes what names no place, which then belongs to their own', async () => {
    const path = 'glossary/shui-jing.yaml';
    const term = 'term: 水井\nmeaning: 取水的井。\n';
    expect((await ofYi.save(path, term)).status).toBe(200);
    expect(await ofYi.status('glossary/shui-jing')).toBe('draft');
    expect(await ofChen.status('glossary/shui-jing')).toBeUndefined();
  });
});

/** What a page hears while something is done. */
async function listen(client: Client, done: () => Promise<void>): Promise<string> {
  const abort = new AbortController();
  const response = await fetch(`http://127.0.0.1:${office.port}/desk/api/events`, {
    headers: { Cookie: client.cookie },
    signal: abort.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  await done();
  while (reader && !heard.includes('event: draft')) heard += (await reader.read()).value ?? '';
  abort.abort();
  return heard;
}
