/** What a reader is told of an answer besides its results: other words that were looked for, and where the results begin that hold only some. */
import type { SearchAnswer } from '#search/read/session.ts';
import { fill, make } from './make-element.ts';
import type { SearchState } from './search-address.ts';

export class AnswerNotes {
  readonly others = make('p', { class: 'search-others', hidden: true });
  readonly partHead = make('h2', { class: 'search-part', hidden: true });
  readonly #setPlain: (plain: boolean) => void;

  /** `setPlain` asks again, with nothing but the words typed or with others for the same. */
  constructor(setPlain: (plain: boolean) => void) {
    this.#setPlain = setPlain;
  }

  show(state: SearchState, answer: SearchAnswer | undefined): void {
    const words = [...new Set((answer?.others ?? []).map(({ other }) => other))];
    const added = words.length > 0 || answer?.read !== undefined;
    if (answer !== undefined && added) {
      const found = words.length > 0 ? `也找了：${words.join('、')}　` : '';
      fill(this.others, found, ...(answer.total === 0 ? [] : [this.#button(`只找“${state.text}”`, true)]));
    } else if (answer !== undefined && state.plain === true) {
      fill(this.others, '没有找意思相同的词。', this.#button('也找', false));
    } else fill(this.others);
    this.others.hidden = this.others.textContent === '';
    const part = answer === undefined || answer.full === 0 ? 0 : answer.total - answer.full;
    this.partHead.hidden = part === 0;
    this.partHead.textContent = `没有全都有，下面的${part}个页面有其中一些`;
  }

  #button(label: string, plain: boolean): HTMLElement {
    const button = make('button', { type: 'button' }, label);
    button.addEventListener('click', () => this.#setPlain(plain));
    return button;
  }
}
