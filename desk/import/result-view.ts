import type { DraftArticle, DraftBlock, DraftBriefing } from '#importer/draft.ts';
import {
  makeCredit,
  makeTitle,
  mergeWithPrevious,
  removeBlock,
  setArticle,
  setText,
  splitBlock,
  titleToParagraph,
  type Place,
} from './draft.ts';
import { button, element } from './elements.ts';

/** What the result pane asks of the page. */
export interface ResultActions {
  /** Shows a changed draft and keeps the old one for undoing; the focus goes to `focus`. */
  change(draft: DraftBriefing, focus?: Place): void;
  /** Takes over typed words without drawing anew. */
  keep(draft: DraftBriefing): void;
}

export function blockId({ article, block }: Place): string {
  return `block-${article}-${block}`;
}

/** Draws the draft as a form. `marked` are the ids of the blocks with something to be checked. */
export function showResult(
  into: HTMLElement,
  draft: DraftBriefing,
  marked: ReadonlySet<string>,
  actions: ResultActions,
): void {
  into.replaceChildren(
    issueFields(draft, actions),
    ...draft.articles.map((article, index) => articleFields(draft, article, index, marked, actions)),
    imprintFields(draft, actions),
  );
}

type TextKey = 'series' | 'edition' | 'date' | 'issuer' | 'editorNote';
type NumberKey = 'year' | 'issue' | 'totalIssue';

const TEXTS: readonly (readonly [TextKey, string])[] = [
  ['series', '报头名称'],
  ['edition', '刊别（增刊、特刊）'],
  ['date', '印发日期（如 2025-03-12）'],
  ['issuer', '编印单位'],
  ['editorNote', '编者按'],
];
const NUMBERS: readonly (readonly [NumberKey, string])[] = [
  ['year', '年份'],
  ['issue', '期号'],
  ['totalIssue', '总期号'],
];

function issueFields(draft: DraftBriefing, actions: ResultActions): HTMLElement {
  const fields = element('div', { class: 'fields' });
  for (const [key, label] of TEXTS) {
    fields.append(
      field(label, draft[key] ?? '', (value) => {
        actions.keep(withOptional(draft, key, value === '' ? undefined : value));
      }),
    );
  }
  for (const [key, label] of NUMBERS) {
    fields.append(
      field(label, String(draft[key] ?? ''), (value) => {
        actions.keep(withOptional(draft, key, /^\d+$/.test(value) ? Number(value) : undefined));
      }),
    );
  }
  return element('fieldset', {}, element('legend', {}, '报头（原件上没有的不填）'), fields);
}

function imprintFields(draft: DraftBriefing, actions: ResultActions): HTMLElement {
  const imprint = draft.imprint ?? {};
  const set = (change: Readonly<Record<string, unknown>>): void => {
    actions.keep({ ...draft, imprint: { ...imprint, ...change } });
  };
  const list = (value: string): readonly string[] =>
    value
      .split(/[、，\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return element(
    'fieldset',
    {},
    element('legend', {}, '报尾'),
    element(
      'div',
      { class: 'fields' },
      field('报', (imprint.reportedTo ?? []).join('、'), (value) => {
        set({ reportedTo: list(value) });
      }),
      field('送', (imprint.sentTo ?? []).join('、'), (value) => {
        set({ sentTo: list(value) });
      }),
      field('发', (imprint.distributedTo ?? []).join('、'), (value) => {
        set({ distributedTo: list(value) });
      }),
      field('印发单位', imprint.printedBy ?? '', (value) => {
        set({ printedBy: value });
      }),
      field('共印份数', String(imprint.copies ?? ''), (value) => {
        if (/^\d+$/.test(value)) set({ copies: Number(value) });
      }),
      field('编务', (imprint.staff ?? []).join('、'), (value) => {
        set({ staff: list(value) });
      }),
    ),
    linesField(imprint.lines ?? [], (lines) => {
      set({ lines });
    }),
  );
}

/** The lines of the imprint as they stand in print. */
function linesField(lines: readonly string[], take: (lines: readonly string[]) => void): HTMLElement {
  const area = element('textarea', { rows: Math.max(2, lines.length) });
  area.value = lines.join('\n');
  area.addEventListener('change', () => {
    take(linesOf(area.value));
  });
  return element('label', {}, '原件报尾，照原样一行一项', area);
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function articleFields(
  draft: DraftBriefing,
  article: DraftArticle,
  index: number,
  marked: ReadonlySet<string>,
  actions: ResultActions,
): HTMLElement {
  const title = element('textarea', {
    rows: Math.max(1, article.titleLines.length),
    'aria-label': `第${index + 1}篇标题，一行一项`,
  });
  title.value = article.titleLines.join('\n');
  title.addEventListener('change', () => {
    actions.keep(setArticle(draft, index, { titleLines: linesOf(title.value) }));
  });
  return element(
    'fieldset',
    { class: 'article' },
    element('legend', {}, `第${index + 1}篇`),
    title,
    button('标题末行改回正文', () => {
      actions.change(titleToParagraph(draft, index));
    }),
    field('栏目', article.column ?? '', (value) => {
      actions.keep(setArticle(draft, index, { column: value }));
    }),
    field('供稿', article.credit ?? '', (value) => {
      actions.keep(setArticle(draft, index, { credit: value }));
    }),
    field('署名（一项一项用顿号隔开）', (article.byline ?? []).join('、'), (value) => {
      actions.keep(setArticle(draft, index, { byline: value.split('、').filter((item) => item !== '') }));
    }),
    ...article.blocks.map((block, at) => blockFields(draft, block, { article: index, block: at }, marked, actions)),
  );
}

function blockFields(
  draft: DraftBriefing,
  block: DraftBlock,
  place: Place,
  marked: ReadonlySet<string>,
  actions: ResultActions,
): HTMLElement {
  const id = blockId(place);
  const name = `第${place.article + 1}篇第${place.block + 1}段`;
  const box = element('div', { class: marked.has(id) ? 'block marked' : 'block', id });
  if (block.rows) {
    const rows = block.rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell))));
    box.append(element('table', { tabindex: 0, 'aria-label': `${name}，表格` }, ...rows));
    return box;
  }
  if (block.picture !== undefined) box.append(pictureView(block.picture));
  const words = element('textarea', {
    'aria-label': block.kind === 'figure' ? `${name}，图片说明` : marked.has(id) ? `${name}，有需要核对的地方` : name,
  });
  words.value = block.text ?? '';
  words.rows = Math.ceil(words.value.length / 32) + 1;
  words.addEventListener('change', () => {
    actions.keep(setText(draft, place, words.value));
  });
  const current = (): DraftBriefing => setText(draft, place, words.value);
  const tool = (label: string, act: () => void, off = false): HTMLButtonElement =>
    button(label, act, { 'aria-label': `${name}：${label}`, disabled: off });
  box.append(
    words,
    element(
      'div',
      { class: 'tools' },
      tool('在光标处分段', () => {
        actions.change(splitBlock(current(), place, words.selectionStart), { ...place, block: place.block + 1 });
      }),
      tool(
        '并入上一段',
        () => {
          actions.change(mergeWithPrevious(current(), place), { ...place, block: place.block - 1 });
        },
        place.block === 0,
      ),
      tool('设为标题', () => {
        actions.change(makeTitle(current(), place));
      }),
      tool('设为供稿', () => {
        actions.change(makeCredit(current(), place));
      }),
      tool('删去', () => {
        actions.change(removeBlock(draft, place));
      }),
    ),
  );
  return box;
}

/** The page's policy lets a picture come from the text of the page alone. */
function pictureView({ type, bytes }: NonNullable<DraftBlock['picture']>): HTMLElement {
  const image = element('img', { alt: '', class: 'picture' });
  const reader = new FileReader();
  reader.onload = () => {
    image.src = String(reader.result);
  };
  reader.readAsDataURL(new Blob([Uint8Array.from(bytes)], { type: `image/${type === 'jpg' ? 'jpeg' : type}` }));
  return image;
}

function field(label: string, value: string, take: (value: string) => void): HTMLElement {
  const input = element('input', { type: 'text', value });
  input.addEventListener('change', () => {
    take(input.value.trim());
  });
  return element('label', {}, label, input);
}

function withOptional(
  draft: DraftBriefing,
  key: TextKey | NumberKey,
  value: string | number | undefined,
): DraftBriefing {
  const changed: Record<string, unknown> = { ...draft, [key]: value };
  if (value === undefined) Reflect.deleteProperty(changed, key);
  return changed as unknown as DraftBriefing;
}
