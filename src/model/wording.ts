import { optional, select } from './field.ts';
import { wordings } from './wording-words.ts';

/** 文字: what an issue says of its text. */
export const wording = optional(
  select(
    {
      label: '文字',
      hint: '正文一字不改照录印发的原文，选“照录原文”；改过句子，选“据原简报改写”。不选，页面和印刷版会写“未注明”，不当作原文。',
    },
    wordings,
  ),
);
