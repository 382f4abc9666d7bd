/** Opens the desk: somebody signs in, then Decap starts with our forms, words and previews. */
import './no-eval.ts';
import { DecapCmsCore as CMS } from 'decap-cms-core';
import booleanWidget from 'decap-cms-widget-boolean';
import listWidget from 'decap-cms-widget-list';
import numberWidget from 'decap-cms-widget-number';
import objectWidget from 'decap-cms-widget-object';
import relationWidget from 'decap-cms-widget-relation';
import selectWidget from 'decap-cms-widget-select';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { BodyControl } from './body-editor.tsx';
import { checkBeforeSaving } from './check-on-save.ts';
import { DeskBackend } from './desk-backend.tsx';
import { DeskBar } from './desk-bar.tsx';
import { readEntry, writeEntry } from './entry-text.ts';
import { CodeControl, LineControl, MomentControl, ParagraphControl } from './line-controls.tsx';
import { phrases } from './locale.ts';
import { currentSession, whenSignedOut } from './office.ts';
import type { Session } from './office.ts';
import { BriefingPreview, storyPreview } from './preview.tsx';
import { askToSignIn } from './sign-in.tsx';

/** Decap's registry, with the looser types that its own packages are written for. */
const registry = CMS as unknown as Record<
  | 'registerWidget'
  | 'registerBackend'
  | 'registerCustomFormat'
  | 'registerLocale'
  | 'registerPreviewTemplate'
  | 'registerPreviewStyle'
  | 'registerEventListener'
  | 'init',
  (...given: unknown[]) => void
>;

function registerAll(): void {
  for (const widget of [booleanWidget, listWidget, numberWidget, objectWidget, relationWidget, selectWidget]) {
    registry.registerWidget(widget.Widget());
  }
  registry.registerWidget('string', LineControl);
  registry.registerWidget('text', ParagraphControl);
  registry.registerWidget('moment', MomentControl);
  registry.registerWidget('code', CodeControl);
  registry.registerWidget('blocks', BodyControl);
  for (const [name, extension, withBody] of [
    ['entry-text', 'mdx', true],
    ['entry-yaml', 'yaml', false],
  ] as const) {
    registry.registerCustomFormat(name, extension, {
      fromFile: (raw: string) => readEntry(raw, withBody),
      toFile: (data: Record<string, unknown>) => writeEntry(data, withBody),
    });
  }
  registry.registerBackend('desk', DeskBackend);
  registry.registerLocale('zh_Hans', phrases);
  for (const kind of ['cases', 'deputies', 'brands'] as const) {
    registry.registerPreviewTemplate(kind, storyPreview(kind));
  }
  registry.registerPreviewTemplate('briefings', BriefingPreview);
  registry.registerPreviewStyle(new URL('./page.css', document.baseURI).href);
  registry.registerEventListener({ name: 'preSave', handler: checkBeforeSaving });
}

let foot: Root | undefined;

/** Whoever signs in again may be somebody else. */
function showBar(session: Session): void {
  if (!foot) {
    const place = document.createElement('div');
    document.body.append(place);
    foot = createRoot(place);
  }
  foot.render(<DeskBar session={session} />);
}

/** One sign-in at a time, however many requests find the session ended. */
let asking: Promise<void> | undefined;
function signInAgain(): Promise<void> {
  asking ??= askToSignIn('登录已经过期。您的文字还在页面上，重新登录后接着写。')
    .then(currentSession)
    .then((session) => session && showBar(session))
    .finally(() => {
      asking = undefined;
    });
  return asking;
}

async function signedIn(): Promise<Session> {
  for (;;) {
    const session = await currentSession();
    if (session) return session;
    await askToSignIn();
  }
}

try {
  const session = await signedIn();
  whenSignedOut(signInAgain);
  const config: unknown = await (await fetch('./config.json')).json();
  registerAll();
  // Decap remembers who signed in last; the session's cookie alone decides.
  localStorage.setItem(
    'decap-cms-user',
    JSON.stringify({ backendName: 'desk', name: session.name, login: session.name }),
  );
  registry.init({ config });
  showBar(session);
} catch (error) {
  const sentence = document.createElement('p');
  sentence.className = 'desk-wait';
  sentence.setAttribute('role', 'alert');
  sentence.textContent = error instanceof Error ? error.message : String(error);
  document.body.append(sentence);
}
