/** Decap's core with our forms, words and previews, whatever keeps the entries. */
import { DecapCmsCore as CMS } from 'decap-cms-core';
import booleanWidget from 'decap-cms-widget-boolean';
import objectWidget from 'decap-cms-widget-object';
import { SETTINGS_SLUG } from '#model/editable.ts';
import { entryNames } from '#model/kinds.ts';
import { BodyControl } from './body/body-editor.tsx';
import { ArticleCodeControl } from './forms/article-code-control.tsx';
import { ArticlesControl } from './forms/articles-control.tsx';
import { IssueStartControl } from './forms/issue-start.tsx';
import { ListControl } from './forms/list-control.tsx';
import { checkBeforeSaving } from './shell/check-on-save.ts';
import { formats } from './formats.ts';
import {
  CodeControl,
  CountControl,
  LineControl,
  LockedControl,
  MomentControl,
  ParagraphControl,
  SelectControl,
} from './forms/line-controls.tsx';
import { phrases } from './locale.ts';
import { BriefingPreview, entryPreview } from './preview/preview.tsx';
import { RelationControl } from './forms/relation-control.tsx';
import { SettingsPreview } from './preview/settings-preview.tsx';

/** Decap's registry, with the looser types that its own packages are written for. */
export const registry = CMS as unknown as Record<
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

/** Registers everything but a back end. */
export function registerForms(): void {
  for (const widget of [booleanWidget, objectWidget]) {
    registry.registerWidget(widget.Widget());
  }
  registry.registerWidget('string', LineControl);
  registry.registerWidget('text', ParagraphControl);
  registry.registerWidget('select', SelectControl);
  registry.registerWidget('list', ListControl);
  registry.registerWidget('articles', ArticlesControl);
  registry.registerWidget('article-code', ArticleCodeControl);
  registry.registerWidget('issue-start', IssueStartControl);
  registry.registerWidget('count', CountControl);
  registry.registerWidget('moment', MomentControl);
  registry.registerWidget('code', CodeControl);
  registry.registerWidget('locked', LockedControl);
  registry.registerWidget('relation', RelationControl);
  registry.registerWidget('blocks', BodyControl);
  for (const [name, { extension, read, write }] of Object.entries(formats)) {
    registry.registerCustomFormat(name, extension, { fromFile: read, toFile: write });
  }
  registry.registerLocale('zh_Hans', phrases);
  for (const kind of entryNames) registry.registerPreviewTemplate(kind, entryPreview(kind));
  registry.registerPreviewTemplate('briefings', BriefingPreview);
  registry.registerPreviewTemplate(SETTINGS_SLUG, SettingsPreview);
  registry.registerPreviewStyle(new URL('./page.css', document.baseURI).href);
  registry.registerEventListener({ name: 'preSave', handler: checkBeforeSaving });
}

/** Says on the page why the desk did not open. */
export function sayFailure(error: unknown): void {
  const sentence = document.createElement('p');
  sentence.className = 'desk-wait';
  sentence.setAttribute('role', 'alert');
  sentence.textContent = error instanceof Error ? error.message : String(error);
  document.body.append(sentence);
}
