import { severities, wordsOf } from '#lib/diagnostic.ts';
import type { DraftBriefing } from '#importer/draft.ts';
import type { SourceDiagnostic } from '#importer/source-document.ts';
import { groupQuestions } from '#importer/write/question-groups.ts';
import type { Doubt } from '../api/doubt.ts';
import { takeDropped } from '../api/dropped-files.ts';
import { showCommon, showTable } from './batch-table.ts';
import { fillFor } from './common-fields.ts';
import type { CommonFields } from './common-fields.ts';
import { findBlock, type Place } from './draft.ts';
import { button, byId, element } from './elements.ts';
import type { Kept } from './hand-over.ts';
import { answeredBy, doubtsOf, newJob, openQuestions } from './job.ts';
import type { Job } from './job.ts';
import { blockId, showResult } from './result-view.ts';
import type { Original } from './original.ts';

/** After how many files the table is drawn anew while they are read. */
const REDRAWN = 20;

const jobs: Job[] = [];
let shown: Job | undefined;
let original: Original | undefined;

function say(message: string): void {
  byId('status').textContent = message;
}

async function take(files: Iterable<File>): Promise<void> {
  const added = [...files].map(newJob);
  jobs.push(...added);
  showQueue();
  for (const [at, job] of added.entries()) {
    say(`正在读取 ${job.file.name}（${at + 1}／${added.length}）…`);
    await read(job);
    // Drawn anew for each of hundreds, the table would take longer than the reading.
    if (at % REDRAWN === 0) showQueue();
  }
  const failed = added.filter((job) => job.state === 'failed');
  const first = added.find((job) => job.state === 'read');
  // Of many the table comes first; one by one they are opened from there.
  if (first && jobs.length === 1) await show(first);
  else showQueue();
  say(
    `读好 ${added.length - failed.length} 份${failed.length > 0 ? `，${failed.length} 份没有读成：${failed.map((job) => `${job.file.name}：${job.trouble ?? ''}`).join('；')}` : '。'}`,
  );
}

async function read(job: Job): Promise<void> {
  try {
    const { importFile } = await import('./engine.ts');
    job.imported = await importFile(new Uint8Array(await job.file.arrayBuffer()), job.file.name);
    job.draft = job.imported.draft;
    job.state = 'read';
  } catch (error) {
    job.state = 'failed';
    job.trouble = error instanceof Error ? error.message : '读不出来。';
  }
}

function showQueue(): void {
  const batch = byId('batch');
  if (jobs.length > 1 && batch.hidden) showCommon(byId('common'), fill);
  batch.hidden = jobs.length < 2;
  if (batch.hidden) return;
  const open = (job: Job) => void show(job);
  const hand = (some: readonly Job[], recommend: boolean) => void handOverAll(some, recommend);
  showTable(byId('queue'), jobs, shown, { fill, open, handOver: hand });
}

/** Fills in what all files have in common; each can be taken back in its own form. */
function fill(common: CommonFields): void {
  let count = 0;
  for (const job of jobs) {
    if (!job.draft || job.state !== 'read') continue;
    const filled = fillFor(job.draft, job.filled, common, job.file.name);
    const answered = answeredBy(job, common);
    for (const one of answered) job.settled.add(one);
    const isFilled = Object.keys(filled).length > 0;
    if (isFilled) {
      job.before.push(job.draft);
      job.draft = { ...job.draft, ...filled };
      job.filled = { ...job.filled, ...filled };
    }
    if (isFilled || answered.length > 0) count += 1;
  }
  showQueue();
  if (shown) showDraft();
  say(`填到了${count}份里。`);
}

async function show(job: Job): Promise<void> {
  shown = job;
  byId('desk').hidden = false;
  showQueue();
  await showOriginal(job);
  showDraft();
}

async function showOriginal(job: Job): Promise<void> {
  original?.close();
  original = undefined;
  const into = byId('original');
  into.replaceChildren();
  const { imported } = job;
  if (!imported) return;
  if (imported.source.format === 'pdf') {
    const [{ openOriginal }, { browserPdfium }] = await Promise.all([
      import('./original.ts'),
      import('./browser-pdfium.ts'),
    ]);
    original = await openOriginal(new Uint8Array(await job.file.arrayBuffer()), await browserPdfium());
    showPages(into, original);
    return;
  }
  for (const block of imported.source.blocks) {
    const text =
      block.kind === 'paragraph'
        ? (block.label ?? '') + block.runs.map((run) => run.text).join('')
        : block.kind === 'table'
          ? block.rows.map((row) => row.join('｜')).join('\n')
          : `［图］${block.text ?? ''}`;
    into.append(element('p', {}, text));
  }
}

/** Canvases for all pages; one is drawn when it comes near the view. */
function showPages(into: HTMLElement, pages: Original): void {
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLCanvasElement)) continue;
        watcher.unobserve(target);
        if (original === pages) pages.draw(Number(target.dataset['page']), target);
      }
    },
    { root: into.closest('section'), rootMargin: '600px' },
  );
  for (let number = 1; number <= pages.pages; number++) {
    const canvas = element('canvas', {
      'data-page': number,
      role: 'img',
      'aria-label': `原件第${number}页`,
      width: 600,
      height: 848,
    });
    into.append(element('p', { class: 'page-number' }, `第${number}页`), canvas);
    watcher.observe(canvas);
  }
}

function showDraft(focus?: Place): void {
  const job = shown;
  if (!job?.draft || !job.imported) return;
  const { draft } = job;
  const open = openQuestions(job);
  const places = open.map((diagnostic) => findBlock(draft, diagnostic));
  const marked = new Set(places.flatMap((place) => (place ? [blockId(place)] : [])));
  showResult(byId('result'), draft, marked, {
    change: (changed, next) => {
      if (changed === draft) return;
      job.before.push(draft);
      job.draft = changed;
      showDraft(next);
    },
    keep: (changed) => {
      job.before.push(draft);
      job.draft = changed;
      showDraft(focusedPlace());
    },
  });
  showDiagnostics(open, draft);
  (byId('undo') as HTMLButtonElement).disabled = job.before.length === 0;
  // What is doubtful is looked at in its form first.
  byId('recommend').hidden = doubtsOf(job).length > 0;
  if (focus) document.getElementById(blockId(focus))?.querySelector('textarea')?.focus();
}

/** Notes that somebody has looked at these. */
function settle(diagnostics: readonly SourceDiagnostic[]): void {
  for (const one of diagnostics) shown?.settled.add(one);
  showQueue();
  showDraft();
  document.querySelector<HTMLElement>('#diagnostics button')?.focus();
}

function focusedPlace(): Place | undefined {
  const [, article, block] = /^block-(\d+)-(\d+)$/.exec(document.activeElement?.closest('.block')?.id ?? '') ?? [];
  return article !== undefined && block !== undefined ? { article: Number(article), block: Number(block) } : undefined;
}

/** One line a kind: what is asked of many places alike is read once, and settled for all of them or one by one. */
function showDiagnostics(diagnostics: readonly SourceDiagnostic[], draft: DraftBriefing): void {
  byId('diagnostics-title').textContent = `需要核对（${diagnostics.length}）`;
  byId('diagnostics').replaceChildren(
    ...groupQuestions(diagnostics).map(({ first, all }) =>
      all.length === 1 ? questionLine(first, draft) : questionGroup(first, all, draft),
    ),
  );
}

function questionGroup(first: SourceDiagnostic, all: readonly SourceDiagnostic[], draft: DraftBriefing): HTMLElement {
  const summary = element('summary', { class: first.severity }, `${wordsOf(first)}（同样的${all.length}处）`);
  const places = element('ol', {}, ...all.map((one) => questionLine(one, draft)));
  const done = button(
    `这${all.length}处都核对过了`,
    () => {
      settle(all);
    },
    { class: 'done', 'aria-label': `这${all.length}处都核对过了：${first.sentence}` },
  );
  return element('li', { class: 'group' }, element('details', {}, summary, places), done);
}

function questionLine(diagnostic: SourceDiagnostic, draft: DraftBriefing): HTMLElement {
  const go = button(
    '',
    () => {
      goTo(diagnostic, draft);
    },
    { class: diagnostic.severity },
  );
  go.append(
    element('span', { class: 'kind' }, `${severities[diagnostic.severity]}：`),
    wordsOf(diagnostic),
    ...(diagnostic.excerpt ? [element('q', {}, diagnostic.excerpt)] : []),
  );
  const done = button(
    '核对过了',
    () => {
      settle([diagnostic]);
    },
    { class: 'done', 'aria-label': `核对过了：${diagnostic.sentence}` },
  );
  return element('li', {}, go, done);
}

/** Shows the place of a diagnostic on both sides. */
function goTo(diagnostic: SourceDiagnostic, draft: DraftBriefing): void {
  for (const one of document.querySelectorAll('#original .here')) one.classList.remove('here');
  const page =
    diagnostic.page === undefined ? null : document.querySelector(`#original canvas[data-page="${diagnostic.page}"]`);
  const words = (diagnostic.excerpt ?? '').replace(/\s/gu, '');
  const paragraph = [...document.querySelectorAll('#original > p:not(.page-number)')].find(
    (one) => words !== '' && (one.textContent ?? '').replace(/\s/gu, '').includes(words),
  );
  const there = page ?? paragraph;
  there?.classList.add('here');
  there?.scrollIntoView({ block: 'nearest' });
  const place = findBlock(draft, diagnostic);
  const block = place ? document.getElementById(blockId(place)) : null;
  block?.scrollIntoView({ block: 'center' });
  block?.querySelector<HTMLElement>('textarea, table')?.focus({ preventScroll: true });
  if (!block) say('这一处不在正文里，请对照原件。');
}

/** The file whose troubles were shown: handed over once more, it goes to the desk with them. */
let warnedOf: string | undefined;

/** Hands one file over. @returns its draft. */
async function handOverJob(job: Job): Promise<Kept> {
  if (!job.draft) throw new Error('这一份还没有读好。');
  const { toRaw } = await import('./engine.ts');
  const { handOver } = await import('./hand-over.ts');
  const doubts = doubtsOf(job);
  const kept = await handOver({ ...toRaw(job.draft, doubts), doubts: doubts.map(doubtOf) });
  job.state = 'handed';
  job.address = kept.address;
  return kept;
}

function doubtOf({ sentence, remedy, page, excerpt }: SourceDiagnostic): Doubt {
  return { sentence, remedy, ...(page === undefined ? {} : { page }), ...(excerpt === undefined ? {} : { excerpt }) };
}

/** @param recommend whether it goes on to 审. */
async function handOverDraft(recommend: boolean): Promise<void> {
  const job = shown;
  if (!job?.draft || !job.imported) return;
  try {
    const { toRaw } = await import('./engine.ts');
    const { diagnosticsOf } = await import('./hand-over.ts');
    const written = toRaw(job.draft, doubtsOf(job));
    const { raw } = written;
    say('正在检查……');
    const found = raw === warnedOf ? [] : await diagnosticsOf(written);
    if (found.length > 0) {
      warnedOf = raw;
      say(`还没有交。${found.join('\n')}\n可以在这里改；也可以再点一次，到编务台里改。`);
      return;
    }
    const kept = await handOverJob(job);
    const next = jobs.find(({ state }) => state === 'read');
    if (jobs.length === 1 && !recommend) location.assign(kept.address);
    else if (next) await show(next);
    else hideDesk();
    const came = recommend ? await sentOn([kept]) : `${job.file.name} 已经交给“推”。`;
    if (recommend || jobs.length > 1) say(`${came}${next ? '下面是下一份。' : '全部交完了。'}`);
  } catch (error) {
    say(sentenceOf(error));
  }
}

/**
 * One after the other; one that is refused stays here and keeps none of the others.
 * @param recommend whether they go on to 审, all as one batch.
 */
async function handOverAll(some: readonly Job[], recommend: boolean): Promise<void> {
  const kept: Kept[] = [];
  const refused: string[] = [];
  for (const [at, job] of some.entries()) {
    say(`正在交第${at + 1}份，共${some.length}份：${job.file.name}……`);
    try {
      kept.push(await handOverJob(job));
    } catch (error) {
      job.trouble = sentenceOf(error);
      refused.push(`${job.file.name}：${job.trouble}`);
    }
  }
  const done = `交了${kept.length}份${refused.length === 0 ? '，全部交完了。' : `，${refused.length}份没有交成：${refused.join('；')}`}`;
  hideDesk();
  say(recommend ? `${done}\n${await sentOn(kept)}` : done);
}

/** What came of sending drafts on to 审. */
async function sentOn(kept: readonly Kept[]): Promise<string> {
  const { recommendAll } = await import('./hand-over.ts');
  try {
    await recommendAll(kept);
    return `推荐给“审”了${kept.length}份。`;
  } catch (error) {
    return `草稿都在，没有推荐：${sentenceOf(error)}`;
  }
}

function hideDesk(): void {
  shown = undefined;
  byId('desk').hidden = true;
  showQueue();
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : '没有交成，请再试一次。';
}

function start(): void {
  const drop = byId('drop');
  for (const id of ['files', 'folder']) {
    const input = byId(id) as HTMLInputElement;
    input.addEventListener('change', () => {
      void take([...(input.files ?? [])].filter(({ name }) => !/^(?:~\$|\.)/.test(name)));
    });
  }
  for (const type of ['dragover', 'dragleave', 'drop'] as const) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.toggle('over', type === 'dragover');
      if (type === 'drop') void take(event.dataTransfer?.files ?? []);
    });
  }
  byId('undo').addEventListener('click', () => {
    const before = shown?.before.pop();
    if (!shown || !before) return;
    shown.draft = before;
    showDraft();
  });
  byId('hand-over').addEventListener('click', () => void handOverDraft(false));
  byId('recommend').addEventListener('click', () => void handOverDraft(true));
  // What was dropped on a list or on an empty issue of the desk.
  void takeDropped().then((files) => (files.length > 0 ? take(files) : undefined));
}

start();
