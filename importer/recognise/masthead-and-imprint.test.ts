/** 报头和报尾, line by line: which field each way of printing it fills. */
import { describe, expect, it } from 'vitest';
import { readTxt } from '../txt/read-txt.ts';
import { recognise } from './recognise.ts';

const BODY = ['云溪县：办实事', '代表们走访了村里的群众，办了3件实事。', '（云溪县人大供稿）'];
const read = (lines: readonly string[]) => recognise(readTxt(new TextEncoder().encode(lines.join('\n\n')))).briefing;

describe('a line of recipients', () => {
  it.each([
    ['报送', 'sentTo'],
    ['呈报', 'sentTo'],
    ['主送', 'sentTo'],
    ['抄送', 'sentTo'],
    ['抄报', 'sentTo'],
    ['报', 'sentTo'],
    ['送', 'sentTo'],
    ['分送', 'sentTo'],
    ['发', 'distributedTo'],
    ['下发', 'distributedTo'],
    ['印发', 'distributedTo'],
    ['发至', 'distributedTo'],
  ])('%s： names those of %s', (mark, field) => {
    const { imprint } = read([...BODY, `${mark}：各乡镇人大主席团`, '云溪县人大常委会办公室印发 共印70份']);
    expect([imprint?.sentTo, imprint?.distributedTo]).toEqual(
      field === 'sentTo' ? [['各乡镇人大主席团'], undefined] : [undefined, ['各乡镇人大主席团']],
    );
  });

  it('keeps 报, 抄送 and 发 apart', () => {
    const { imprint } = read([
      ...BODY,
      '报：市人大常委会',
      '抄送：县委办公室、县政府办公室',
      '发：各乡镇人大主席团',
      '云溪县人大常委会办公室印发 共印70份',
    ]);
    expect(imprint).toMatchObject({
      sentTo: ['市人大常委会', '县委办公室', '县政府办公室'],
      distributedTo: ['各乡镇人大主席团'],
    });
  });
});

describe('the number of an issue', () => {
  it.each([
    ['第3期', { issue: 3, totalIssue: undefined }],
    ['第3期（总第120期）', { issue: 3, totalIssue: 120 }],
    ['总第120期', { issue: undefined, totalIssue: 120 }],
    ['（总第一百二十期）', { issue: undefined, totalIssue: 120 }],
    ['2024年第3期', { issue: 3, totalIssue: undefined }],
  ])('printed as %s', (line, numbers) => {
    const briefing = read(['云溪人大简报', line, '云溪县人大常委会办公室　2024年4月2日', ...BODY]);
    expect({ issue: briefing.issue, totalIssue: briefing.totalIssue }).toEqual(numbers);
  });
});
