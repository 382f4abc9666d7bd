/** Many files as a table: what each was read as, what is doubtful in it, and what all of them have in common. */
import { wordsOf } from '#lib/diagnostic.ts';
import type { CommonFields } from './common-fields.ts';
import { button, element } from './elements.ts';
import { doubtsOf } from './job.ts';
import type { Job } from './job.ts';

export interface TableActions {
  readonly fill: (common: CommonFields) => void;
  readonly open: (job: Job) => void;
  /** Gives the files to 推; `recommend`: and from there to 审, as one batch. */
  readonly handOver: (jobs: readonly Job[], recommend: boolean) => void;
}

const COLUMNS = ['文件', '期号', '日期', '各篇标题', '疑点', '走到哪一步'];

/** Drawn anew after each step. */
export function showTable(
  into: HTMLElement,
  jobs: readonly Job[],
  shown: Job | undefined,
  actions: TableActions,
): void {
  const open = jobs.filter(({ state }) => state === 'read');
  const clear = open.filter((job) => doubtsOf(job).length === 0);
  const buttons = element('p', { class: 'actions' });
  if (open.length > 1) {
    buttons.append(button(`把读好的${open.length}份都交给“推”`, () => actions.handOver(open, false)));
  }
  if (clear.length > 1) {
    const label = `把没有疑点的${clear.length}份推荐给“审”`;
    buttons.append(button(label, () => actions.handOver(clear, true), { class: 'main' }));
  }
  const rows = jobs.map((job) => row(job, job === shown, actions));
  const head = element('tr', {}, ...COLUMNS.map((name) => element('th', { scope: 'col' }, name)));
  const table = element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows));
  into.replaceChildren(
    buttons,
    element('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': '已选择的文件' }, table),
  );
}

function row(job: Job, current: boolean, actions: TableActions): HTMLElement {
  const { file, draft } = job;
  const titles = (draft?.articles ?? []).map(({ titleLines }) => titleLines.join('') || '（没有标题）');
  const name =
    job.state === 'read'
      ? button(file.name, () => actions.open(job), current ? { 'aria-current': 'true' } : {})
      : element('span', {}, file.name);
  return element(
    'tr',
    {},
    element('td', {}, name),
    element('td', {}, numberOf(job)),
    element('td', {}, draft?.date ?? draft?.imprint?.printedOn ?? ''),
    element('td', {}, titles.join('；')),
    element('td', {}, doubts(job)),
    element('td', {}, stateOf(job)),
  );
}

function numberOf({ draft }: Job): string {
  const { year, issue, totalIssue } = draft ?? {};
  const [inYear, inAll] = [
    issue === undefined ? '' : `第${issue}期`,
    totalIssue === undefined ? '' : `总${totalIssue}期`,
  ];
  return [year === undefined ? '' : `${year}年`, inYear, inAll].filter(Boolean).join(' ');
}

function doubts(job: Job): HTMLElement | string {
  const found = job.state === 'read' ? doubtsOf(job) : [];
  if (found.length === 0) return '';
  return element(
    'details',
    {},
    element('summary', {}, `${found.length}处`),
    element('ul', {}, ...found.map((one) => element('li', {}, wordsOf(one)))),
  );
}

function stateOf({ state, address, trouble = '' }: Job): HTMLElement | string {
  // Opened beside, so that the other files stay here.
  if (address !== undefined) {
    return element('a', { href: address, target: '_blank', rel: 'noopener' }, '已经交了，打开草稿');
  }
  if (trouble !== '') return state === 'failed' ? `没有读成：${trouble}` : `没有交成：${trouble}`;
  return state === 'waiting' ? '等待读取' : '读好了';
}

/** The form of what all files have in common; drawn once, so that what is typed stays. */
export function showCommon(into: HTMLElement, fill: (common: CommonFields) => void): void {
  const text = (label: string) => {
    const box = element('input', { type: 'text' });
    return { box, field: element('label', {}, label, box) };
  };
  const [series, issuer] = [text('报头名称'), text('编印单位')];
  const names = element('input', { type: 'checkbox', checked: true });
  const missing = element('input', { type: 'checkbox' });
  const form = element(
    'fieldset',
    {},
    element('legend', {}, '各份共同的（只填各份里空着的，不改已经写的）'),
    element('div', { class: 'fields' }, series.field, issuer.field),
    element(
      'label',
      { class: 'check' },
      names,
      '文件名里写着年份和期号的（如“1998年第3期”“1998-03”），填到空着的年份和期号里',
    ),
    element(
      'label',
      { class: 'check' },
      missing,
      '没有读到期号、印发日期的，原件上都没有：不再逐份问，页面上写“未载明”',
    ),
    button('填到各份', () => {
      const typed = (box: HTMLInputElement, name: 'series' | 'issuer') =>
        box.value.trim() === '' ? {} : { [name]: box.value.trim() };
      fill({
        ...typed(series.box, 'series'),
        ...typed(issuer.box, 'issuer'),
        fromNames: names.checked,
        noneMissing: missing.checked,
      });
    }),
  );
  into.replaceChildren(form);
}
