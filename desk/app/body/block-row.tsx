/** A block of a body with its box or form, its buttons, and the buttons that put another one below. */
import { memo } from 'react';
import { mdxComponents } from '#model/mdx-components.ts';
import type { MdxComponentName } from '#model/mdx-components.ts';
import { TypingBox } from '../forms/typing-box.tsx';
import { emptyOf, turnedInto, wordKindOf, wordKinds } from './block-kinds.ts';
import type { WordKind } from './block-kinds.ts';
import { kindOf } from './body-blocks.ts';
import type { BlockKind } from './body-blocks.ts';
import { ComponentForm, emptyComponent, fitsForm } from './component-form.tsx';
import { parseComponent, printComponent } from './component-text.ts';
import { toTokens } from './fact-tokens.ts';
import { ImageForm, parseImage, printImage } from './image-block.tsx';
import { parseList, printList } from './list-text.ts';
import { parseNote, printNote } from './note-text.ts';
import { parseQuote, printQuote } from './quote-text.ts';
import { TableForm } from './table-block.tsx';
import { emptyTable, parseTable, printTable } from './table-text.ts';
import type { RowActions } from './row-actions.ts';
import { Lines, Paragraph, wordKeys } from './words-block.tsx';

interface RowProps {
  readonly id: number;
  readonly at: number;
  readonly isLast: boolean;
  readonly source: string;
  readonly vocabulary: boolean;
  readonly actions: RowActions;
}

/** A block with its buttons. A story has dozens, and a key typed into one of them is none of the others' business. */
export const Row = memo(function Row({ id, at, isLast, source, vocabulary, actions }: RowProps) {
  return (
    <div className="desk-block" role="group" aria-label={`第${at + 1}块`} data-block={id}>
      <BlockEditor at={at} source={source} vocabulary={vocabulary} actions={actions} />
      <p className="desk-block-tools">
        <button type="button" name="up" disabled={at === 0} onClick={() => actions.move(at, -1)}>
          上移
        </button>
        <button type="button" name="down" disabled={isLast} onClick={() => actions.move(at, 1)}>
          下移
        </button>
        <button type="button" name="remove" onClick={() => actions.remove(at)}>
          删去
        </button>
      </p>
      <Inserter vocabulary={vocabulary} place={`第${at + 1}块后面`} onInsert={(next) => actions.insert(at + 1, next)} />
    </div>
  );
});

interface InserterProps {
  readonly vocabulary: boolean;
  readonly place: string;
  readonly onInsert: (source: string) => void;
}

/** The blocks that every body may hold, by their buttons. */
const plainBlocks: readonly (readonly [label: string, source: () => string])[] = [
  ['段落', () => emptyOf('text')],
  ['小标题', () => emptyOf('heading-2')],
  ['列表', () => emptyOf('bullets')],
  ['表格', () => printTable(emptyTable())],
  ['引用', () => emptyOf('quote')],
  ['图片', () => printImage({ alt: '', file: '' })],
];

/** The buttons that put a new block between two others. */
export function Inserter({ vocabulary, place, onInsert }: InserterProps) {
  const names = (Object.keys(mdxComponents) as MdxComponentName[]).filter((name) => name !== 'Fact');
  const put = (source: string, from: HTMLElement) => {
    onInsert(source);
    from.closest('details')?.removeAttribute('open');
  };
  return (
    <details className="desk-inserter">
      <summary aria-label={`在${place}插入`}>＋ 插入</summary>
      <p>
        {plainBlocks.map(([label, source]) => (
          <button key={label} type="button" onClick={(event) => put(source(), event.currentTarget)}>
            {label}
          </button>
        ))}
        {vocabulary &&
          names.map((name) => (
            <button
              key={name}
              type="button"
              title={mdxComponents[name].hint}
              onClick={(event) => put(printComponent(emptyComponent(name)), event.currentTarget)}
            >
              {mdxComponents[name].label}
            </button>
          ))}
      </p>
    </details>
  );
}

const kindLabels: Readonly<Record<BlockKind, string>> = {
  heading: '小标题',
  component: '图表',
  comment: '注释',
  code: '代码',
  table: '表格',
  list: '列表',
  quote: '引用',
  note: '注释',
  text: '段落',
};

interface BlockEditorProps {
  readonly at: number;
  readonly source: string;
  readonly vocabulary: boolean;
  readonly actions: RowActions;
}

/** The form of a block that is no words, or the box of its words. */
function BlockEditor(props: BlockEditorProps) {
  const { at, source, vocabulary, actions } = props;
  const kind = kindOf(source);
  const keep = (next: string) => actions.change(at, next);
  const image = parseImage(source);
  if (image) return framed('图片', <ImageForm image={image} onChange={(next) => keep(printImage(next))} />);
  const data = vocabulary && kind === 'component' ? parseComponent(source) : undefined;
  if (data && fitsForm(data)) {
    const form = <ComponentForm data={data} onChange={(next) => keep(printComponent(next))} />;
    return framed(mdxComponents[data.name as MdxComponentName].label, form);
  }
  const table = kind === 'table' ? parseTable(source) : undefined;
  if (table) return framed('表格', <TableForm table={table} onChange={(next) => keep(printTable(next))} />);
  const note = kind === 'note' ? parseNote(source) : undefined;
  if (note) {
    const box = (
      <TypingBox
        multiline
        label={`注释${note.label}`}
        value={note.text}
        onChange={(text) => keep(printNote({ ...note, text }))}
      />
    );
    return framed(`注释 ${note.label}`, box);
  }
  const words = wordKindOf(source);
  const isPlain = words !== 'text' || !vocabulary || toTokens(source) !== undefined;
  if (words !== undefined && isPlain) return <Words {...props} kind={words} />;
  return framed(kindLabels[kind], <TypingBox multiline label={kindLabels[kind]} value={source} onChange={keep} />);
}

function framed(label: string, form: React.ReactNode) {
  return (
    <>
      <p className="desk-kind">{label}</p>
      {form}
    </>
  );
}

/** Words that may become another kind. */
function Words({ kind, ...props }: BlockEditorProps & { readonly kind: WordKind }) {
  const { at, source, actions } = props;
  return (
    <>
      <p className="desk-kind">
        <select
          aria-label={`第${at + 1}块是`}
          value={kind}
          onChange={({ target }) => actions.turn(at, turnedInto(source, target.value as WordKind))}
        >
          {Object.entries(wordKinds).map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </p>
      <WordsBox {...props} kind={kind} />
    </>
  );
}

function WordsBox({ kind, ...props }: BlockEditorProps & { readonly kind: WordKind }) {
  const { at, source, actions } = props;
  const leave = (print: (text: string) => string) => (above: string, below: string) =>
    actions.split(
      at,
      [above === '' ? undefined : print(above), '', below === '' ? undefined : print(below)].flatMap(
        (one) => one ?? [],
      ),
    );
  if (kind === 'text') return <Paragraph {...props} />;
  if (kind === 'quote') {
    const text = parseQuote(source) ?? '';
    return (
      <Lines
        label="引用"
        text={text}
        onChange={(next) => actions.change(at, printQuote(next))}
        onLeave={leave(printQuote)}
      />
    );
  }
  if (kind === 'bullets' || kind === 'numbers') {
    const list = parseList(source);
    if (list === undefined) return null;
    const print = (text: string) => printList({ ...list, text });
    return (
      <Lines
        label={wordKinds[kind]}
        text={list.text}
        onChange={(next) => actions.change(at, print(next))}
        onLeave={leave(print)}
      />
    );
  }
  const [, signs = '', words = ''] = /^(#+[ \t]+)([^\n]*)$/.exec(source) ?? [];
  return (
    <TypingBox
      isBody
      label="小标题"
      value={words}
      onChange={(next) => actions.change(at, signs + next)}
      onKeyDown={wordKeys(props)}
    />
  );
}
