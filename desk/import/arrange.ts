import type { SourceDocument, SourceParagraph } from '../../importer/source-document.ts';
import type { Draft, DraftArticle, DraftBlock, DraftImprint } from './draft.ts';

/** A paragraph whose lines are joined. */
interface Paragraph {
  readonly text: string;
  readonly first: SourceParagraph;
}

const CREDIT = /^[（(](.{2,40})供稿[）)]$/u;
const ISSUE = /^第\s*(\d+)\s*期(?:\s*[（(]?\s*总第\s*(\d+)\s*期\s*[）)]?)?$/u;
const DATE = /(\d{4})年(\d{1,2})月(\d{1,2})日$/u;
const RUN_IN = /^[一二三四五六七八九十]+、[^。]{2,30}。/u;

/** Puts the blocks of a source into the parts of a briefing. */
export function arrange(source: SourceDocument): Draft {
  const bodySize = commonSize(source);
  const articles: { titleLines: string[]; credit?: string; blocks: DraftBlock[] }[] = [];
  const head: Paragraph[] = [];
  let imprint: DraftImprint = {};
  let inTitle = false;
  for (const part of joinLines(source)) {
    if ('rows' in part) {
      articles.at(-1)?.blocks.push({ kind: 'table', rows: part.rows });
      continue;
    }
    const text = part.text.trim();
    const credit = CREDIT.exec(text)?.[1];
    const read = readImprint(text);
    const isTitle =
      part.first.align === 'center' && (part.first.size ?? bodySize) > bodySize * 1.1 && !isRed(part.first);
    if (isTitle) {
      if (inTitle) articles.at(-1)?.titleLines.push(text);
      else articles.push({ titleLines: [text], blocks: [] });
    } else if (articles.length === 0) head.push(part);
    else if (credit !== undefined) Object.assign(articles.at(-1) ?? {}, { credit });
    else if (read) imprint = { ...imprint, ...read };
    else {
      const runIn = RUN_IN.exec(text)?.[0];
      articles.at(-1)?.blocks.push({ kind: 'paragraph', text, ...(runIn === undefined ? {} : { runIn }) });
    }
    inTitle = isTitle;
  }
  if (articles.length === 0)
    articles.push({ titleLines: [], blocks: head.map(({ text }) => ({ kind: 'paragraph', text })) });
  const readHead = articles[0]?.titleLines.length === 0 ? {} : readMasthead(head);
  return { ...readHead, articles: articles as DraftArticle[], ...(Object.keys(imprint).length > 0 ? { imprint } : {}) };
}

function joinLines(source: SourceDocument): (Paragraph | { rows: readonly (readonly string[])[] })[] {
  const parts: (Paragraph | { rows: readonly (readonly string[])[] })[] = [];
  let before: SourceParagraph | undefined;
  for (const block of source.blocks) {
    if (block.kind === 'table') parts.push({ rows: block.rows });
    if (block.kind !== 'paragraph') {
      before = undefined;
      continue;
    }
    const text = (block.label ?? '') + block.runs.map((run) => run.text).join('');
    const last = parts.at(-1);
    if (last && 'text' in last && before && goesOn(before, block)) {
      const blank = /[A-Za-z]$/.test(last.text) && /^[A-Za-z]/.test(text) ? ' ' : '';
      parts[parts.length - 1] = { ...last, text: last.text + blank + text };
    } else parts.push({ text, first: block });
    before = block;
  }
  return parts;
}

function goesOn(before: SourceParagraph, block: SourceParagraph): boolean {
  if (!before.line?.full || !block.line || before.size !== block.size) return false;
  if (before.align === 'center' && block.align === 'center') return true;
  return block.align === 'left' && block.line.start < 1.2 && block.line.gap < 0.35;
}

function commonSize(source: SourceDocument): number {
  const weights = new Map<number, number>();
  for (const block of source.blocks) {
    if (block.kind !== 'paragraph' || block.size === undefined) continue;
    const length = block.runs.reduce((sum, run) => sum + run.text.length, 0);
    weights.set(block.size, (weights.get(block.size) ?? 0) + length);
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 16;
}

function isRed({ color }: SourceParagraph): boolean {
  const [, red = '', green = '', blue = ''] = /^#(..)(..)(..)$/.exec(color ?? '') ?? [];
  return Number.parseInt(red, 16) > 120 && Number.parseInt(green, 16) < 90 && Number.parseInt(blue, 16) < 90;
}

function readMasthead(head: readonly Paragraph[]): Partial<Draft> {
  const found: { -readonly [K in keyof Draft]?: Draft[K] } = {};
  for (const { text, first } of head) {
    const issue = ISSUE.exec(text.trim());
    const date = DATE.exec(text.trim());
    if (issue) {
      found.issue = Number(issue[1]);
      if (issue[2] !== undefined) found.totalIssue = Number(issue[2]);
    } else if (date) {
      const [whole, year = '', month = '', day = ''] = date;
      found.date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      found.year = Number(year);
      const issuer = text.trim().slice(0, -whole.length).trim();
      if (issuer !== '') found.issuer = issuer;
    } else if (isRed(first)) found.series = text.trim();
    else found.editorNote = (found.editorNote ?? '') + text.trim().replace(/^编者按[:：]/u, '');
  }
  return found;
}

function readImprint(text: string): DraftImprint | undefined {
  const [, key, names = ''] = /^(送|发)[:：](.+)$/u.exec(text) ?? [];
  const list = names.split(/[、，]/u).map((name) => name.trim());
  if (key === '送') return { sentTo: list };
  if (key === '发') return { distributedTo: list };
  const printed = /^(.{4,40})印发\s*(?:共印\s*(\d+)\s*份)?$/u.exec(text);
  if (!printed) return undefined;
  return { printedBy: (printed[1] ?? '').trim(), ...(printed[2] === undefined ? {} : { copies: Number(printed[2]) }) };
}
