/** What was done to a body, to be undone and done again; what is typed in one go is one step. */

/** Typing in the same box goes on as one step while the pauses are shorter, in milliseconds. */
const PAUSE = 1500;
const MOST = 200;

export class Changes<State> {
  #past: State[] = [];
  #future: State[] = [];
  #typing: { readonly at: unknown; readonly time: number } | undefined;

  /**
   * @param before the state that is left.
   * @param at where something is typed; undefined for a button, which is a step by itself.
   */
  note(before: State, at?: unknown, time = performance.now()): void {
    const goesOn = at !== undefined && this.#typing?.at === at && time - this.#typing.time < PAUSE;
    this.#typing = at === undefined ? undefined : { at, time };
    this.#future = [];
    if (!goesOn) this.#past = [...this.#past, before].slice(-MOST);
  }

  undo(now: State): State | undefined {
    const before = this.#past.pop();
    if (before !== undefined) this.#future.push(now);
    this.#typing = undefined;
    return before;
  }

  redo(now: State): State | undefined {
    const after = this.#future.pop();
    if (after !== undefined) this.#past.push(now);
    this.#typing = undefined;
    return after;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Other words came from elsewhere; there is nothing to go back to. */
  clear(): void {
    this.#past = [];
    this.#future = [];
  }
}
