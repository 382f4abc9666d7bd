/** The small drawn marks an entry may carry, stored name → Chinese label. */
export const markNames = {
  bench: '小板凳',
  whistle: '哨子',
  flag: '护学旗',
  table: '圆桌',
  lever: '抓手',
  hands: '相助的手',
  speech: '说事',
} as const;

export type MarkName = keyof typeof markNames;
