import { expect, it } from 'vitest';
import { checkHere } from './check-here.ts';

const office = { today: '2026-11-23', ownNumbers: ['13912345678'], ownEmails: [], organisations: [] };
const check = (raw: string) => checkHere('topics', 'topics/water.yaml', raw, office);

it('checks one text without a server: the model with its line and field, personal data, broken YAML', () => {
  expect(check('name: 水\nsummary: 吃水和用水。\n')).toEqual([]);
  expect(check('name: 水\n')).toEqual([
    expect.objectContaining({ field: 'summary', line: 1, sentence: expect.stringContaining('缺少「说明」') as string }),
  ]);
  expect(check('name: 水\nsummary: 打13812345678。\n')).toEqual([
    expect.objectContaining({ line: 2, blocksSaving: true, sentence: expect.stringContaining('手机号') as string }),
  ]);
  expect(check('name: 水\nsummary: 打13912345678。\n')).toEqual([]);
  expect(check('name: 水\nname: 水\n')).toEqual([expect.objectContaining({ line: 2, sentence: '同一项写了两次。' })]);
});
