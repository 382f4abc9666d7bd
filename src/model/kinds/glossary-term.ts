import { list, optional, string, text } from '../field.ts';
import { kind } from '../kind.ts';
import { paragraph } from '../source.ts';
import { uncited } from '../uncited.ts';

/** 词语: a word of the trade and one plain sentence for it. */
export const glossaryTerm = kind(
  {
    name: 'glossary',
    label: '词语',
    extension: '.yaml',
    title: 'name',
    page: 'anchor',
    story: false,
    facts: [],
    ledger: 'paragraphs',
    column: {
      label: '词语解释',
      about: '人大工作里常见的词，一个词一句大白话。',
      order: 80,
      list: 'own',
    },
    feed: false,
    approvals: 2,
  },
  {
    name: string({ label: '词语', hint: '文中的写法，例如：票决制。' }, 20),
    aliases: optional(
      list(
        { label: '别的写法', hint: '意思相同、也要解释的写法，一个一项。' },
        string({ label: '写法', hint: '文中的另一种写法，例如：混编。' }, 20),
      ),
    ),
    summary: text({ label: '解释', hint: '一句大白话，群众一看就懂。只写有把握的，数字和引语照出处写。' }, 80),
    sources: optional(
      list(
        { label: '出处', hint: '解释是照简报写的，就写是哪些段落；是通用的常识就不写。' },
        paragraph({ label: '段落', hint: '一个段落写一项。' }),
        1,
      ),
    ),
    uncited,
  },
);
