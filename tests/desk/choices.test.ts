/** What a form may choose from is asked of the server a few at a time, whatever the size of the archive. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { renderMarkdown } from '#lib/markdown.ts';
import { splitArticles } from '#archive/briefing-body.ts';
import type { Choice, Found } from '#desk/api/choice.ts';
import { MOST } from '#desk/api/choice.ts';
import { newProject, openOffice, send, threeApprovers } from './office.ts';
import type { Client, Office } from './office.ts';

let office: Office;
let root: string;
let client: Client;

const WELL = '2020-001';
const briefings = () => join(root, 'briefings');

beforeEach(async () => {
  root = newProject();
});
afterEach(() => office.close());

async function open(): Promise<void> {
  office = await openOffice({ office: root });
  client = await office.as('推甲');
}

/** Asks as a form does. */
async function ask(query: Record<string, string | readonly string[]>): Promise<Found> {
  const written = new URLSearchParams(
    Object.entries(query).flatMap(([name, given]) => [given].flat().map((one) => [name, one])),
  );
  const answer = await client.send(`/desk/api/choices?${written}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as unknown as Found;
}

const find = async (from: string, q: string): Promise<readonly Choice[]> => (await ask({ from, q })).hits;
const named = async (from: string, ...value: string[]): Promise<readonly Choice[]> => (await ask({ from, value })).hits;
const values = (hits: readonly Choice[]) => hits.map(({ value }) => value);

/** Many issues of the office, each with several paragraphs that hold the same words. */
function writeMany(count: number): void {
  for (let at = 0; at < count; at++) {
    const head = `---\nyear: 2019\nissue: ${at + 1}\narticles:\n  - slug: a\n    titleLines: [第${at + 1}次会议]\n---\n`;
    const body = `\n<!-- article: a -->\n\n会议说到同一件事。\n\n第${at + 1}次的另一段。\n`;
    writeFileSync(join(briefings(), `many-${at + 1}.md`), head + body);
  }
}

describe('a source box', () => {
  it('finds a paragraph by its words, and says its first words, its article and its number', async () => {
    await open();
    const hits = await find('sources', '看井人');
    expect(hits).toEqual([
      {
        value: `${WELL}#p1`,
        label: '乙镇有3口老水井，每口井有1名代表照看，叫“看井人”。',
        note: '乙镇修好老水井 第1段',
      },
    ]);
  });

  it('names every paragraph as the page numbers it', async () => {
    await open();
    for (const briefing of [WELL, '2020-002']) {
      const { articles } = splitArticles(readFileSync(join(briefings(), `${briefing}.md`), 'utf8'));
      const wanted = articles.flatMap(({ slug, markdown }) =>
        renderMarkdown(markdown)
          .blocks.filter(({ id }) => id.startsWith('p'))
          .map(({ id, text }) => [`${briefing}${articles.length > 1 ? `/${slug}` : ''}#${id}`, text.slice(0, 8)]),
      );
      const offered = (await find('sources', briefing)).map(({ value, label }) => [value, label.slice(0, 8)]);
      expect(offered.sort()).toEqual(wanted.sort());
    }
  });

  it('wants all the words of the question, in the paragraph, the title or the code', async () => {
    await open();
    expect(values(await find('sources', '看井人 修好老水井'))).toEqual([`${WELL}#p1`]);
    expect(values(await find('sources', `${WELL} 管好`))).toEqual([`${WELL}#p2`]);
    expect(values(await find('sources', '看井人 管好'))).toEqual([]);
  });

  it('offers at most twenty and says that there are more', async () => {
    writeMany(30);
    await open();
    const found = await ask({ from: 'sources', q: '同一件事' });
    expect(MOST).toBe(20);
    expect(found.hits).toHaveLength(MOST);
    expect(found.more).toBe(true);
    expect((await ask({ from: 'sources', q: '' })).hits).toHaveLength(MOST);
    expect((await ask({ from: 'briefings', q: '' })).hits).toHaveLength(MOST);
    expect(await ask({ from: 'sources', q: '第17次的' })).toMatchObject({
      hits: [{ value: 'many-17#p2' }],
      more: false,
    });
  });

  it('puts a source that is written in full first', async () => {
    writeMany(30);
    await open();
    expect(values(await find('sources', 'many-3#p1'))[0]).toBe('many-3#p1');
  });

  it('shows where the words stand in a long paragraph', async () => {
    writeFileSync(
      join(briefings(), '2020-003.md'),
      `---\narticles:\n  - slug: a\n    titleLines: [长文]\n---\n\n<!-- article: a -->\n\n${'前面的话。'.repeat(60)}水渠通了。\n`,
    );
    await open();
    const [hit] = await find('sources', '水渠');
    expect(hit?.label).toContain('水渠通了');
    expect(hit?.label.length).toBeLessThan(80);
  });
});

describe('what is stored', () => {
  it('is named though it is not among the hits, and what does not exist is left out', async () => {
    await open();
    expect(await named('sources', `${WELL}#p2`, `${WELL}#p9`, 'nothing#p1', '不是编码')).toEqual([
      { value: `${WELL}#p2`, label: '先修好，再管好。', note: '乙镇修好老水井 第2段' },
    ]);
    expect(await named('places', 'yi', 'zz')).toMatchObject([{ value: 'yi', label: '乙镇' }]);
    expect(await named('articles', WELL, '2020-002/two', '2020-002')).toMatchObject([
      { value: WELL, label: '乙镇修好老水井' },
      { value: '2020-002/two', label: '乙镇听会' },
    ]);
  });
});

describe('the other boxes', () => {
  it('find an entry of every kind by its name and by its code', async () => {
    await open();
    for (const [from, words, value] of [
      ['places', '乙', 'yi'],
      ['places', 'jia', 'jia'],
      ['topics', 'water', 'water'],
      ['mechanisms', 'well', 'well-watch'],
      ['deputies', '丁', 'ding'],
      ['brands', 'WATCH', 'watch'],
      ['cases', '老水井', 'well'],
      ['glossary', 'lao', 'lao-jing'],
      ['briefings', '听会', '2020-002'],
      ['articles', '听会', '2020-002/two'],
      ['icons', '水井', 'jing'],
      ['uploads', '水井', '老水井.png'],
    ] as const) {
      expect(values(await find(from, words)), `${from} ${words}`).toEqual([value]);
    }
  });
});

describe('what was just written', () => {
  it('can be chosen: a draft, marked as one, until it is thrown away, and a picture of the library', async () => {
    await open();
    expect(await find('topics', '井台')).toEqual([]);
    await client.save('topics/jing.yaml', 'name: 井台\nsummary: 说说井台。都来说说。\n');
    expect(await find('topics', '井台')).toMatchObject([{ value: 'jing', label: '井台', note: '草稿' }]);
    await client.discard('topics/jing');
    expect(await find('topics', '井台')).toEqual([]);
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
      .png()
      .toBuffer();
    const asset = { path: 'pictures/新井.png', content: bytes.toString('base64'), encoding: 'base64' };
    expect((await client.decap('persistMedia', { asset })).status).toBe(200);
    expect(values(await find('uploads', '新井'))).toEqual(['新井.png']);
  });

  it('replaces what was published, and stands without the mark when it is published itself', async () => {
    await open();
    const [tui, shen, ding] = await threeApprovers(office);
    const path = 'briefings/2020-002.md';
    const raw = String(await tui.published(path)).replace('会议开了。', '会议改了时间。');
    await tui.save(path, raw);
    expect(await find('sources', '会议开了')).toEqual([]);
    expect(await find('sources', '会议改了')).toMatchObject([
      { value: '2020-002/one#p1', note: '草稿 甲县开会 第1段' },
    ]);
    await tui.move('briefings/2020-002', 'pending_review');
    await shen.move('briefings/2020-002', 'pending_publish');
    expect((await ding.publish('briefings/2020-002')).status).toBe(200);
    expect(await find('sources', '会议改了')).toMatchObject([{ value: '2020-002/one#p1', note: '甲县开会 第1段' }]);
  });

  it('is passed over when it cannot be read, and the rest is offered', async () => {
    mkdirSync(join(briefings(), 'deeper'));
    writeFileSync(join(briefings(), 'broken.md'), '---\narticles: [\n---\n\n<!-- article: a -->\n\n坏的。\n');
    writeFileSync(join(briefings(), 'deeper/x.md'), '没有头');
    writeFileSync(join(briefings(), 'deeper/y.md'), '<!-- article: y -->\n\n放在里面的。\n');
    await open();
    expect(values(await find('sources', '放在里面'))).toEqual(['y#p1']);
    expect(values(await find('sources', '看井人'))).toEqual([`${WELL}#p1`]);
    expect(values(await find('sources', '坏的'))).toEqual(['broken#p1']);
  });
});

describe('the address', () => {
  it('answers nobody who is not signed in, and refuses what no form asks', async () => {
    await open();
    expect((await send(office.port, '/desk/api/choices?from=places&q=')).status).toBe(401);
    for (const query of [
      'from=settings&q=',
      'from=__proto__&q=',
      'q=x',
      'from=places',
      `from=places&q=${'长'.repeat(300)}`,
    ]) {
      const answer = await client.send(`/desk/api/choices?${encodeURI(query)}`);
      expect([answer.status, answer.body.error], query).toEqual([422, expect.stringMatching(/\p{Script=Han}/u)]);
    }
  });
});

describe('the library of pictures', () => {
  it('is listed by names alone when a form asks for nothing else', async () => {
    await open();
    const given = { mediaFolder: 'pictures' };
    const whole = (await client.decap('getMedia', given)).body as unknown as Record<string, unknown>[];
    const listed = (await client.decap('getMedia', { ...given, namesOnly: true })).body;
    expect(listed).toEqual(whole.map(({ id, path, name }) => ({ id, path, name })));
    expect(whole[0]?.['content']).not.toBe('');
  });
});
