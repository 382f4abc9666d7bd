/**
 * What every page loads of the readers' comforts: the display controls. Reading
 * aloud, citing, sharing and explaining words come when they are used.
 */
import styles from '#styles/comforts.css?url';
import { connectDisplay } from './display-settings.ts';
import { loadStyles } from './load-styles.ts';

const display = document.querySelector<HTMLFormElement>('form.display');
if (display) connectDisplay(display);

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target.closest('a.permalink, a.term') : null;
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (target.matches('a.permalink')) void import('./cite.ts').then(({ copyCitation }) => copyCitation(target));
  else if ('popover' in HTMLElement.prototype) {
    event.preventDefault();
    void Promise.all([import('./term-note.ts'), loadStyles(styles)]).then(([{ showTermNote }]) => showTermNote(target));
  }
});

const tools = document.querySelector('.tools');
if (tools) void import('./page-tools.ts').then(({ offerTools }) => offerTools(tools));

const reader = document.querySelector<HTMLElement>('.read-aloud');
if (reader) void offerReading(reader);

const NO_VOICE = '这个浏览器不能朗读中文。在微信里请点右上角 ⋯ 在浏览器打开，就能听了。';

/** Shows the button where a Chinese voice can be had, and says how to get one where not. */
async function offerReading(panel: HTMLElement): Promise<void> {
  const { findVoice } = await import('./voices.ts');
  const voice = await findVoice();
  const button = panel.querySelector('button');
  if (!button) return;
  panel.hidden = false;
  button.hidden = voice === undefined;
  if (voice === undefined) {
    panel.append(Object.assign(document.createElement('p'), { textContent: NO_VOICE }));
    return;
  }
  button.addEventListener(
    'click',
    () =>
      void Promise.all([import('./read-aloud.ts'), loadStyles(styles)]).then(([{ readAloud }]) =>
        readAloud(panel, voice),
      ),
    { once: true },
  );
}
