/** What a reader is told of an answer besides its results: other words that were looked for, and where the results begin that hold only some. */
import type { SearchAnswer } from '#search/read/session.ts';
import { fill, make } from './make-element.ts';
import type { SearchState } from './search-address.ts';

/** Which other words for the same are looked for. */
type Choice = Partial<Pick<SearchState, 'plain' | 'leftOut'>>;

export class AnswerNotes {
  readonly others = make('p', { class: 'search-others', hidden: true });
  readonly partHead = make('h2', { class: 'search-part', hidden: true });
  readonly #askAgain: (change: Choice) => void;

  constructor(askAgain: (change: Choice) => void) {
    this.#askAgain = askAgain;
  }

  show(state: SearchState, answer: SearchAnswer | undefined): void {
    fill(this.others, ...(answer === undefined ? [] : this.#others(state, answer)));
    this.others.hidden = this.others.textContent === '';
    const part = answer === undefined || answer.full === 0 ? 0 : answer.total - answer.full;
    this.partHead.hidden = part === 0;
    this.partHead.textContent = `没有全都有，下面的${part}个页面有其中一些`;
  }

  /** Each of the other words can be left out, or all at once. */
  #others({ text, plain, leftOut }: SearchState, { others, read, total }: SearchAnswer): (HTMLElement | string)[] {
    const words = [...new Set(others.map(({ other }) => other))];
    const back = this.#button('都找', { plain: false, leftOut: [] });
    if (plain === true) return ['没有找意思相同的词。', back];
    const found = words.map((word) => this.#button(word, { leftOut: [...leftOut, word] }, `不找“${word}”`));
    const only = total > 0 && (found.length > 0 || read !== undefined);
    return [
      ...(found.length > 0 ? ['也找了：', ...found] : []),
      ...(only ? [this.#button(`只找“${text}”`, { plain: true })] : []),
      ...(leftOut.length > 0 ? [`没有找：${leftOut.join('、')}`, back] : []),
    ];
  }

  /** A button that says what it leaves out shows a cross beside the word. */
  #button(label: string, change: Choice, name?: string): HTMLElement {
    const named = name === undefined ? {} : { 'aria-label': name, title: name, class: 'search-other' };
    const button = make('button', { type: 'button', ...named }, label);
    button.addEventListener('click', () => this.#askAgain(change));
    return button;
  }
}
