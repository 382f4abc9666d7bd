/**
 * What every page loads of the readers' comforts: the display controls. Reading
 * aloud, citing, sharing and explaining words come when they are used.
 */
import { connectDisplay } from './display-settings.ts';

const display = document.querySelector<HTMLFormElement>('form.display');
if (display) connectDisplay(display);

document.addEventListener('click', (event) => {
  const target =
    event.target instanceof Element ? event.target.closest('a.permalink, a.term, [data-copy], [data-share]') : null;
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (target.matches('a.permalink')) void import('./cite.ts').then(({ copyCitation }) => copyCitation(target));
  else if (target.matches('[data-copy]')) void import('./cite.ts').then(({ copyAddress }) => copyAddress(target));
  else if (target.matches('[data-share]')) void share();
  else if ('popover' in HTMLElement.prototype) {
    event.preventDefault();
    void import('./term-note.ts').then(({ showTermNote }) => showTermNote(target));
  }
});

function share(): Promise<void> {
  const description = document.querySelector<HTMLMetaElement>('meta[name="description"]')?.content ?? '';
  // A reader who closes the share sheet is no error.
  return navigator
    .share({ title: document.title, text: description, url: location.href.split('#', 1)[0] ?? '' })
    .catch(() => undefined);
}

if ('share' in navigator)
  for (const button of document.querySelectorAll<HTMLElement>('[data-share]')) button.hidden = false;
for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) button.hidden = false;

const reader = document.querySelector<HTMLElement>('.read-aloud');
if (reader) void offerReading(reader);

/** Shows the button where a Chinese voice can be had, and says how to get one where not. */
async function offerReading(panel: HTMLElement): Promise<void> {
  const { findVoice } = await import('./voices.ts');
  const voice = await findVoice();
  const [button, help] = [panel.querySelector('button'), panel.querySelector('p')];
  if (!button || !help) return;
  panel.hidden = false;
  button.hidden = voice === undefined;
  help.hidden = voice !== undefined;
  if (voice === undefined) return;
  button.addEventListener(
    'click',
    () => void import('./read-aloud.ts').then(({ readAloud }) => readAloud(panel, voice)),
    { once: true },
  );
}
