/** An issue that is rewritten: no form of it passes for the print. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { loadArchive } from '#archive/archive.ts';
import { splitArticles } from '#archive/briefing-body.ts';
import { wordingNote } from '#model/wording-words.ts';
import { wechatPosts } from '#outputs/wechat/wechat-post.ts';
import { linesOf, measurePdf, textOf } from '../print/measured-pdf.ts';
import { attributes, builtPages, dist, office, wordsOf } from './built-site.ts';
import { absolute } from '../fixtures/addresses.ts';

const id = '2021-zhutihuodong';
const folder = join(dist, 'briefings', id);
const note = wordingNote('rewritten');
const read = (path: string) => readFileSync(join(folder, path));
const page = (path: string) => readFileSync(join(dist, path, 'index.html'), 'utf8');
const [entry] = loadArchive(office, new Date()).briefings.filter((one) => one.id === id);
const lines = entry?.data.imprint?.lines ?? [];
const bare = (text: string) => text.replace(/\s/g, '');

describe('a rewritten issue', () => {
  it('is nowhere called 原文 by a link that leads to it', () => {
    const leading = builtPages(dist).flatMap(({ path, html }) =>
      [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>[\s\S]*?<\/a>/g)]
        .filter(([, to = '']) => to.includes(`/briefings/${id}/`))
        .map(([link]) => `${path} ${link}`),
    );
    expect(leading.filter((link) => /简报第\d+段/.test(link)).length).toBeGreaterThan(30);
    expect(leading.filter((link) => link.includes('原文'))).toEqual([]);
  });

  it('says so in the head of its page and of each article, before the words, and in what a paragraph’s citation copies', () => {
    expect(wordsOf(page(`briefings/${id}`)).split(note)).toHaveLength(2);
    for (const slug of ['yin', 'mao', 'si']) {
      const html = page(`briefings/${id}/${slug}`);
      expect(html.indexOf(note)).toBeGreaterThan(html.indexOf('<h1>'));
      expect(html.indexOf(note)).toBeLessThan(html.indexOf('data-body'));
      expect(attributes(html, 'data-cite')).toEqual([expect.stringContaining(`（${note.slice(0, -1)}）`)]);
    }
  });

  it('keeps the printed lines of its imprint beside the lists made of them', () => {
    expect(lines).toHaveLength(3);
    const words = wordsOf(page(`briefings/${id}`));
    for (const line of lines) expect(words).toContain(bare(line));
    expect(words).toContain('省人大常委会主任、省人大常委会副主任');
  });

  it('says so on the print page below the masthead and in the imprint, which stands as printed', () => {
    const words = wordsOf(page(`print/${id}`));
    expect(words.split(note)).toHaveLength(3);
    expect(words.indexOf(note)).toBeLessThan(words.indexOf('目录'));
    expect(words).toContain(note + lines.map(bare).join(''));
  });

  it('says so in its PDF below the masthead and in the imprint, which stands as printed', async () => {
    const { glyphs, pages } = await measurePdf(read(`${id}.pdf`));
    expect(linesOf(glyphs, 1).map(textOf).slice(0, 4)).toEqual(['简报', '第期', '年月日', note]);
    const last = linesOf(glyphs, pages.length).map(textOf).join('');
    expect(last).toContain(note + lines.map(bare).join(''));
  });

  it('says so in its Word file below the masthead and in the imprint, which stands as printed', () => {
    const xml = strFromU8(unzipSync(read(`${id}.docx`))['word/document.xml'] ?? new Uint8Array());
    const words = bare(xml.replace(/<[^>]+>/g, ''));
    expect(words.split(note)).toHaveLength(3);
    expect(words.indexOf(note)).toBeLessThan(words.indexOf('目录'));
    expect(words.endsWith(note + lines.map(bare).join(''))).toBe(true);
  });

  it('says so in the data: its JSON, the tables, the whole archive, the offline copy and llms.txt', () => {
    expect(JSON.parse(read(`${id}.json`).toString())).toMatchObject({
      wording: 'rewritten',
      wordingNote: note,
      imprint: { lines },
    });
    const archive = unzipSync(readFileSync(join(dist, 'open-data/archive.zip')));
    const file = (name: string) => strFromU8(archive[name] ?? new Uint8Array());
    expect(JSON.parse(file('json/briefings.json'))).toContainEqual(expect.objectContaining({ id, wordingNote: note }));
    expect(file('csv/articles.csv').split(note)).toHaveLength(4);
    expect(file(`content/briefings/${id}.md`)).toContain('wording: rewritten');
    const offline = unzipSync(readFileSync(join(dist, 'open-data/offline.zip')));
    expect(strFromU8(offline[`site/briefings/${id}/yin/index.html`] ?? new Uint8Array())).toContain(note);
    expect(readFileSync(join(dist, 'llms.txt'), 'utf8')).toContain(note);
  });

  it('says so at the head of the posts for WeChat', () => {
    const bodies = new Map(splitArticles(entry?.body ?? '').articles.map(({ slug, markdown }) => [slug, markdown]));
    const posts = entry ? wechatPosts(id, entry.data, bodies, absolute) : [];
    expect(posts).toHaveLength(4);
    for (const { html } of posts) expect(html.replace(/<[^>]+>/g, '').startsWith(note)).toBe(true);
  });
});
