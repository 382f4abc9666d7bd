/** The body as a column of blocks; each is a box of words or the form of a component. */
import { Component, createRef, memo, useId, useRef } from 'react';
import { mdxComponents } from '#model/mdx-components.ts';
import type { MdxComponentName } from '#model/mdx-components.ts';
import {
  articleOf,
  insertBlock,
  joinBody,
  kindOf,
  removeBlock,
  replaceBlock,
  splitBody,
  swapWithNext,
} from './body-blocks.ts';
import type { BlockKind, Body } from './body-blocks.ts';
import { Chosen } from '../forms/chosen.tsx';
import { ComponentForm, emptyComponent, fitsForm } from './component-form.tsx';
import { parseComponent, printComponent } from './component-text.ts';
import { fromTokens, tokensIn, tokenOfWords, toTokens } from './fact-tokens.ts';
import type { TokenText } from './fact-tokens.ts';
import { ImageForm, parseImage, printImage } from './image-block.tsx';
import type { ControlProps } from '../forms/line-controls.tsx';
import { TypingBox } from '../forms/typing-box.tsx';

const kindLabels: Readonly<Record<BlockKind, string>> = {
  heading: '小标题',
  component: '图表',
  article: '篇标记',
  comment: '注释',
  code: '代码',
  table: '表格',
  list: '列表',
  text: '段落',
};

interface State {
  readonly body: Body;
  /** One for each block, so that a box keeps its cursor when blocks move. */
  readonly ids: readonly number[];
  readonly next: number;
}

function stateOf(value: string): State {
  const body = splitBody(value);
  return { body, ids: body.blocks.map((_, at) => at), next: body.blocks.length };
}

export class BodyControl extends Component<ControlProps, State> {
  override state = stateOf(text(this.props.value));

  readonly #root = createRef<HTMLDivElement>();
  /** Where the keyboard goes on after a step that moves its button away; the first that is there. */
  #goTo: readonly string[] = [];

  override shouldComponentUpdate(): boolean {
    return true;
  }

  override componentDidUpdate(): void {
    // The form was filled anew, by a backup or another entry: what is shown is no longer what is kept.
    const value = text(this.props.value);
    if (value !== joinBody(this.state.body)) this.setState(stateOf(value));
    const root = this.#root.current;
    const [next] = this.#goTo.flatMap((one) => root?.querySelector<HTMLElement>(one) ?? []);
    this.#goTo = [];
    next?.focus();
  }

  private change(body: Body, ids: readonly number[] = this.state.ids, next = this.state.next): void {
    this.setState({ body, ids, next });
    this.props.onChange(joinBody(body));
  }

  private insert(at: number, source: string): void {
    const { body, ids, next } = this.state;
    this.#goTo = [`[data-block="${next}"] :is(textarea, input:not([hidden]), .desk-field button)`];
    this.change(insertBlock(body, at, source), [...ids.slice(0, at), next, ...ids.slice(at)], next + 1);
  }

  /** Moves block `from` one place up or down. */
  private move(from: number, by: 1 | -1): void {
    const at = by === 1 ? from : from - 1;
    const ids = [...this.state.ids];
    const tools = `[data-block="${ids[from]}"] > .desk-block-tools`;
    this.#goTo = (by === 1 ? ['down', 'up'] : ['up', 'down']).map((name) => `${tools} > [name="${name}"]:enabled`);
    [ids[at], ids[at + 1]] = [ids[at + 1] ?? 0, ids[at] ?? 0];
    this.change(swapWithNext(this.state.body, at), ids);
  }

  private remove(at: number): void {
    const { body, ids } = this.state;
    const beside = ids[at + 1] ?? ids[at - 1];
    this.#goTo = [beside === undefined ? 'summary' : `[data-block="${beside}"] > .desk-block-tools > [name="remove"]`];
    this.change(
      removeBlock(body, at),
      ids.filter((_, other) => other !== at),
    );
  }

  /** What the rows call; they are drawn anew only when their own block changes. */
  readonly #acts: RowActs = {
    change: (at, source) => this.change(replaceBlock(this.state.body, at, source)),
    insert: (at, source) => this.insert(at, source),
    move: (at, by) => this.move(at, by),
    remove: (at) => this.remove(at),
  };

  override render() {
    const { body, ids } = this.state;
    const vocabulary = this.props.field.get('vocabulary') === true;
    const isLast = (at: number) => at === body.blocks.length - 1;
    return (
      <div
        ref={this.#root}
        id={this.props.forID}
        className="desk-body"
        onFocus={this.props.setActiveStyle}
        onBlur={this.props.setInactiveStyle}
      >
        <Inserter vocabulary={vocabulary} place="正文开头" onInsert={(source) => this.insert(0, source)} />
        {body.blocks.map(({ source }, at) => (
          <Row key={ids[at]} {...{ at, source, vocabulary, id: ids[at] ?? 0, isLast: isLast(at), acts: this.#acts }} />
        ))}
      </div>
    );
  }
}

interface RowActs {
  readonly change: (at: number, source: string) => void;
  readonly insert: (at: number, source: string) => void;
  readonly move: (at: number, by: 1 | -1) => void;
  readonly remove: (at: number) => void;
}

interface RowProps {
  readonly id: number;
  readonly at: number;
  readonly isLast: boolean;
  readonly source: string;
  readonly vocabulary: boolean;
  readonly acts: RowActs;
}

/** A block with its buttons. A story has dozens, and a key typed into one of them is none of the others' business. */
const Row = memo(function Row({ id, at, isLast, source, vocabulary, acts }: RowProps) {
  return (
    <div className="desk-block" role="group" aria-label={`第${at + 1}块`} data-block={id}>
      <BlockEditor source={source} vocabulary={vocabulary} onChange={(next) => acts.change(at, next)} />
      <p className="desk-block-tools">
        <button type="button" name="up" disabled={at === 0} onClick={() => acts.move(at, -1)}>
          上移
        </button>
        <button type="button" name="down" disabled={isLast} onClick={() => acts.move(at, 1)}>
          下移
        </button>
        <button type="button" name="remove" onClick={() => acts.remove(at)}>
          删去
        </button>
      </p>
      <Inserter vocabulary={vocabulary} place={`第${at + 1}块后面`} onInsert={(next) => acts.insert(at + 1, next)} />
    </div>
  );
});

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

interface InserterProps {
  readonly vocabulary: boolean;
  readonly place: string;
  readonly onInsert: (source: string) => void;
}

/** The buttons that put a new block between two others. */
function Inserter({ vocabulary, place, onInsert }: InserterProps) {
  const names = (Object.keys(mdxComponents) as MdxComponentName[]).filter((name) => name !== 'Fact');
  const put = (source: string, from: HTMLElement) => {
    onInsert(source);
    from.closest('details')?.removeAttribute('open');
  };
  return (
    <details className="desk-inserter">
      <summary aria-label={`在${place}插入`}>＋ 插入</summary>
      <p>
        <button type="button" onClick={(event) => put('新的一段', event.currentTarget)}>
          段落
        </button>
        <button type="button" onClick={(event) => put('## 新的小标题', event.currentTarget)}>
          小标题
        </button>
        {vocabulary && (
          <button type="button" onClick={(event) => put(printImage({ alt: '', file: '' }), event.currentTarget)}>
            图片
          </button>
        )}
        {vocabulary ? (
          names.map((name) => (
            <button
              key={name}
              type="button"
              title={mdxComponents[name].hint}
              onClick={(event) => put(printComponent(emptyComponent(name)), event.currentTarget)}
            >
              {mdxComponents[name].label}
            </button>
          ))
        ) : (
          <button type="button" onClick={(event) => put('<!-- article: xinpian -->', event.currentTarget)}>
            篇标记
          </button>
        )}
      </p>
    </details>
  );
}

interface BlockEditorProps {
  readonly source: string;
  readonly vocabulary: boolean;
  readonly onChange: (source: string) => void;
}

function BlockEditor({ source, vocabulary, onChange }: BlockEditorProps) {
  const kind = kindOf(source);
  if (kind === 'article') {
    return (
      <label className="desk-article">
        以下是这一篇：
        <TypingBox
          value={articleOf(source)}
          onChange={(slug) => onChange(`<!-- article: ${slug.replace(/[^a-z0-9-]/g, '')} -->`)}
        />
      </label>
    );
  }
  const image = vocabulary ? parseImage(source) : undefined;
  if (image) {
    return (
      <>
        <p className="desk-kind">图片</p>
        <ImageForm image={image} onChange={(next) => onChange(printImage(next))} />
      </>
    );
  }
  const data = vocabulary && kind === 'component' ? parseComponent(source) : undefined;
  if (data && fitsForm(data)) {
    return (
      <>
        <p className="desk-kind">{mdxComponents[data.name as MdxComponentName].label}</p>
        <ComponentForm data={data} onChange={(next) => onChange(printComponent(next))} />
      </>
    );
  }
  const [, signs = '', words = ''] = kind === 'heading' ? (/^(#{1,6}[ \t]+)([^\n]*)$/.exec(source) ?? []) : [];
  if (signs !== '') {
    return (
      <>
        <p className="desk-kind">小标题</p>
        <TypingBox label="小标题" value={words} onChange={(next) => onChange(signs + next)} />
      </>
    );
  }
  const marked = vocabulary ? toTokens(source) : undefined;
  return (
    <>
      <p className="desk-kind">{kindLabels[kind]}</p>
      {marked ? (
        <Paragraph marked={marked} onChange={(next) => onChange(fromTokens(next))} />
      ) : (
        <TypingBox multiline label={kindLabels[kind]} value={source} onChange={onChange} />
      )}
    </>
  );
}

interface ParagraphProps {
  readonly marked: TokenText;
  readonly onChange: (marked: TokenText) => void;
}

function Paragraph({ marked, onChange }: ParagraphProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const mark = () => {
    const { selectionStart = 0, selectionEnd = 0 } = box.current ?? {};
    onChange(tokenOfWords(marked, selectionStart, selectionEnd, marked.sources.at(-1) ?? ''));
  };
  const numbers = [...new Set(tokensIn(marked.text))].filter((number) => number <= marked.sources.length);
  return (
    <>
      <TypingBox
        multiline
        label="段落"
        box={box}
        value={marked.text}
        onChange={(next) => onChange({ ...marked, text: next })}
      />
      <div className="desk-facts">
        {numbers.map((number) => (
          <label key={number}>
            ⟦{number}⟧ 的出处
            <Chosen
              id={`${id}-${number}`}
              kind="sources"
              value={marked.sources[number - 1] ?? ''}
              onChange={(source) =>
                onChange({ ...marked, sources: marked.sources.map((one, at) => (at === number - 1 ? source : one)) })
              }
            />
          </label>
        ))}
        <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={mark}>
          给选中的数字或引语标出处
        </button>
      </div>
    </>
  );
}
