/** A site for trying the program: its words are invented, and wherever they may be read they say so. */
import { readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { officeFolder } from '#archive/office-folder.ts';
import { trialEnvironment } from '#archive/trial-build.ts';
import { TRIAL_NOTE } from '#lib/trial-note.ts';
import { localTools } from '#outputs/wechat/local-tools.ts';
import type { WechatPost } from '#outputs/wechat/wechat-post.ts';
import { serve } from '../../scripts/serve.ts';
import { buildSite } from '#publication/build-site.ts';
import { measurePdf } from '../print/measured-pdf.ts';
import { builtPages } from './built-site.ts';
import { everythingIn } from './outputs-text.ts';
import { secondOffice } from './second-office.ts';

const barIn = (html: string): string | undefined => /<p class="trial-bar"[^>]*>([^<]*)</.exec(html)?.[1]?.trim();

const ISSUES = ['2020-001', '2020-002'];

describe.each([
  { what: 'a trial', environment: trialEnvironment, isTrial: true },
  { what: 'an office', environment: {}, isTrial: false },
])('the site of $what', ({ environment, isTrial }) => {
  let root = '';
  const dist = () => join(root, 'dist');
  const read = (path: string): Buffer => readFileSync(join(dist(), path));
  const data = (): Record<string, Uint8Array> => unzipSync(read('open-data/archive.zip'));
  const says = (text: string) => (isTrial ? expect(text).toContain(TRIAL_NOTE) : expect(text).not.toContain('试用：'));

  beforeAll(async () => {
    root = await secondOffice();
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    expect(await buildSite(root)).toBe(true);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(root, { recursive: true, force: true });
  });

  it(`${isTrial ? 'says so' : 'says nothing of a trial'} on every page, those of prints, of trouble and of moved addresses too`, () => {
    const pages = builtPages(dist());
    expect(pages.map(({ path }) => path)).toEqual(expect.arrayContaining(['/', '/print/2020-001/', '/search/']));
    const marked = pages.filter(({ html }) => barIn(html) === TRIAL_NOTE);
    expect(marked.map(({ path }) => path)).toEqual(isTrial ? pages.map(({ path }) => path) : []);
  });

  it.each(ISSUES)(`${isTrial ? 'says so' : 'says nothing'} on every sheet of %s as PDF`, async (id) => {
    const { pages, glyphs } = await measurePdf(read(`briefings/${id}/${id}.pdf`));
    for (const at of pages.keys()) {
      says(
        glyphs
          .filter(({ page, text }) => page === at + 1 && text.trim() !== '')
          .map(({ text }) => text)
          .join(''),
      );
    }
  });

  it.each(ISSUES)(`${isTrial ? 'says so' : 'says nothing'} at the head of every sheet of %s in Word`, (id) => {
    const parts = Object.entries(unzipSync(read(`briefings/${id}/${id}.docx`)));
    const heads = parts.filter(([name]) => /^word\/header\d+\.xml$/.test(name));
    expect(heads).toHaveLength(isTrial ? 2 : 0);
    for (const [, bytes] of heads) says(strFromU8(bytes));
  });

  it(`${isTrial ? 'says so' : 'says nothing'} in each record, table and list of the open data`, () => {
    for (const id of ISSUES) says(read(`briefings/${id}/${id}.json`).toString());
    const files = data();
    says(strFromU8(files['README.txt'] ?? new Uint8Array()));
    const lists = Object.entries(files).filter(([name]) => /^(?:json|csv)\//.test(name));
    expect(lists.length).toBeGreaterThan(16);
    for (const [name, bytes] of lists) {
      const text = strFromU8(bytes);
      const rows = name.endsWith('.json') ? (JSON.parse(text) as unknown[]).length : text.split('试用说明').length - 1;
      const marks = text.split(TRIAL_NOTE).length - 1;
      if (!isTrial) expect([name, marks, text.includes('试用说明')]).toEqual([name, 0, false]);
      else if (name.endsWith('.json')) expect([name, marks]).toEqual([name, rows]);
      else expect([name, rows === 1 && marks > 0]).toEqual([name, true]);
    }
  });

  it(`${isTrial ? 'says so' : 'says nothing'} in what is pasted into 公众号`, async () => {
    const tools = localTools(officeFolder(root), dist(), '/jia/', isTrial ? TRIAL_NOTE : undefined);
    const server = await serve(dist(), '/jia/', 0, tools);
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/jia/admin/wechat/posts/2020-002.json`);
    const posts = (await answer.json()) as WechatPost[];
    server.close();
    expect(posts).toHaveLength(3);
    for (const post of posts) {
      says(post.html);
      expect(post.title.startsWith('试用：')).toBe(isTrial);
    }
  });

  it('gives nobody the word that it is one but by these marks', () => {
    const named = everythingIn(dist()).filter(({ bytes }) => bytes.includes('SITE_IS_TRIAL'));
    expect(named.map(({ path }) => path)).toEqual([]);
  });
});
