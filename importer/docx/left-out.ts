/** What a reader of Word files left out or decided, counted for the report. Hidden and deleted words are never quoted. */
import { adviceOf } from '#lib/diagnostic.ts';
import type { SourceDiagnostic } from '../source-document.ts';

const KINDS = {
  hidden: ['note', 'hidden-text-left-out', '处隐藏文字没有导入。'],
  faint: ['warning', 'faint-text-left-out', '处白色或极小的文字没有导入。请对照原件看，纸上看得见的话请补上。'],
  deleted: ['note', 'deleted-text-left-out', '处修订删去的文字没有导入。'],
  inserted: ['note', 'tracked-change-accepted', '处修订增加的文字按接受修订导入。'],
  boxes: ['note', 'text-box-placed', '个文本框的文字放在它所在的段落前面，请看位置对不对。'],
  bullets: ['note', 'bullets-as-list', '个项目符号写作列表，符号本身没有保留。'],
  placeholders: ['note', 'placeholder-left-out', '处等待填写的提示文字没有导入。'],
  emptyNumbers: ['note', 'empty-number-left-out', '个编号后面没有文字，编号没有写进正文。'],
  ruby: ['warning', 'ruby-left-out', '处注音没有写进正文'],
  nested: ['warning', 'nested-table-flattened', '个套在表格里的表格按文字放进了单元格。请核对。'],
  cellFigures: ['warning', 'figure-in-table-left-out', '幅图在表格或注释里，没有导入。要用的话请另存图片，再插入。'],
  drawn: ['error', 'drawn-text-left-out', '处图表或图形里的文字读不出来，没有导入，请照原件补上。'],
  embedded: ['error', 'embedded-file-left-out', '处嵌入的其他文件没有导入，请照原件补上。'],
  breaks: ['note', 'line-break-resolved', '处段内换行：句子没完的接排，其余的分段。'],
} as const;

export type LeftOutKind = keyof typeof KINDS;

export class LeftOut {
  private readonly counts = new Map<LeftOutKind, number>();
  private readonly words = new Map<LeftOutKind, string[]>();

  /** @param words what is left out, when the report may quote it. */
  add(kind: LeftOutKind, count = 1, words = ''): void {
    if (count === 0) return;
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + count);
    if (words !== '') this.words.set(kind, [...(this.words.get(kind) ?? []), words]);
  }

  diagnostics(): SourceDiagnostic[] {
    return (Object.keys(KINDS) as LeftOutKind[]).flatMap((kind) => {
      const count = this.counts.get(kind);
      const [severity, rule, message] = KINDS[kind];
      const words = this.words.get(kind);
      const quoted = words === undefined ? '' : `：「${words.join('／')}」`;
      return count === undefined ? [] : [{ severity, rule, ...adviceOf(`有${count}${message}${quoted}`) }];
    });
  }
}
