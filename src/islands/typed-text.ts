/** What a reader has typed, reported when it is worth looking for. */

const PAUSE_MS = 120;

/**
 * Calls `tell` with the text of the input a moment after it has changed. While
 * an input method is composing (half-typed pinyin) nothing is reported; what it
 * puts in at the end is.
 */
export function onTyped(input: HTMLInputElement, tell: (text: string) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reported = input.value;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (input.value === reported) return;
      reported = input.value;
      tell(reported);
    }, PAUSE_MS);
  };
  // Not asked of the event: Safari's says it too late (https://bugs.webkit.org/show_bug.cgi?id=165004).
  let composing = false;
  input.addEventListener('compositionstart', () => {
    composing = true;
    clearTimeout(timer);
  });
  input.addEventListener('compositionend', () => {
    composing = false;
    later();
  });
  input.addEventListener('input', () => {
    if (!composing) later();
  });
}

/** Lines that are pasted stay apart: a box of one line would join their words. */
export function onPasted(input: HTMLInputElement): void {
  input.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    input.setRangeText(
      text.trim().replace(/\s*[\r\n]+\s*/g, ' '),
      input.selectionStart ?? 0,
      input.selectionEnd ?? 0,
      'end',
    );
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Whether a key belongs to an input method. 229 is what browsers say that end the composition before the key. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
