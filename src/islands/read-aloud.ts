/**
 * Reads a page aloud, sentence by sentence. A pause ends the sentence and
 * remembers it, because several phones cannot go on after speechSynthesis.pause().
 */
import { spokenRanges } from './spoken-blocks.ts';
import type { SpokenRange } from './spoken-blocks.ts';

const SPOKEN = 'spoken';
const RATE_KEY = 'reading-rate';

/** Turns the button of the panel into the controls and begins to read. */
export function readAloud(panel: HTMLElement, voice: SpeechSynthesisVoice): void {
  const head = document.querySelector('main h1');
  const lead = document.querySelector('main .page-head .lead:last-child');
  const body = document.querySelector('[data-body]');
  const parts = [head, lead, body].flatMap((part) => (part ? [part] : []));
  new Reader(panel, voice, spokenRanges(parts)).play();
}

class Reader {
  readonly #panel: HTMLElement;
  readonly #voice: SpeechSynthesisVoice;
  readonly #pieces: readonly SpokenRange[];
  readonly #play: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #rate: HTMLSelectElement;
  #at = 0;
  /** What is being spoken; events of anything else come too late. */
  #utterance: SpeechSynthesisUtterance | undefined;

  constructor(panel: HTMLElement, voice: SpeechSynthesisVoice, pieces: readonly SpokenRange[]) {
    this.#panel = panel;
    this.#voice = voice;
    this.#pieces = pieces;
    this.#play = panel.querySelector('button') as HTMLButtonElement;
    this.#stop = panel.querySelector('[data-stop]') as HTMLButtonElement;
    this.#rate = panel.querySelector('select') as HTMLSelectElement;
    this.#rate.value = remembered() ?? this.#rate.value;
    this.#play.addEventListener('click', () => (this.#utterance ? this.pause() : this.play()));
    this.#stop.addEventListener('click', () => {
      this.stop();
      this.#play.focus();
    });
    this.#rate.addEventListener('change', () => {
      remember(this.#rate.value);
      if (this.#utterance) this.play();
    });
    panel.querySelector<HTMLElement>('[data-controls]')?.removeAttribute('hidden');
    addEventListener('pagehide', () => this.stop());
  }

  play(): void {
    speechSynthesis.cancel();
    const piece = this.#pieces[this.#at];
    if (!piece) {
      this.stop();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(piece.spoken);
    utterance.lang = this.#voice.lang;
    utterance.voice = this.#voice;
    utterance.rate = Number(this.#rate.value);
    utterance.addEventListener('end', () => {
      if (this.#utterance !== utterance) return;
      this.#at += 1;
      this.play();
    });
    utterance.addEventListener('error', () => {
      if (this.#utterance === utterance) this.pause();
    });
    this.#utterance = utterance;
    this.#show('暂停');
    showSpoken(piece.range);
    speechSynthesis.speak(utterance);
  }

  pause(): void {
    this.#utterance = undefined;
    speechSynthesis.cancel();
    this.#show('继续朗读');
  }

  stop(): void {
    this.#utterance = undefined;
    speechSynthesis.cancel();
    this.#at = 0;
    showSpoken(undefined);
    this.#show('朗读');
    this.#stop.hidden = true;
  }

  #show(label: string): void {
    this.#play.textContent = label;
    this.#stop.hidden = false;
    this.#panel.toggleAttribute('data-reading', this.#utterance !== undefined);
  }
}

/** Colours the sentence and brings it into the middle third of the window. */
function showSpoken(range: Range | undefined): void {
  if ('highlights' in CSS) {
    if (range) CSS.highlights.set(SPOKEN, new Highlight(range));
    else CSS.highlights.delete(SPOKEN);
  } else {
    // Without highlights the whole block is coloured: its text stays untouched.
    document.querySelector(`.${SPOKEN}`)?.classList.remove(SPOKEN);
    range?.startContainer.parentElement?.classList.add(SPOKEN);
  }
  if (!range) return;
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= innerHeight * 0.15 && bottom <= innerHeight * 0.75) return;
  // The stylesheet says whether this glides.
  scrollBy(0, top - innerHeight / 3);
}

function remembered(): string | undefined {
  try {
    return localStorage.getItem(RATE_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(rate: string): void {
  try {
    localStorage.setItem(RATE_KEY, rate);
  } catch {
    // Storage is closed to this page: the rate holds for this page only.
  }
}
