/** The body as a column of blocks; each is a box of words or a form. What is done to it is undone step by step. */
import { Component, createRef } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { ControlProps } from '../forms/line-controls.tsx';
import { sentenceOf } from '../api-client.ts';
import { Inserter, Row } from './block-row.tsx';
import { isEmptyBlock, kindOf, writtenBody } from './body-blocks.ts';
import { insertAt, removeAt, replaceAt, sourceAt, splitAt, stateOf, swapAt } from './body-state.ts';
import type { BodyState } from './body-state.ts';
import { Changes } from './changes.ts';
import { freeLabel, printNote, withFreeLabels } from './note-text.ts';
import { clipboardOf, isRich, readPaste } from './paste-blocks.ts';
import type { PastedBlocks } from './paste-blocks.ts';
import type { RowActions } from './row-actions.ts';
import { cutAt } from './words-at-caret.ts';

/** What was pasted last, and where it begins. */
interface Notice {
  readonly id: number;
  readonly words: string;
}

interface State extends BodyState {
  readonly notice?: Notice | undefined;
  /** What is going on, for those who cannot see it. */
  readonly said: string;
}

/** Where the keyboard goes on after a step. */
interface Goal {
  /** The first that is there. */
  readonly selectors: readonly string[];
  readonly caret?: number;
}

const BOX = ':is(textarea, input:not([hidden]), .desk-field button)';
const goalAt = (id: number, caret?: number): Goal => ({
  selectors: [`[data-block="${id}"] ${BOX}`],
  ...(caret !== undefined && { caret }),
});

interface Kept {
  readonly state: BodyState;
  readonly changes: Changes<BodyState>;
}

/** Bodies by their words: a form is drawn anew when it was saved, and what was done to it can still be undone. */
const kept = new Map<string, Kept>();
const MOST_KEPT = 8;

export class BodyControl extends Component<ControlProps, State> {
  readonly #root = createRef<HTMLDivElement>();
  readonly #changes: Changes<BodyState>;
  #goal: Goal | undefined;

  constructor(props: ControlProps) {
    super(props);
    const value = text(props.value);
    const { state, changes } = kept.get(value) ?? { state: this.#begun(value), changes: new Changes<BodyState>() };
    this.#changes = changes;
    this.state = { ...state, said: '' };
  }

  override componentWillUnmount(): void {
    kept.set(text(this.props.value), { state: bodyOf(this.state), changes: this.#changes });
    for (const value of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(value);
  }

  override shouldComponentUpdate(): boolean {
    return true;
  }

  override componentDidUpdate(): void {
    // The form was filled anew, by a backup or another entry: what is shown is no longer what is kept.
    const value = text(this.props.value);
    if (value !== writtenBody(this.state.body) && !isSameWords(value, this.state)) {
      this.#changes.clear();
      this.setState({ ...this.#begun(value), notice: undefined });
    }
    const goal = this.#goal;
    this.#goal = undefined;
    const [box] = goal?.selectors.flatMap((one) => this.#root.current?.querySelector<HTMLElement>(one) ?? []) ?? [];
    box?.focus();
    if (goal?.caret !== undefined && isBox(box)) box.setSelectionRange(goal.caret, goal.caret);
  }

  /** The words of an article begin below the line of its marker. */
  #begun(value: string): BodyState {
    return stateOf(value, this.props.field.get('name') === 'body' ? '\n' : '\n\n');
  }

  get #vocabulary(): boolean {
    return this.props.field.get('vocabulary') === true;
  }

  /** @param typedAt the box that is typed into; undefined for a button. */
  #change(next: BodyState, typedAt?: number): void {
    this.#changes.note(bodyOf(this.state), typedAt);
    this.#show(next);
  }

  #show(next: BodyState): void {
    const { notice } = this.state;
    this.setState({ ...next, ...(notice && !next.ids.includes(notice.id) && { notice: undefined }) });
    this.props.onChange(writtenBody(next.body));
  }

  readonly #step = (way: 'undo' | 'redo') => {
    const before = bodyOf(this.state);
    const other = this.#changes[way](before);
    if (other === undefined) return;
    const changed = other.ids.find((id, at) => sourceOf(before, id) !== sourceAt(other, at)) ?? other.ids.at(-1);
    if (changed !== undefined) this.#goal = goalAt(changed);
    this.setState({ notice: undefined, said: way === 'undo' ? '已经撤销一步。' : '已经重做一步。' });
    this.#show(other);
  };

  #insert(at: number, source: string): void {
    this.#goal = goalAt(this.state.next);
    this.#change(insertAt(this.state, at, [source]));
  }

  /** Moves block `from` one place up or down. */
  #move(from: number, by: 1 | -1): void {
    const tools = `[data-block="${this.state.ids[from]}"] > .desk-block-tools`;
    const names = by === 1 ? ['down', 'up'] : ['up', 'down'];
    this.#goal = { selectors: names.map((name) => `${tools} > [name="${name}"]:enabled`) };
    this.#change(swapAt(this.state, by === 1 ? from : from - 1));
  }

  #remove(at: number): void {
    const { ids } = this.state;
    const beside = ids[at + 1] ?? ids[at - 1];
    const button = `[data-block="${beside}"] > .desk-block-tools > [name="remove"]`;
    this.#goal = { selectors: [beside === undefined ? 'summary' : button] };
    this.#change(removeAt(this.state, at));
  }

  #split(at: number, sources: readonly string[]): void {
    const { ids, next } = this.state;
    // A list that is left while it is empty becomes the paragraph itself.
    this.#goal = goalAt(sources[0] === '' && sources.length === 1 ? (ids[at] ?? next) : next, 0);
    this.#change(splitAt(this.state, at, sources));
  }

  #join(at: number): void {
    const [above, own] = [sourceAt(this.state, at - 1), sourceAt(this.state, at)];
    const aboveId = this.state.ids[at - 1] ?? 0;
    if (isEmptyBlock(own)) {
      this.#goal = goalAt(aboveId, Infinity);
      this.#change(removeAt(this.state, at));
    } else if (kindOf(above) === 'text' && kindOf(own) === 'text') {
      this.#goal = goalAt(aboveId, above.length);
      this.#change(removeAt(replaceAt(this.state, at - 1, above + own), at));
    }
  }

  #addNote(at: number, anchored: (label: string) => string): void {
    const label = freeLabel(this.state.body.blocks.map(({ source }) => source));
    const marked = replaceAt(this.state, at, anchored(label));
    this.#goal = goalAt(this.state.next);
    this.#change(insertAt(marked, marked.body.blocks.length, [printNote({ label, text: '' })]));
  }

  /** What the rows call; they are drawn anew only when their own block changes. */
  readonly #actions: RowActions = {
    change: (at, source) => this.#change(replaceAt(this.state, at, source), this.state.ids[at]),
    insert: (at, source) => this.#insert(at, source),
    move: (at, by) => this.#move(at, by),
    remove: (at) => this.#remove(at),
    split: (at, sources) => this.#split(at, sources),
    join: (at) => this.#join(at),
    turn: (at, sources) => this.#change(splitAt(this.state, at, sources)),
    addNote: (at, anchored) => this.#addNote(at, anchored),
  };

  readonly #keys = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    this.#step(key === 'y' || event.shiftKey ? 'redo' : 'undo');
  };

  readonly #paste = (event: ClipboardEvent) => {
    const box = event.target;
    if (!isBox(box) || !('body' in box.dataset)) return;
    const clipboard = clipboardOf(event.clipboardData);
    if (!isRich(clipboard)) return;
    event.preventDefault();
    const id = Number(box.closest<HTMLElement>('[data-block]')?.dataset['block']);
    const place = { id, from: box.selectionStart ?? 0, to: box.selectionEnd ?? 0 };
    const say = (said: string) => this.setState({ said });
    say('正在粘贴……');
    readPaste(clipboard, this.#vocabulary, say).then(
      (pasted) => this.#take(pasted, place, box),
      (error: unknown) => say(sentenceOf(error)),
    );
  };

  /** Puts what was pasted where it was pasted, as one step. */
  #take({ sources, said }: PastedBlocks, { id, from, to }: Place, box: HTMLInputElement | HTMLTextAreaElement): void {
    const at = this.state.ids.indexOf(id);
    const [only = ''] = sources;
    if (sources.length === 0 || at < 0) return this.setState({ said: '剪贴板里没有能写进正文的文字。' });
    if (sources.length === 1 && kindOf(only) === 'text' && !only.startsWith('![')) {
      this.#changes.note(bodyOf(this.state), undefined);
      box.setRangeText(only, from, to, 'end');
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      this.setState({ said: '粘贴好了。' });
      return;
    }
    const { blocks } = this.state.body;
    const renamed = withFreeLabels(
      sources,
      blocks.map(({ source }) => source),
    );
    const isNote = (source: string) => kindOf(source) === 'note';
    const own = sourceAt(this.state, at);
    const cut = cutAt(own, this.#vocabulary, from, to);
    const words = [cut?.before ?? own, ...renamed.filter((source) => !isNote(source)), cut?.after ?? ''];
    const kept = words.filter((source) => !isEmptyBlock(source));
    const taken = splitAt(this.state, at, kept);
    const first = kept.indexOf(renamed[0] ?? '');
    const notice = { id: taken.ids[at + Math.max(first, 0)] ?? id, words: said };
    this.#goal = goalAt(taken.ids[at + kept.length - 1] ?? id);
    const whole = insertAt(taken, taken.body.blocks.length, renamed.filter(isNote));
    this.#changes.note(bodyOf(this.state));
    this.setState({ ...whole, said, notice });
    this.props.onChange(writtenBody(whole.body));
  }

  override render() {
    const { body, ids, notice, said } = this.state;
    const vocabulary = this.#vocabulary;
    return (
      <div
        ref={this.#root}
        id={this.props.forID}
        className="desk-body"
        onFocus={this.props.setActiveStyle}
        onBlur={this.props.setInactiveStyle}
        onKeyDown={this.#keys}
        onPaste={this.#paste}
      >
        <p className="desk-body-steps">
          <button type="button" disabled={!this.#changes.canUndo} onClick={() => this.#step('undo')}>
            撤销
          </button>
          <button type="button" disabled={!this.#changes.canRedo} onClick={() => this.#step('redo')}>
            重做
          </button>
          <span role="status" className="desk-body-said">
            {said}
          </span>
        </p>
        <Inserter vocabulary={vocabulary} place="正文开头" onInsert={(source) => this.#insert(0, source)} />
        {body.blocks.map(({ source }, at) => {
          const id = ids[at] ?? 0;
          const isLast = at === body.blocks.length - 1;
          return [
            notice?.id === id && (
              <PasteNotice
                key="notice"
                words={notice.words}
                onUndo={() => this.#step('undo')}
                onClose={() => this.setState({ notice: undefined })}
              />
            ),
            <Row key={id} {...{ at, source, vocabulary, id, isLast, actions: this.#actions }} />,
          ];
        })}
      </div>
    );
  }
}

interface Place {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

interface PasteNoticeProps {
  readonly words: string;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

function PasteNotice({ words, onUndo, onClose }: PasteNoticeProps) {
  return (
    <div className="desk-paste-notice">
      <p>{words}</p>
      <p>
        <button type="button" onClick={onUndo}>
          撤销这次粘贴
        </button>
        <button type="button" onClick={onClose}>
          知道了
        </button>
      </p>
    </div>
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function bodyOf({ body, ids, next }: BodyState): BodyState {
  return { body, ids, next };
}

function sourceOf(state: BodyState, id: number): string | undefined {
  const at = state.ids.indexOf(id);
  return at < 0 ? undefined : sourceAt(state, at);
}

/** A body without words is kept as nothing, and shown as a box to begin in. */
function isSameWords(value: string, { body }: BodyState): boolean {
  return value.trim() === '' && body.blocks.every(({ source }) => isEmptyBlock(source));
}

function isBox(target: unknown): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');
}
