import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { markdownOf, picturesOf, readClipboard } from './pasted.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../../tests/fixtures/clipboard/${name}.html`, import.meta.url), 'utf8');
const read = (html: string, rtf = '') => readClipboard({ html, rtf, text: '' });
const written = (html: string, vocabulary = false) => markdownOf(read(html), () => undefined, vocabulary);

const LOOKS = '字体、字号、颜色和缩进没有带来，网页有自己的样子';
const PICTURE = '1张图片没有带来，位置留好了，请在那里上传';
const HIDDEN = '1处看不见的文字没有带来';

describe('what is pasted from', () => {
  it('Word becomes headings, lists, a table, a picture’s place and a footnote', () => {
    const pasted = read(fixture('word'));
    expect(markdownOf(pasted, () => undefined, false).split('\n\n')).toEqual([
      '## 乙镇看井小组工作情况',
      '## 一、先修后管',
      '乙镇有3口老水井，每口井有1名代表照看，叫“看井人”。**先修好**，再管住。[^1]详见[办法](https://example.org/jing?a=1&b=2)。',
      '- 每月看一次水位；\n  - 雨后加看一次；\n- 每季度清一次井台。',
      '1) 代表先到现场看；\n2) 看过以后再议。',
      '| 村名 | 走访户数 |  |\n| --- | --- | --- |\n|  | 上半年 | 下半年 |\n| 东村 | 70 | 50 |',
      '![代表在井台边看水位](../pictures/)',
      '[^1]: 看井人由村民推选。',
    ]);
    expect(pasted.leftOut).toEqual([
      LOOKS,
      HIDDEN,
      '1处修订删去的文字没有带来',
      '1条批注没有带来',
      '表格里2个合并过的格子拆开了，字在左上的一格',
      PICTURE,
    ]);
  });

  it('WPS becomes the same blocks, whatever its spans are called', () => {
    const pasted = read(fixture('wps'));
    expect(markdownOf(pasted, () => undefined, false).split('\n\n')).toEqual([
      '## （一）推选看井人',
      '丙村推选2名看井人[^1]，**一年一推**。',
      '- 有钥匙一把；\n- 有本子一册。',
      '| 看井人名册 |  |\n| --- | --- |\n| 村 | 人数 |\n| 丙村 | 2 |',
      '![](../pictures/)',
      '[^1]: 推选办法由村民会议定。',
    ]);
    expect(pasted.leftOut).toEqual([LOOKS, HIDDEN, '表格里1个合并过的格子拆开了，字在左上的一格', PICTURE]);
  });

  it('腾讯文档 becomes blocks, the levels of its lists too', () => {
    const pasted = read(fixture('tencent-docs'));
    expect(markdownOf(pasted, () => undefined, false).split('\n\n')).toEqual([
      '## 二、议事怎么议',
      '每月15日，**12名代表**在井台边议事，记录见[在线文档](https://docs.example.com/doc/DSkVn)。',
      '1. 先听村民说；\n   - 一人一件；\n2. 再由代表议。',
      '> “水是大家的，话也是大家的。”',
      '| 月份 | 件数 |  |\n| --- | --- | --- |\n|  | 收到 | 办结 |\n| 3月 | 8 | 7 |',
      '![井台议事](../pictures/)',
    ]);
    expect(pasted.leftOut).toEqual([LOOKS, '表格里2个合并过的格子拆开了，字在左上的一格', PICTURE]);
  });

  it('WeChat becomes blocks: white words on a red ground are seen, what is not displayed is not', () => {
    const pasted = read(fixture('wechat'));
    expect(markdownOf(pasted, () => undefined, false).split('\n\n')).toEqual([
      '## 三、井台上的会客厅',
      '丁社区把井台改成会客厅，**24名代表**轮流值班。',
      '值班的日子贴在墙上，居民来了就能说。',
      '![](../pictures/)',
      '居民在会客厅反映漏水',
      '- 上午有人值班。\n- 下午也有人值班。',
      '往期回顾',
    ]);
    expect(pasted.leftOut).toEqual([
      LOOKS,
      HIDDEN,
      PICTURE,
      '1个链接不是网址，只留了文字',
      '2处视频、按钮之类网页上的部件没有带来',
    ]);
  });

  it('a web page becomes blocks; the picture that stands in it comes along, what counts visits does not', () => {
    const pasted = read(fixture('web-page'));
    expect(markdownOf(pasted, () => 'tu.png', false).split('\n\n')).toEqual([
      '## 戊街道的做法',
      '戊街道有**5个**联络站，分工*各不相同*[^1]，全文见[简报](https://news.example.org/b)。写信到办公室。',
      '3. 站长排班\n   - 周一至周五\n4. 代表值班',
      '   不来的要请假。',
      '> “来了就能找到人。”',
      '| 联络站 | 代表 |\n| --- | --- |\n| 一站 | 4名 |\n| 二站 | 6名 |',
      '![代表在一站值班](../pictures/tu.png)',
      '末一段完。',
      '[^1]: 一站管信访，二站管议事。',
    ]);
    expect(pasted.leftOut).toEqual([LOOKS, HIDDEN, '1个链接不是网址，只留了文字']);
    expect(picturesOf(pasted).map(({ type, bytes }) => [type, bytes.length])).toEqual([['png', 70]]);
  });
});

describe('a paste', () => {
  const rtf = (...pictures: readonly string[]) => `{\\rtf1{\\fonttbl}${pictures.join('\\par ')}}`;
  const png =
    '{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025}\\picw200\\pich120\\pngblip\n89504e470d0a1a0a\r\n0000000d49484452}}';

  it('takes the pictures of Word from the RTF beside its HTML, where their number is that of the HTML', () => {
    const [picture, ...more] = picturesOf(read(fixture('word'), rtf(png)));
    expect([picture?.type, picture?.bytes.length, more.length]).toEqual(['png', 16, 0]);
    expect(picturesOf(read(fixture('word'), rtf(png, png)))).toEqual([]);
  });

  it('says that the number of a footnote that was not copied is left out', () => {
    const html = `<p class=MsoNormal>意见36条。<a style='mso-footnote-id:ftn1' href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a></p>`;
    expect(written(html)).toBe('意见36条。');
    expect(read(html).leftOut).toEqual([LOOKS, '1处注释只有号码、没有注释的文字，号码没有带来']);
  });

  it('keeps what Markdown and MDX would take for their own as plain signs', () => {
    const html = '<p>看*这里*，{1}和&lt;b&gt;，网址 https://example.org/a</p>';
    expect(written(html)).toBe('看\\*这里\\*，{1}和\\<b\\>，网址<https://example.org/a>');
    expect(written(html, true)).toBe(
      '看\\*这里\\*，\\{1\\}和\\<b\\>，网址[https://example.org/a](https://example.org/a)',
    );
  });

  it('of plain text has a paragraph for each line, as they stand', () => {
    const pasted = readClipboard({ html: '', rtf: '', text: '第一段。\r\n\r\n　　第二段。\n- no list\n' });
    expect(markdownOf(pasted, () => undefined, false).split('\n\n')).toEqual(['第一段。', '第二段。', '\\- no list']);
  });

  it('of a page that runs something brings its words alone', () => {
    expect(written('<p onclick="x()">字<script>alert(1)</script><a href="javascript:alert(1)">点</a></p>')).toBe(
      '字点',
    );
  });
});
