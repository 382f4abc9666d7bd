/** Reads a briefing out of a source: masthead, contents, editor's note, articles, imprint. */
import { adviceOf, wordsOf as said } from '#lib/diagnostic.ts';
import { readSheetNote } from '#model/wording-words.ts';
import { readArticles } from './articles.ts';
import { diagnoseBriefing } from './briefing-signs.ts';
import { askForDetails } from './details.ts';
import { findMissing, keepQuestions } from './conservation.ts';
import { readContents, startsHere } from './contents.ts';
import type { DraftArticle, DraftBlock, DraftBriefing, DraftImprint, DraftMasthead, Emphasis } from '../draft.ts';
import { readInline, shiftEmphases } from '../lines/inline-text.ts';
import { readImprint } from './imprint.ts';
import { isTitleLike, keyOf, paragraphOf, placeOf, toItems, type Item } from './items.ts';
import { joinLines } from '../lines/join-lines.ts';
import { openMarks } from '../lines/line-kinds.ts';
import { findLostCharacters } from '../lines/lost-characters.ts';
import { readMasthead } from './masthead.ts';
import type { SourceDiagnostic, SourceDocument, SourceNote, SourceRun } from '../source-document.ts';

export interface Recognised {
  readonly briefing: DraftBriefing;
  readonly diagnostics: readonly SourceDiagnostic[];
}

const EDITOR_NOTE = /^[【[（(]?\s*编\s*者\s*(?:按|的话)\s*[】\]）)]?\s*[：:]?\s*/u;

/** `name` is that of the file: it may say the number of the issue. */
export function recognise(given: SourceDocument, name?: string): Recognised {
  const { source, note: said } = takeSheetNote(given);
  const joined = joinLines(source.blocks);
  const { items: all, diagnostics: glyphs } = toItems({ ...source, blocks: joined.blocks });
  const tail = readImprint(all);
  const items = all.slice(0, tail.start);
  const head = readMasthead(items);
  let rest = items.slice(head.length);
  // The note may stand before or after the contents list.
  const early = readEditorNote(rest, []);
  rest = rest.slice(early.length);
  const contents = readContents(rest);
  rest = rest.slice(contents.length);
  const note = early.length > 0 ? early : readEditorNote(rest, contents.entries);
  if (early.length === 0) rest = rest.slice(note.length);
  const dated = head.masthead.date !== undefined || tail.imprint?.printedOn !== undefined;
  const body = readArticles(rest, contents.entries, dated);
  const notes = withFootnotes(body.articles, source);
  const printed: DraftBriefing = {
    ...head.masthead,
    ...(said === undefined ? {} : { sheetNote: said }),
    ...(note.text === undefined ? {} : { editorNote: note.text }),
    ...(contents.entries.length === 0 ? {} : { contents: contents.entries }),
    articles: notes.articles,
    ...imprintWith(tail.imprint, head.staff),
    ...(tail.recipients === undefined ? {} : { recipients: tail.recipients }),
  };
  const named = askForDetails(printed, {
    name,
    signedOn: body.signedOn,
    sheet: head.named === true || said !== undefined,
  });
  const briefing = keepQuestions(
    named.briefing,
    [...source.blocks.map((block) => wordsOf(block)), ...source.footnotes.map((note) => note.text)].join('\n'),
  );
  const lists = contents.entries.length > 0 ? checkContents(contents.entries, notes.articles) : [];
  const diagnostics = [
    ...diagnoseBriefing(briefing, head.length > 0),
    ...source.diagnostics,
    ...(said === undefined ? [] : [SHEET_NOTE_READ]),
    ...joined.diagnostics,
    ...glyphs,
    ...head.diagnostics,
    ...named.diagnostics,
    ...body.diagnostics,
    ...notes.diagnostics,
    ...lists,
    ...tail.diagnostics,
    // Blanks of a masthead are to be filled by hand: 第　　期 has lost nothing.
    ...items.flatMap((item, index) =>
      inspect(index < head.length ? { ...item, text: item.spaced } : item, items.slice(index + 1, index + 6)),
    ),
    ...source.runningHeaders.map((line) => leftOut(line.text, line.page)),
  ];
  const frame = [...items.slice(0, head.length), ...all.slice(tail.start)];
  return {
    briefing,
    diagnostics: [
      ...diagnostics,
      ...conserve(source, all, rest, briefing, frame, [...head.diagnostics, ...tail.diagnostics]),
    ],
  };
}

/** The imprint, and the staff that the masthead names. */
function imprintWith(imprint: DraftImprint | undefined, staff: readonly string[]): Pick<DraftBriefing, 'imprint'> {
  if (imprint === undefined && staff.length === 0) return {};
  if (staff.length === 0) return { imprint: imprint ?? {} };
  return { imprint: { ...imprint, staff: [...staff, ...(imprint?.staff ?? [])] } };
}

const SHEET_NOTE_READ: SourceDiagnostic = {
  severity: 'note',
  rule: 'sheet-note-read',
  ...adviceOf('文件是本站印出来的，写明文字不是照录原文，或没有注明。那句话没有当作正文，已记入「文字」一项。'),
};

/** A sheet of this site says in a line of its own what its text is; the line is no part of the text. */
function takeSheetNote(source: SourceDocument): {
  source: SourceDocument;
  note?: NonNullable<DraftBriefing['sheetNote']>;
} {
  const noteOf = (block: SourceDocument['blocks'][number]) =>
    block.kind === 'paragraph' ? readSheetNote(block.runs.map((run) => run.text).join('')) : undefined;
  const note = source.blocks.map(noteOf).find((found) => found !== undefined);
  if (note === undefined) return { source };
  return { source: { ...source, blocks: source.blocks.filter((block) => noteOf(block) === undefined) }, note };
}

function readEditorNote(items: readonly Item[], contents: readonly string[]): { text?: string; length: number } {
  const [first] = items;
  if (first === undefined || !EDITOR_NOTE.test(first.text)) return { length: 0 };
  const paragraphs = [first.text.replace(EDITOR_NOTE, '')];
  const keys = contents.map((entry) => keyOf(entry));
  let length = 1;
  while (length < items.length) {
    const item = items[length];
    if (item === undefined || item.block.kind !== 'paragraph') break;
    if (/^(?:本期)?(?:目录|要目)$/u.test(item.text.replace(/\s/g, ''))) break;
    if (keys.some((key) => startsHere(items, length, key) > 0)) break;
    const own = paragraphs.some((paragraph) => paragraph !== '');
    if (own && (isTitleLike(item) || paragraphOf(item)?.align === 'center')) break;
    paragraphs.push(item.text);
    length++;
  }
  return { text: paragraphs.filter((paragraph) => paragraph !== '').join('\n'), length };
}

/** Footnotes go to the article that refers to them; others to the last one, with a question. */
function withFootnotes(
  articles: readonly DraftArticle[],
  source: SourceDocument,
): { articles: DraftArticle[]; diagnostics: SourceDiagnostic[] } {
  const diagnostics: SourceDiagnostic[] = [];
  const left = new Map(source.footnotes.map((note) => [note.label, note]));
  const result = articles.map((article) => {
    const labels = new Set(article.blocks.flatMap((block) => anchorsOf(block).map((anchor) => anchor.label)));
    const own = source.footnotes.filter((note) => labels.has(note.label) && left.delete(note.label));
    return { ...article, blocks: [...article.blocks, ...own.map((note) => footnote(note))] };
  });
  const last = result.at(-1);
  for (const note of left.values()) {
    diagnostics.push({
      severity: 'warning',
      rule: 'footnote-without-anchor',
      ...adviceOf('正文里没有找到这条注释的位置，放在最后一篇的末尾。请对照原件移到它的位置。'),
      excerpt: note.text.slice(0, 40),
    });
    if (last !== undefined) last.blocks.push(footnote(note));
  }
  return { articles: result, diagnostics };
}

function anchorsOf(block: DraftBlock): NonNullable<DraftBlock['anchors']> {
  return [...(block.anchors ?? []), ...(block.cells ?? []).flat().flatMap((cell) => cell.anchors ?? [])];
}

/** A note with its paragraphs, each brought to the register by itself. */
export function footnote(note: SourceNote): DraftBlock {
  const emphases: Emphasis[] = [];
  let text = '';
  for (const runs of splitLines(note.runs ?? [{ text: note.text }])) {
    const line = readInline(runs);
    if (line.text === '') continue;
    if (text !== '') text += '\n';
    emphases.push(...shiftEmphases(line.emphases, -text.length));
    text += line.text;
  }
  return { kind: 'footnote', label: note.label, text, ...(emphases.length === 0 ? {} : { emphases }) };
}

function splitLines(runs: readonly SourceRun[]): SourceRun[][] {
  const lines: SourceRun[][] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines;
}

function checkContents(entries: readonly string[], articles: readonly DraftArticle[]): SourceDiagnostic[] {
  const titles = articles.map((article) => keyOf(article.titleLines.join('')));
  return entries
    .filter(
      (entry) =>
        !titles.some((title) => title.includes(keyOf(entry)) || (title !== '' && keyOf(entry).includes(title))),
    )
    .map((entry) => ({
      severity: 'warning' as const,
      rule: 'contents-entry-unmatched',
      ...adviceOf('目录里有这一篇，正文里没有找到同样的标题。请对照原件补上，或删去目录里的这一条。'),
      excerpt: entry.slice(0, 40),
    }));
}

/** A quotation may go on for some paragraphs: it opens in each and closes in the last; a verse opens once. */
function closesLater(item: Item, following: readonly Item[]): boolean {
  let text = item.text;
  for (const next of following) {
    if (next.block.kind !== 'paragraph') return false;
    text += item.text.startsWith('“') && next.text.startsWith('“') ? next.text.slice(1) : next.text;
    if (openMarks(text) === 0) return true;
  }
  return false;
}

function inspect(item: Item, following: readonly Item[]): SourceDiagnostic[] {
  const texts = item.block.kind === 'table' ? item.block.rows.flat() : [item.text];
  const diagnostics = texts.flatMap((text) => findLostCharacters(text, item.block.page));
  if (item.block.kind === 'paragraph' && openMarks(item.text) > 0 && !closesLater(item, following)) {
    diagnostics.push({
      severity: 'warning',
      rule: 'unbalanced-emphases',
      ...adviceOf('引号、括号或书名号没有配成对。请对照原件看。'),
      ...placeOf(item),
    });
  }
  if (item.block.kind === 'paragraph' && item.block.ocr === true) {
    diagnostics.push({
      severity: 'warning',
      rule: 'ocr-proof-read',
      ...adviceOf('这一段是文字识别出来的。请校对，特别是人名、数字和网址。'),
      ...placeOf(item),
    });
  }
  return diagnostics;
}

function leftOut(text: string, page: number | undefined): SourceDiagnostic {
  return {
    severity: 'note',
    rule: 'running-header-left-out',
    ...adviceOf(`页眉、页脚或页码「${text}」没有当作正文。`),
    ...(page === undefined ? {} : { page }),
  };
}

/** Words that only say what stands beside them: they are no part of a field. */
const LABELS_OF_CREDITS = '供稿来稿撰稿投稿稿源来源信息报送作者单位人';
const LABELS_OF_DATES = '年月日二〇○零一二三四五六七八九十';
const LABELS_OF_FRAME =
  /[\d〇○零一二三四五六七八九十百千年月日号第期总编印发报送共份主办抄分呈下至上加增阅此件本刊机关单位日期时间数次辑制刷出版承NnOo№]/gu;

function conserve(
  source: SourceDocument,
  all: readonly Item[],
  body: readonly Item[],
  briefing: DraftBriefing,
  frame: readonly Item[],
  frameDiagnostics: readonly SourceDiagnostic[],
): SourceDiagnostic[] {
  const read = findMissing(
    source.blocks.map((block) => (block.kind === 'figure' ? '' : wordsOf(block))).join(''),
    all.map((item) => item.text + wordsOf(item.block)).join(''),
  );
  const articles =
    briefing.articles.map((article) => articleWords(article) + LABELS_OF_CREDITS).join('') +
    (briefing.date ?? '') +
    LABELS_OF_DATES;
  const inBody = findMissing(
    body.map((item) => (item.block.kind === 'table' ? wordsOf(item.block) : item.text)).join(''),
    articles,
  );
  const inFrame = findMissing(
    frame.map((item) => item.text).join(''),
    frameWords(briefing, briefing.imprint ?? {}) + frameDiagnostics.map(said).join(''),
  ).replace(LABELS_OF_FRAME, '');
  const missing = read + inBody + inFrame;
  if (missing === '') return [];
  return [
    {
      severity: 'error',
      rule: 'characters-lost',
      ...adviceOf(`导入时丢了${[...missing].length}个字：「${missing.slice(0, 200)}」。请对照原件补上。`),
    },
  ];
}

function wordsOf(block: SourceDocument['blocks'][number]): string {
  if (block.kind === 'table') return block.rows.flat().join('');
  if (block.kind === 'figure') return `图${block.text ?? ''}`;
  return (block.label ?? '') + block.runs.map((run) => run.text).join('');
}

function articleWords(article: DraftArticle): string {
  const blocks = article.blocks.map((block) => (block.text ?? '') + (block.rows?.flat().join('') ?? ''));
  return [
    ...article.titleLines,
    article.column,
    article.subtitle,
    article.credit,
    ...(article.byline ?? []),
    ...blocks,
  ].join('');
}

function frameWords(masthead: DraftMasthead, imprint: DraftImprint): string {
  return [
    masthead.series,
    masthead.issuer,
    masthead.edition,
    imprint.printedBy,
    ...(imprint.staff ?? []),
    ...(imprint.reportedTo ?? []),
    ...(imprint.sentTo ?? []),
    ...(imprint.distributedTo ?? []),
  ].join('');
}
