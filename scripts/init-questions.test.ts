import { describe, expect, it } from 'vitest';
import { answersOf } from './init-questions.ts';

/** Somebody who types these lines, one after another. */
function typist(...lines: string[]) {
  const said: string[] = [];
  const ask = async (question: string): Promise<string> => {
    said.push(question);
    const line = lines.shift();
    if (line === undefined) throw new Error(`asked too often: ${question}`);
    return line;
  };
  return { asked: { ask, say: (sentence: string) => said.push(sentence) }, said, lines };
}

describe('a new office is asked', () => {
  it('what was not given, and an empty answer is the usual one', async () => {
    const { asked, said } = typist('', '', '某省/某县');
    const answers = await answersOf({ name: '甲县人大' }, asked);
    expect(answers).toEqual({ name: '甲县人大', site: 'http://localhost:4321', base: '/', place: '某省/某县' });
    expect(said.map((one) => one.slice(0, 2))).toEqual(['网址', '路径', '在哪']);
  });

  it('again after a wrong answer, with what is wrong in Chinese', async () => {
    const { asked, said, lines } = typist(
      '甲县人大',
      'example.gov.cn',
      'https://example.gov.cn/',
      'https://example.gov.cn',
      'rd',
      '/rd/',
      '省/市/县/乡/村/组',
      '',
    );
    const answers = await answersOf({}, asked);
    expect(answers).toEqual({ name: '甲县人大', site: 'https://example.gov.cn', base: '/rd/', place: '' });
    expect(lines).toEqual([]);
    const faults = said.filter((one) => one.endsWith('请再写一次。'));
    expect(faults).toEqual([
      expect.stringContaining('「site」只写到域名为止'),
      expect.stringContaining('「site」只写到域名为止'),
      expect.stringContaining('「base」应当以“/”开头'),
      expect.stringContaining('最多写五级'),
    ]);
  });

  it('nothing where nobody sits, and a wrong option is refused', async () => {
    expect(await answersOf({})).toEqual({
      name: '人大代表在行动',
      site: 'http://localhost:4321',
      base: '/',
      place: '',
    });
    await expect(answersOf({ base: 'rd' })).rejects.toThrow('「base」应当以“/”开头');
    await expect(answersOf({ site: 'x' }, typist('').asked)).rejects.toThrow('「site」只写到域名为止');
  });
});
