/** 报头和报尾, line by line: which field each way of printing it fills. */
import { describe, expect, it } from 'vitest';
import { readTxt } from '../txt/read-txt.ts';
import { recognise } from './recognise.ts';

const BODY = ['云溪县：办实事', '代表们走访了村里的群众，办了3件实事。', '（云溪县人大供稿）'];
const read = (lines: readonly string[]) => recognise(readTxt(new TextEncoder().encode(lines.join('\n\n')))).briefing;

describe('a line of recipients', () => {
  it.each([
    ['报送', 'sentTo'],
    ['呈报', 'reportedTo'],
    ['呈送', 'sentTo'],
    ['主送', 'sentTo'],
    ['抄送', 'sentTo'],
    ['抄报', 'reportedTo'],
    ['报', 'reportedTo'],
    ['送', 'sentTo'],
    ['分送', 'sentTo'],
    ['发', 'distributedTo'],
    ['下发', 'distributedTo'],
    ['印发', 'distributedTo'],
    ['发至', 'distributedTo'],
  ])('%s： names those of %s', (mark, field) => {
    const { imprint } = read([...BODY, `${mark}：各乡镇人大主席团`, '云溪县人大常委会办公室印发 共印70份']);
    const { reportedTo, sentTo, distributedTo } = imprint ?? {};
    const given = { reportedTo, sentTo, distributedTo };
    expect(given).toEqual({
      reportedTo: undefined,
      sentTo: undefined,
      distributedTo: undefined,
      [field]: ['各乡镇人大主席团'],
    });
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
      reportedTo: ['市人大常委会'],
      sentTo: ['县委办公室', '县政府办公室'],
      distributedTo: ['各乡镇人大主席团'],
    });
  });
});

describe('an issue beside the usual ones', () => {
  it.each([
    ['增刊第2期', { edition: '增刊', issue: 2 }],
    ['2024年增刊（2）', { edition: '增刊', issue: 2 }],
    ['第2期（专刊）', { edition: '专刊', issue: 2 }],
    ['特刊', { edition: '特刊', issue: undefined }],
  ])('printed as %s', (line, numbers) => {
    const briefing = read(['云溪人大简报', line, '云溪县人大常委会办公室　2024年4月2日', ...BODY]);
    expect({ edition: briefing.edition, issue: briefing.issue }).toEqual(numbers);
  });
});

describe('the number of an issue', () => {
  it.each([
    ['第3期', { issue: 3, totalIssue: undefined }],
    ['第3期（总第120期）', { issue: 3, totalIssue: 120 }],
    ['总第120期', { issue: undefined, totalIssue: 120 }],
    ['（总第一百二十期）', { issue: undefined, totalIssue: 120 }],
    ['2024年第3期', { issue: 3, totalIssue: undefined }],
    ['〔2024〕3号', { issue: 3, totalIssue: undefined }],
    ['云人简〔2024〕3号', { issue: 3, totalIssue: undefined }],
    ['NO.3', { issue: 3, totalIssue: undefined }],
    ['第三号', { issue: 3, totalIssue: undefined }],
    ['（3）', { issue: 3, totalIssue: undefined }],
    ['第 3 期　总第 120 期', { issue: 3, totalIssue: 120 }],
    ['第3、4期合刊', { issue: undefined, totalIssue: undefined }],
  ])('printed as %s', (line, numbers) => {
    const briefing = read(['云溪人大简报', line, '云溪县人大常委会办公室　2024年4月2日', ...BODY]);
    expect({ issue: briefing.issue, totalIssue: briefing.totalIssue }).toEqual(numbers);
  });
});
