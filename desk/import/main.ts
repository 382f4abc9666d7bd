import { severities, wordsOf } from '#lib/diagnostic.ts';
import type { DraftBriefing } from '#importer/draft.ts';
import type { SourceDiagnostic } from '#importer/source-document.ts';
import { groupQuestions } from '#importer/write/question-groups.ts';
import type { Doubt } from '../api/doubt.ts';
import { takeDropped } from '../api/dropped-files.ts';
import { findBlock, type Place } from './draft.ts';
import { button, byId, element } from './elements.ts';
import { blockId, showResult } from './result-view.ts';
import type { Imported } from './engine.ts';
import type { Original } from './original.ts';

/** A chosen file and how far it has come. */
interface Job {
  readonly file: File;
  state: 'waiting' | 'read' | 'failed' | 'handed';
  /** Where its draft is, once it was handed over. */
  address?: string;
  /** Questions that somebody has looked at. */
  readonly settled: Set<SourceDiagnostic>;
  message: string;
  imported?: Imported;
  draft?: DraftBriefing;
  readonly before: DraftBriefing[];
}

const jobs: Job[] = [];
let shown: Job | undefined;
let original: Original | undefined;

function say(message: string): void {
  byId('status').textContent = message;
}

async function take(files: Iterable<File>): Promise<void> {
  const added = [...files].map((file): Job => ({
    file,
    state: 'waiting',
    message: '等待读取',
    settled: new Set(),
    before: [],
  }));
  jobs.push(...added);
  let done = 0;
  for (const job of added) {
    say(`正在读取 ${job.file.name}（${++done}／${added.length}）…`);
    await read(job);
    showQueue();
  }
  const failed = added.filter((job) => job.state === 'failed');
  const first = added.find((job) => job.state === 'read');
  if (first) await show(first);
  say(
    `读好 ${added.length - failed.length} 份${failed.length > 0 ? `，${failed.length} 份没有读成：${failed.map((job) => `${job.file.name}：${job.message}`).join('；')}` : '。'}`,
  );
}

async function read(job: Job): Promise<void> {
  try {
    const { importFile } = await import('./engine.ts');
    job.imported = await importFile(new Uint8Array(await job.file.arrayBuffer()), job.file.name);
    job.draft = job.imported.draft;
    job.state = 'read';
    job.message = `${job.imported.diagnostics.length} 处需要核对`;
  } catch (error) {
    job.state = 'failed';
    job.message = error instanceof Error ? error.message : '读不出来。';
  }
}

function showQueue(): void {
  const queue = byId('queue');
  queue.hidden = jobs.length < 2;
  const open = jobs.filter(({ state }) => state === 'read');
  const all = byId('hand-over-all') as HTMLButtonElement;
  all.hidden = open.length < 2;
  all.textContent = `把读好的${open.length}份都交给“推”`;
  queue.replaceChildren(...jobs.map((job) => (job.address === undefined ? openButton(job) : draftLink(job))));
}

function openButton(job: Job): HTMLElement {
  return button(
    `${job.file.name}：${job.message}`,
    () => {
      void show(job);
    },
    { disabled: job.state !== 'read', ...(job === shown ? { 'aria-current': 'true' } : {}) },
  );
}

/** Opened beside, so that the other files stay here. */
function draftLink({ file, address = '' }: Job): HTMLElement {
  return element('a', { href: address, target: '_blank', rel: 'noopener' }, `${file.name}：已经交了，打开草稿`);
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
  const open = openDoubts(job);
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
  if (focus) document.getElementById(blockId(focus))?.querySelector('textarea')?.focus();
}

/** What nobody has looked at: neither said to be right nor changed where it stood. */
function openDoubts({ imported, draft, settled }: Job): readonly SourceDiagnostic[] {
  if (!imported || !draft) return [];
  const isGone = (one: SourceDiagnostic) => findBlock(imported.draft, one) !== undefined && !findBlock(draft, one);
  return imported.diagnostics.filter((one) => !settled.has(one) && !isGone(one));
}

/** Notes that somebody has looked at these. */
function settle(diagnostics: readonly SourceDiagnostic[]): void {
  for (const one of diagnostics) shown?.settled.add(one);
  if (shown) shown.message = `${openDoubts(shown).length} 处需要核对`;
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

/** Hands one file over. @returns the address of its draft. */
async function handOverJob(job: Job): Promise<string> {
  if (!job.draft) throw new Error('这一份还没有读好。');
  const { toRaw } = await import('./engine.ts');
  const { handOver } = await import('./hand-over.ts');
  const doubts = openDoubts(job).filter(({ severity }) => severity !== 'note');
  const address = await handOver({ ...toRaw(job.draft, doubts), doubts: doubts.map(doubtOf) });
  job.state = 'handed';
  job.address = address;
  return address;
}

function doubtOf({ sentence, remedy, page, excerpt }: SourceDiagnostic): Doubt {
  return { sentence, remedy, ...(page === undefined ? {} : { page }), ...(excerpt === undefined ? {} : { excerpt }) };
}

async function handOverDraft(): Promise<void> {
  const job = shown;
  if (!job?.draft || !job.imported) return;
  try {
    const { toRaw } = await import('./engine.ts');
    const { diagnosticsOf } = await import('./hand-over.ts');
    const written = toRaw(job.draft, openDoubts(job));
    const { raw } = written;
    const found = raw === warnedOf ? [] : await diagnosticsOf(written);
    if (found.length > 0) {
      warnedOf = raw;
      say(`还没有交。${found.join('\n')}\n可以在这里改；也可以再点一次“交给‘推’”，到编务台里改。`);
      return;
    }
    const address = await handOverJob(job);
    const next = jobs.find(({ state }) => state === 'read');
    if (jobs.length === 1) location.assign(address);
    else if (next) await show(next);
    else hideDesk();
    if (jobs.length > 1) say(`${job.file.name} 已经交给“推”。${next ? '下面是下一份。' : '全部交完了。'}`);
  } catch (error) {
    say(sentenceOf(error));
  }
}

/** One after the other; one that is refused stays here and keeps none of the others. */
async function handOverAll(): Promise<void> {
  const open = jobs.filter(({ state }) => state === 'read');
  const refused: string[] = [];
  for (const [at, job] of open.entries()) {
    say(`正在交第${at + 1}份，共${open.length}份：${job.file.name}……`);
    try {
      await handOverJob(job);
    } catch (error) {
      job.message = sentenceOf(error);
      refused.push(`${job.file.name}：${job.message}`);
    }
  }
  const left = jobs.find(({ state }) => state === 'read');
  if (left) await show(left);
  else hideDesk();
  const done = open.length - refused.length;
  say(
    `交了${done}份${refused.length === 0 ? '，全部交完了。' : `，${refused.length}份没有交成：${refused.join('；')}`}`,
  );
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
  byId('hand-over').addEventListener('click', () => {
    void handOverDraft();
  });
  byId('hand-over-all').addEventListener('click', () => {
    void handOverAll();
  });
  // What was dropped on a list or on an empty issue of the desk.
  void takeDropped().then((files) => (files.length > 0 ? take(files) : undefined));
}

start();
