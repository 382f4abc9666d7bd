/** Remembers 长辈版, text size and colours, and keeps the controls of every open page in step with what is remembered. */
import { DISPLAY_KEY } from './display-key.ts';

/** What a control says when the reader has chosen nothing. */
const USUAL: Readonly<Record<string, string>> = { mode: '', size: 'medium', scheme: 'system' };

/** Connects the form of the head with the root's data attributes, which the stylesheet reads. */
export function connectDisplay(form: HTMLFormElement): void {
  show(form);
  form.addEventListener('change', () => {
    const chosen = new FormData(form);
    const kept = Object.keys(USUAL).flatMap((name) => {
      const value = chosen.get(name);
      return typeof value === 'string' && value !== USUAL[name] ? [[name, value] as const] : [];
    });
    put(Object.fromEntries(kept));
    try {
      localStorage.setItem(DISPLAY_KEY, JSON.stringify(Object.fromEntries(kept)));
    } catch {
      // Storage is closed to this page: the choice holds for this page only.
    }
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  // A page that the browser kept alive, or that is open in another tab, may be behind.
  addEventListener('pageshow', ({ persisted }) => persisted && refresh(form));
  addEventListener('storage', ({ key }) => key === DISPLAY_KEY && refresh(form));
  closeWhenLeft(form);
}

function refresh(form: HTMLFormElement): void {
  let chosen: Record<string, string> = {};
  try {
    chosen = JSON.parse(localStorage.getItem(DISPLAY_KEY) ?? '{}') as Record<string, string>;
  } catch {
    return;
  }
  put(chosen);
  show(form);
}

function put(chosen: Readonly<Record<string, string>>): void {
  const root = document.documentElement;
  for (const name of Object.keys(USUAL)) {
    const value = chosen[name];
    if (value === undefined) root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, value);
  }
}

function show(form: HTMLFormElement): void {
  const { dataset } = document.documentElement;
  for (const input of form.querySelectorAll('input')) {
    input.checked = input.value === (dataset[input.name] ?? USUAL[input.name]);
  }
}

function closeWhenLeft(form: HTMLFormElement): void {
  const details = form.querySelector('details');
  if (!details) return;
  form.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !details.contains(target)) details.open = false;
  });
}
