import { describe, expect, it } from 'vitest';
import { readParagraphs } from './page-text.ts';

const page = (inner: string) =>
  `<body><header><p>页首</p></header><main id="main">${inner}</main><footer>页尾</footer>`;

describe('the paragraphs of a page', () => {
  it('carry the ids of the page, those around them the id of main', () => {
    const html = page('<h1>题目</h1><p>提要</p><div><p id="p1">甲<b>乙</b></p><h2 id="s1">节</h2></div><p>供稿</p>');
    expect(readParagraphs(html)).toEqual([
      { id: 'p1', text: '甲乙' },
      { id: 's1', text: '节' },
      { id: 'main', text: '提要' },
      { id: 'main', text: '供稿' },
    ]);
  });

  it('keep lines apart and join what is one line', () => {
    expect(
      readParagraphs(
        page('<div id="p1"><dl><dt>一</dt><dd>二<i>三</i></dd></dl><ul><li>四</li><li>五</li></ul></div>'),
      ),
    ).toEqual([{ id: 'p1', text: '一\n二三\n四\n五' }]);
    expect(readParagraphs(page('<p id="p1">甲<br>乙</p>'))).toEqual([{ id: 'p1', text: '甲\n乙' }]);
    expect(readParagraphs(page('<p id="p1">ab\n  cd</p>'))).toEqual([{ id: 'p1', text: 'ab cd' }]);
  });

  it('take a block with an id within another as part of it', () => {
    expect(readParagraphs(page('<ul id="p1"><li id="fn1">甲</li></ul><p id="p2">乙</p>'))).toEqual([
      { id: 'p1', text: '甲' },
      { id: 'p2', text: '乙' },
    ]);
  });

  it('read entities as characters', () => {
    expect(readParagraphs(page('<p id="p1">A&amp;B&lt;&#39;&#x4e00;</p>'))).toEqual([{ id: 'p1', text: "A&B<'一" }]);
  });

  it('leave out navigation, other pages and what is not read out', () => {
    const html = page(
      '<nav><a id="x">栏目</a></nav><p id="p1">甲<svg><text>图</text></svg></p><div aria-hidden="true"><p>月</p></div><aside><h2 id="related">相关</h2></aside>',
    );
    expect(readParagraphs(html)).toEqual([{ id: 'p1', text: '甲' }]);
  });
});
