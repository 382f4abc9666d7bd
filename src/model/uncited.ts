/** What a story says in numerals or quotation marks of its own accord, and the fact ledger leaves alone. */
import { custom, list, optional, unheld } from './field.ts';
import { z } from 'astro/zod';

const hint = '照文中写，例如：一张小板凳。';

const phrase = z
  .string({ error: `「说法」应当是一行文字。${hint}` })
  .min(2, `「说法」至少两个字。${hint}`)
  .max(40, '「说法」超过40个字，请写短一些。')
  .regex(/^\S(?:.*\S)?$/u, '「说法」只能写一行，前后不要留空格。')
  .regex(/^[^0-9０-９]*$/u, '阿拉伯数字都要有出处，不能写在「不是出自简报的说法」里。');

export const uncited = optional(
  unheld(
    list(
      {
        label: '不是出自简报的说法',
        hint: '文中用了汉字数或引号、但不是简报里的数和话，照文中一个一个写出来，检查时就不拿去对出处。',
      },
      custom({ label: '说法', hint }, 'string', phrase),
    ),
  ),
);
