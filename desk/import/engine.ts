import { readPdf } from '../../importer/pdf/read-pdf.ts';
import { UnreadableError, type Doubt, type SourceDocument } from '../../importer/source-document.ts';
import { arrange } from './arrange.ts';
import { browserPdfium } from './browser-pdfium.ts';
import type { Draft, DraftArticle, DraftBlock } from './draft.ts';

/** What came of a file. */
export interface Imported {
  readonly source: SourceDocument;
  readonly draft: Draft;
  readonly doubts: readonly Doubt[];
}

/** Reads a file by its content. Throws `UnreadableError` with a Chinese sentence. */
export async function importFile(bytes: Uint8Array): Promise<Imported> {
  if (bytes.length === 0) throw new UnreadableError('empty', '文件是空的，没有内容可以导入。');
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (!start.includes('%PDF-')) {
    throw new UnreadableError('unsupported', '这一页目前只读 PDF。其他文件请在命令行用 npm run import 导入。');
  }
  const source = await readPdf(bytes, { pdfium: await browserPdfium() });
  return { source, draft: arrange(source), doubts: source.doubts };
}

/** The file of a draft as the archive keeps it, and its path; throws when there is no title to name it by. */
export function toRaw(draft: Draft, _imported: Imported): [raw: string, path: string] {
  if (draft.articles.some(({ titleLines }) => titleLines.length === 0)) {
    throw new Error('有一篇还没有标题，请先用“设为标题”指定，再交给“推”。');
  }
  const slug = (index: number): string => `pian-${index + 1}`;
  const { series, year, issue, totalIssue, date, issuer, editorNote, articles, imprint } = draft;
  const frontmatter = {
    ...{ series, year, issue, totalIssue, date, issuer, editorNote },
    articles: articles.map(({ titleLines, subtitle, credit }, index) => ({
      slug: slug(index),
      titleLines,
      subtitle: subtitle === '' ? undefined : subtitle,
      credit: credit === '' ? undefined : credit,
    })),
    imprint: imprint && {
      sentTo: imprint.sentTo,
      distributedTo: imprint.distributedTo,
      printedBy: imprint.printedBy,
      copies: imprint.copies,
    },
  };
  const body = articles.map((article, index) => `<!-- article: ${slug(index)} -->\n\n${bodyOf(article)}\n`).join('\n');
  const name = `${draft.year ?? 'wei-zhu-nian'}-${draft.issue === undefined ? 'wei-zhu-qi' : `di-${draft.issue}-qi`}`;
  // JSON is YAML; the desk's form writes it in the archive's style when it saves. It leaves absent fields out.
  return [`---\n${JSON.stringify(frontmatter, null, 2)}\n---\n\n${body}`, `src/content/briefings/${name}.md`];
}

function bodyOf({ blocks }: DraftArticle): string {
  return blocks.map(toMarkdown).join('\n\n');
}

function toMarkdown(block: DraftBlock): string {
  if (block.rows) {
    const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
    const [first = [], ...rest] = block.rows;
    return [line(first), line(first.map(() => '---')), ...rest.map(line)].join('\n');
  }
  const text = escapeText(block.text ?? '');
  if (block.kind === 'heading') return `${'#'.repeat((block.level ?? 1) + 1)} ${text}`;
  const runIn = escapeText(block.runIn ?? '');
  if (runIn === '') return text;
  // The full stop stays outside: `。**` before a Han character closes no emphasis.
  return `**${runIn.replace(/。$/u, '')}**${runIn.endsWith('。') ? '。' : ''}${text.slice(runIn.length)}`;
}

function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/^(\d+)\./u, '$1\\.');
}

function escapeCell(text: string): string {
  return escapeText(text).replace(/\s*\n\s*/g, ' ');
}
