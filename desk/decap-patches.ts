/**
 * What Decap's packages offer no setting, registry or style for: English that
 * they hold in their code, and faults that lose an editor's words or shut out
 * the keyboard. Each is one piece of text replaced while the desk is built. A
 * build that no longer finds one stops, so that an update of Decap is looked at.
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

export interface Patch {
  /** The end of the file's path; never a name with a digest of its content, which any release changes. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** The upstream issue, or that none is known and how to see the fault. */
  readonly upstream: string;
}

/** Where patched code finds the words of the desk. */
const said = fileURLToPath(new URL('./app/api-client.ts', import.meta.url)).replaceAll('\\', '/');
const sentenceOf = `import { sentenceOf } from ${JSON.stringify(said)};`;

/** Where Decap finds the pages that stand in the place of its own. */
const views = fileURLToPath(new URL('./app/views.ts', import.meta.url)).replaceAll('\\', '/');

const core = 'decap-cms-core/dist/esm';
const media = `${core}/actions/mediaLibrary.js`;
const control = `${core}/components/Editor/EditorControlPane/EditorControl.js`;
const app = `${core}/components/App/App.js`;
const header = `${core}/components/App/Header.js`;
const editor = `${core}/components/Editor/Editor.js`;
const toasts = `${core}/components/UI/Notifications.js`;
const workflow = `${core}/actions/editorialWorkflow.js`;
const card = `${core}/components/MediaLibrary/MediaLibraryCard.js`;

const issue = (number: number): string => `https://github.com/decaporg/decap-cms/issues/${number}`;

const inCode = { reason: 'English in the code, with no phrase of the locale.', upstream: issue(2959) };
const anyError = {
  reason: 'The reason shown is whatever an error says, which is English for every error that is none of ours.',
  upstream: 'No issue known. A back end’s persistEntry that throws new TypeError("x") shows “x” in the toast.',
};
const oneEditor = {
  reason: 'One editor is kept for every address, so another entry’s address shows this one’s form.',
  upstream: issue(4147),
};
const ownViews = {
  reason: 'Its lists and its board read every entry before they show one, and there is no registry of pages.',
  upstream: issue(3714),
};
const described = {
  reason: 'What is wrong with a field and how to write it belong to its box, see `describedBy`.',
  upstream: 'No issue known. No box of a form has aria-describedby, and neither text has an id to name.',
};

export const patches: readonly Patch[] = [
  {
    ...inCode,
    file: media,
    from: '`${existingFile.name} already exists. Do you want to replace it?`',
    to: '`图片库里已经有“${existingFile.name}”了，要换成这一张吗？用到它的页面都会换。`',
  },
  {
    ...inCode,
    file: media,
    from: 'message: `Failed to persist media: ${error}`',
    to: "message: { key: 'ui.toast.onFailToPersistMedia', details: error }",
  },
  {
    ...inCode,
    file: media,
    from: 'message: `Failed to delete media: ${error.message}`',
    to: "message: { key: 'ui.toast.onFailToDeleteMedia', details: error }",
  },
  {
    ...anyError,
    file: toasts,
    from: "import { dismissNotification } from '../../actions/notifications';",
    to: `import { dismissNotification } from '../../actions/notifications'; ${sentenceOf}`,
  },
  {
    ...anyError,
    file: toasts,
    from: "typeof notification.message == 'string' ? notification.message : t(notification.message.key, {\n        ...notification.message\n      })",
    to: "typeof notification.message == 'string' ? sentenceOf(notification.message) : t(notification.message.key, 'details' in notification.message ? { details: sentenceOf(notification.message.details) } : {})",
  },
  {
    ...anyError,
    file: editor,
    from: "import EditorInterface from './EditorInterface';",
    to: `import EditorInterface from './EditorInterface'; ${sentenceOf}`,
  },
  { ...anyError, file: editor, from: "children: entry.get('error')", to: "children: sentenceOf(entry.get('error'))" },
  {
    file: control,
    from: "` (${t('editor.editorControl.field.optional')})`",
    to: "`（${t('editor.editorControl.field.optional')}）`",
    reason: 'Chinese has full-width brackets, without a space before them.',
    upstream: 'No issue known. The brackets stand in the code, around the phrase of the locale.',
  },
  {
    file: 'react-toastify/dist/react-toastify.esm.mjs',
    from: 'ariaLabel:s="close"',
    to: 'ariaLabel:s="关闭"',
    reason: 'The name of the button is an option that Decap does not set.',
    upstream: 'https://github.com/fkhadra/react-toastify/issues/1164',
  },
  {
    file: workflow,
    from: "key: 'ui.toast.onDeleteUnpublishedChanges',\n          details: error",
    to: "key: 'ui.toast.onFailToDelete',\n          details: error",
    reason: 'A draft that could not be deleted is reported as deleted.',
    upstream: 'No issue known. A back end’s deleteUnpublishedEntry that throws shows “Unpublished changes deleted”.',
  },
  ...[workflow, `${core}/actions/entries.js`].map((file) => ({
    file,
    from: 'if (hasPresenceErrors) {',
    to: "if (!fieldsErrors.isEmpty()) { window.dispatchEvent(new Event('desk-refused'));",
    reason:
      'A form whose boxes are filled and wrong is not saved, and nothing is said; which box it is stays out of sight.',
    upstream: issue(2508),
  })),
  {
    file: editor,
    from: 'if (!collectionEntriesLoaded) {\n      loadEntries(collection);\n    }',
    to: '',
    reason:
      'Opening one entry reads its whole collection to know which codes are taken; the back end is asked about each.',
    upstream: issue(4913),
  },
  {
    file: editor,
    from: 'if (!prevProps.localBackup && this.props.localBackup) {',
    to: "const ready = ({ localBackup, entryDraft }) => localBackup && entryDraft.getIn(['entry', 'collection']); if (!ready(prevProps) && ready(this.props)) {",
    reason: 'The backup of unsaved words is offered before the entry has come, which then writes over it.',
    upstream: issue(5470),
  },
  {
    ...oneEditor,
    file: app,
    from: 'render: props => _jsx(Editor, {\n              ...props,\n              newRecord: true\n            })',
    to: "render: props => _jsx(Editor, { ...props, newRecord: true }, props.match.params.name + '/')",
  },
  {
    ...oneEditor,
    file: app,
    from: 'render: props => _jsx(Editor, {\n              ...props\n            })',
    to: "render: props => _jsx(Editor, { ...props }, props.match.params.name + '/' + props.match.params[0])",
  },
  {
    ...ownViews,
    file: app,
    from: "import NotFoundPage from './NotFoundPage';",
    to: `import NotFoundPage from './NotFoundPage'; import { registeredViews } from ${JSON.stringify(views)};`,
  },
  {
    ...ownViews,
    file: app,
    from: '_jsxs(Switch, {\n          children: [_jsx(Redirect, {',
    to: '_jsxs(Switch, {\n          children: [...registeredViews().map(view => _jsx(Route, { exact: true, ...view }, view.path)), _jsx(Redirect, {',
  },
  {
    ...ownViews,
    file: header,
    from: "import { checkBackendStatus } from '../../actions/status';",
    to: `import { checkBackendStatus } from '../../actions/status'; import { openPictures } from ${JSON.stringify(views)};`,
  },
  {
    ...ownViews,
    file: header,
    from: 'onClick: openMediaLibrary,',
    to: 'onClick: () => openPictures(openMediaLibrary),',
  },
  {
    ...described,
    file: control,
    from: 'errors && _jsx(ControlErrorsList, {',
    to: 'errors && _jsx(ControlErrorsList, { id: this.uniqueFieldId + "-errors",',
  },
  {
    ...described,
    file: control,
    from: 'fieldHint && _jsx(ControlHint, {',
    to: 'fieldHint && _jsx(ControlHint, { id: this.uniqueFieldId + "-hint",',
  },
  {
    file: card,
    from: 'tabIndex: "-1",',
    to: 'tabIndex: 0, role: "button", "aria-pressed": Boolean(isSelected), onKeyDown: event => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onClick(); } },',
    reason: 'A picture of the library is chosen with the mouse only.',
    upstream: issue(7077),
  },
  {
    file: card,
    from: 'loading: "lazy",',
    to: 'loading: "lazy", alt: "",',
    reason: 'A screen reader reads the address of a picture without alt; its name stands beside it.',
    upstream: issue(1333),
  },
];

/** Replaces each of them; the build fails when one is not where it was. */
export function patchDecap(): Plugin {
  const left = new Set(patches);
  return {
    name: 'patch-decap',
    enforce: 'pre',
    transform(code, id) {
      const path = id.replaceAll('\\', '/').replace(/\?.*$/, '');
      let patched = code;
      for (const patch of patches) {
        if (!path.endsWith(patch.file) || !patched.includes(patch.from)) continue;
        patched = patched.replaceAll(patch.from, () => patch.to);
        left.delete(patch);
      }
      return patched === code ? undefined : { code: patched, map: null };
    },
    buildEnd(error) {
      if (error || left.size === 0) return;
      const missing = [...left].map(({ file, from }) => `${file}: ${from}`).join('\n');
      this.error(`Decap has changed; look at these places of desk/decap-patches.ts again:\n${missing}`);
    },
  };
}
