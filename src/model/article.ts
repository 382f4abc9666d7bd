import { list, object, optional, relation, slug, string, text } from './field.ts';

/** 篇: one article of a briefing. Its body stands in the file under its own marker. */
export const article = object(
  { label: '篇', hint: '简报里的一篇文章。' },
  {
    slug: slug({ label: '篇编码', hint: '本期内不重复，发布后不再改动，例如 xinmi。' }),
    titleLines: list(
      { label: '标题', hint: '标题印成几行就写几项，一行一项。' },
      string({ label: '标题行', hint: '标题的一行，末尾不加标点。' }, 60),
      1,
    ),
    column: optional(
      string({ label: '栏目', hint: '标题上方印的栏目名，例如：经验交流，不写两边的括号和符号。没有就不写。' }, 20),
    ),
    subtitle: optional(string({ label: '副标题', hint: '破折号后面的副标题，没有就不写。' })),
    summary: optional(
      text({ label: '提要', hint: '两句话说清这篇讲了什么，会出现在列表、微信分享和搜索结果里。' }, 200),
    ),
    place: optional(relation({ label: '地方', hint: '文章写的是哪个地方，写地方的编码。' }, 'places')),
    credit: optional(
      string({ label: '供稿', hint: '供稿单位全称，不写“供稿”二字，例如：郑州市人大常委会选任联工委。' }),
    ),
    byline: optional(
      list(
        { label: '署名', hint: '文章印的作者、记者、摄影、转自哪里，照印刷件一项一项写；单位写在“供稿”。没有就不写。' },
        string({ label: '一项署名', hint: '照印刷件写，例如：文/丁某。' }, 60),
      ),
    ),
    topics: optional(
      list({ label: '专题', hint: '文章属于哪些专题。' }, relation({ label: '专题', hint: '专题的编码。' }, 'topics')),
    ),
    mechanisms: optional(
      list(
        { label: '机制做法', hint: '文章写了哪些机制做法。' },
        relation({ label: '机制做法', hint: '机制做法的编码。' }, 'mechanisms'),
      ),
    ),
  },
);
