/** What a paste did not bring, counted, in the words in which the editor is told. Hidden words are never quoted. */
const KINDS = {
  looks: () => '字体、字号、颜色和缩进没有带来，网页有自己的样子',
  hidden: (count: number) => `${count}处看不见的文字没有带来`,
  deleted: (count: number) => `${count}处修订删去的文字没有带来`,
  comments: (count: number) => `${count}条批注没有带来`,
  merged: (count: number) => `表格里${count}个合并过的格子拆开了，字在左上的一格`,
  nested: (count: number) => `${count}个套在表格里的表格按文字放进了格子`,
  pictures: (count: number) => `${count}张图片没有带来，位置留好了，请在那里上传`,
  notes: (count: number) => `${count}处注释只有号码、没有注释的文字，号码没有带来`,
  links: (count: number) => `${count}个链接不是网址，只留了文字`,
  formulas: (count: number) => `${count}个公式没有带来，请照原文写成文字`,
  objects: (count: number) => `${count}处视频、按钮之类网页上的部件没有带来`,
} as const;

export type LeftOutKind = keyof typeof KINDS;

export class LeftOut {
  readonly #counts = new Map<LeftOutKind, number>();

  add(kind: LeftOutKind, count = 1): void {
    if (count > 0) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
  }

  count(kind: LeftOutKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** A clause for each kind, in a fixed order. */
  sentences(): string[] {
    return (Object.keys(KINDS) as LeftOutKind[]).flatMap((kind) => {
      const count = this.#counts.get(kind);
      return count === undefined ? [] : [KINDS[kind](count)];
    });
  }
}
