/** Above the fields of an issue: what a new one begins with, and what the import of a file left open. */
import { Component, useRef } from 'react';
import { changeDraftField } from 'decap-cms-core/dist/esm/actions/entries.js';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { fromJS } from 'immutable';
import { fileOf, isEditable } from '#model/editable.ts';
import type { Doubt } from '../../api/doubt.ts';
import { sentenceOf } from '../api-client.ts';
import { importFiles } from '../drop-files.ts';
import { CODE } from '../entry-text.ts';
import { choiceSource } from '../choice-source.ts';
import type { ControlProps } from './line-controls.tsx';

interface State {
  readonly said: string;
  readonly doubts: readonly Doubt[];
}

export class IssueStartControl extends Component<ControlProps, State> {
  override state: State = { said: '', doubts: [] };

  override shouldComponentUpdate(): boolean {
    return true;
  }

  override componentDidMount(): void {
    const begun = this.#isNew ? this.#fill() : this.#read();
    begun.catch((error: unknown) => this.setState({ said: sentenceOf(error) }));
  }

  get #isNew(): boolean {
    return this.props.entry.get('newRecord') === true;
  }

  get #path(): string {
    const collection = String(this.props.entry.get('collection'));
    return isEditable(collection) ? fileOf(collection, String(this.props.entry.get('slug'))) : '';
  }

  async #read(): Promise<void> {
    const doubts = (await choiceSource().doubtsOf?.(this.#path)) ?? [];
    this.setState({ doubts });
  }

  /** Fills in what is still blank. */
  async #fill(): Promise<void> {
    const next = await choiceSource().nextIssue?.();
    if (next === undefined) return;
    const entries = Object.entries({ [CODE]: next.code, ...next.fields });
    for (const [name, value] of entries) {
      const there = written(name);
      if (there === undefined || there === null || there === '') put(name, value);
    }
    const from =
      next.after === undefined ? '' : `报头、编印单位、主题活动、报尾照${next.after}，份数和“文字”一项没有照抄，`;
    this.setState({ said: `年份、期号和今天的日期已经填好，${from}请看对不对。` });
  }

  readonly #settle = (at: number) => {
    const doubts = this.state.doubts.toSpliced(at, 1);
    this.setState({ doubts, said: doubts.length === 0 ? '导入时没有定下来的地方都核对过了。' : '' });
    choiceSource()
      .keepDoubts?.(this.#path, doubts)
      .catch((error: unknown) => this.setState({ said: sentenceOf(error) }));
  };

  override render() {
    const { said, doubts } = this.state;
    const isNothing = !this.#isNew && doubts.length === 0 && said === '';
    return (
      <div id={this.props.forID} className={isNothing ? 'desk-start desk-start-none' : 'desk-start'}>
        <p role="status">{said}</p>
        {this.#isNew && <FromFile />}
        {doubts.length > 0 && <Doubts doubts={doubts} onSettle={this.#settle} />}
      </div>
    );
  }
}

/** What stands in a field now; a control is not drawn anew for what is typed in another one. */
function written(name: string): unknown {
  return store.getState().entryDraft.getIn(['entry', 'data', name]);
}

/** As if an editor had typed it. */
function put(name: string, value: unknown): void {
  const field = { get: (asked: string) => (asked === 'name' ? name : undefined) };
  void store.dispatch(changeDraftField({ field, value: fromJS(value), metadata: {}, entries: [] }));
}

function FromFile() {
  const box = useRef<HTMLInputElement>(null);
  return (
    <p>
      有这一期的 Word、WPS 或 PDF 文件，就把它拖到这一页上，或者{' '}
      <button type="button" onClick={() => box.current?.click()}>
        从文件开始……
      </button>
      <input
        ref={box}
        hidden
        type="file"
        multiple
        accept=".docx,.doc,.wps,.pdf,.txt"
        onChange={({ currentTarget }) => void importFiles([...(currentTarget.files ?? [])])}
      />
    </p>
  );
}

interface DoubtsProps {
  readonly doubts: readonly Doubt[];
  readonly onSettle: (at: number) => void;
}

function Doubts({ doubts, onSettle }: DoubtsProps) {
  return (
    <section aria-label="导入时没有定下来的地方">
      <p>
        <b>导入时没有定下来的地方，还有{doubts.length}处没有核对：</b>
      </p>
      <ol className="desk-doubts">
        {doubts.map(({ sentence, remedy, excerpt, page }, at) => (
          <li key={`${sentence}${excerpt ?? ''}${at}`}>
            <span>
              {page !== undefined && `原件第${page}页：`}
              {sentence}
              {remedy}
              {excerpt !== undefined && <q>{excerpt}</q>}
            </span>
            <button type="button" aria-label={`核对过了：${sentence}`} onClick={() => onSettle(at)}>
              核对过了
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
