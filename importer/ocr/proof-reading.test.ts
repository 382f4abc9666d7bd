import { describe, expect, it } from 'vitest';
import { proofReading } from './proof-reading.ts';

const marked = (text: string): string =>
  proofReading(text, 3)
    .map((diagnostic) => diagnostic.sentence)
    .join('\n');

describe('what is to be proof-read in a line that OCR gave', () => {
  it.each([
    ['李建国代表提出12件建议。', ['李建国', '12']],
    ['联络站站长孙玉兰说，办结率达96.4%。', ['孙玉兰', '96.4%']],
    ['市人大代表田野、刘素琴等5名代表参加。', ['田野', '刘素琴', '5']],
    ['每周三8:30—11:30接待，惠及居民2,870户。', ['8:30', '11:30', '2,870']],
    ['二〇二四年十月，第十三届人大代表三十二人到会。', ['二〇二四', '十三', '三十二']],
    ['详见https://rd.example.cn/2024/0513.html。', ['https://rd.example.cn/2024/0513.html']],
    ['来信请寄dbgz@example.cn或登录www.example.gov.cn。', ['dbgz@example.cn', 'www.example.gov.cn']],
    ['《代表建议办理办法》在清溪县石门乡施行。', ['《代表建议办理办法》', '清溪县', '石门乡']],
  ])('marks every name, number and address of “%s”', (line, words) => {
    const messages = marked(line);
    for (const word of words) expect(messages).toContain(word);
  });

  it('gives the page and the words of the line', () => {
    expect(proofReading('解决问题41个。', 3)).toMatchObject([
      { page: 3, excerpt: '解决问题41个。', severity: 'warning' },
    ]);
  });

  it('asks about a dash that was read as a numeral', () => {
    expect(proofReading('线上一线下一并联动', 1).some((diagnostic) => diagnostic.rule === 'ocr-misread-sign')).toBe(
      true,
    );
  });

  it('says nothing of a line without facts', () => {
    expect(proofReading('让群众有更多获得感。', 1)).toEqual([]);
  });
});
