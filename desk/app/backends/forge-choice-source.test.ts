/** Where no server answers, a box still holds a few hits, and the paragraphs of one briefing are read at a time. */
import { describe, expect, it } from 'vitest';
import { MOST } from '../../api/choice.ts';
import type { Choice } from '../../api/choice.ts';
import { brandFile, namesFile, paragraphsFile } from '../../api/forge-files.ts';
import { forgeChoiceSource } from './forge-choice-source.ts';
import { DeskError } from '../api-client.ts';

const choice = (value: string, label: string, note = ''): Choice => ({ value, label, note });
const issues = Array.from({ length: 300 }, (_, at) => choice(`b-${at}`, `第${at}次会议`, `《简报》2019年第${at}期`));

const files: Readonly<Record<string, unknown>> = {
  [namesFile('articles')]: [choice('well/one', '乙镇修好老水井'), choice('well/two', '甲县开会'), ...issues],
  [paragraphsFile('well')]: [
    choice('well/one#p1', '先修好，再管好。', '乙镇修好老水井 第1段'),
    choice('well/one#p2', '口口有人照看。', '乙镇修好老水井 第2段'),
    choice('well/two#p1', '会议开了。', '甲县开会 第1段'),
  ],
  [namesFile('brands')]: [choice('watch', '看井人')],
  [brandFile('watch')]: '---\nname: 看井人\n---\n',
};

function open() {
  const read: string[] = [];
  const choices = forgeChoiceSource((name) => {
    read.push(name);
    if (name in files) return Promise.resolve(files[name]);
    return Promise.reject(new DeskError(404, `没有 ${name}`));
  });
  return { choices, read };
}

describe('the choices of a desk on a forge', () => {
  it('leads from words to an article, and from the article to its paragraphs', async () => {
    const { choices, read } = open();
    const articles = await choices.findChoices('sources', '老水井');
    expect(articles.hits).toEqual([{ ...choice('well/one', '乙镇修好老水井'), leadsOn: true }]);
    expect(read).toEqual([namesFile('articles')]);
    const values = async (question: string) =>
      (await choices.findChoices('sources', question)).hits.map(({ value }) => value);
    expect(await values('well/one ')).toEqual(['well/one#p1', 'well/one#p2']);
    expect(await values('well/one 照看')).toEqual(['well/one#p2']);
    expect(await values('well/one#p2')).toEqual(['well/one#p2']);
    expect(read).toEqual([namesFile('articles'), paragraphsFile('well')]);
  });

  it('shows twenty hits at most', async () => {
    const { choices } = open();
    expect(await choices.findChoices('articles', '会议')).toMatchObject({ more: true, hits: { length: MOST } });
    expect(await choices.findChoices('sources', '会议')).toMatchObject({ more: true, hits: { length: MOST } });
    expect(await choices.findChoices('articles', '第271次')).toMatchObject({ more: false, hits: [{ value: 'b-271' }] });
  });

  it('names what is stored, and leaves out what was not there when the site was built', async () => {
    const { choices } = open();
    const named = await choices.nameChoices('sources', ['well/two#p1', 'well/two#p9', 'gone#p1', '']);
    expect(named).toEqual([choice('well/two#p1', '会议开了。', '甲县开会 第1段')]);
    expect(await choices.publishedEntry('brands', 'watch')).toContain('看井人');
    expect(await choices.publishedEntry('brands', 'gone')).toBeUndefined();
  });
});
