/**
 * What Decap's packages offer no setting for: English that they hold in their
 * code, and a few faults that lose an editor's words or shut out the keyboard.
 * Each is one piece of text replaced while the desk is built. A build that no
 * longer finds one stops, so that an update of Decap is looked at.
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

interface Mend {
  /** The end of the file's path. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Where mended code finds the words of the desk. */
const said = fileURLToPath(new URL('./app/api-client.ts', import.meta.url)).replaceAll('\\', '/');
const sentenceOf = `import { sentenceOf } from ${JSON.stringify(said)};`;

const core = 'decap-cms-core/dist/esm';
const media = `${core}/actions/mediaLibrary.js`;
const control = `${core}/components/Editor/EditorControlPane/EditorControl.js`;
const preview = `${core}/components/Editor/EditorPreviewPane/EditorPreviewPane.js`;
const app = `${core}/components/App/App.js`;
const editor = `${core}/components/Editor/Editor.js`;
const toasts = `${core}/components/UI/Notifications.js`;
const workflow = `${core}/actions/editorialWorkflow.js`;
const card = `${core}/components/MediaLibrary/MediaLibraryCard.js`;
const list = 'decap-cms-widget-list/dist/esm/ListControl.js';
const item = 'decap-cms-ui-default/dist/esm/ListItemTopBar.js';
const select = 'react-select/dist/Select-ef7c0426.esm.js';
const drag = '@dnd-kit/core/dist/core.esm.js';
const toast = 'react-toastify/dist/react-toastify.esm.mjs';

const words: readonly Mend[] = [
  {
    file: media,
    from: '`${existingFile.name} already exists. Do you want to replace it?`',
    to: '`图片库里已经有“${existingFile.name}”了，要换成这一张吗？用到它的页面都会换。`',
  },
  {
    file: media,
    from: 'message: `Failed to persist media: ${error}`',
    to: "message: { key: 'ui.toast.onFailToPersistMedia', details: error }",
  },
  {
    file: media,
    from: 'message: `Failed to delete media: ${error.message}`',
    to: "message: { key: 'ui.toast.onFailToDeleteMedia', details: error }",
  },
  // The reason in a toast is whatever an error says, which is English for every error that is none of ours.
  {
    file: toasts,
    from: "import { dismissNotification } from '../../actions/notifications';",
    to: `import { dismissNotification } from '../../actions/notifications'; ${sentenceOf}`,
  },
  {
    file: toasts,
    from: "typeof notification.message == 'string' ? notification.message : t(notification.message.key, {\n        ...notification.message\n      })",
    to: "typeof notification.message == 'string' ? sentenceOf(notification.message) : t(notification.message.key, 'details' in notification.message ? { details: sentenceOf(notification.message.details) } : {})",
  },
  {
    file: editor,
    from: "import EditorInterface from './EditorInterface';",
    to: `import EditorInterface from './EditorInterface'; ${sentenceOf}`,
  },
  { file: editor, from: "children: entry.get('error')", to: "children: sentenceOf(entry.get('error'))" },
  { file: list, from: '`${items.size} ${listLabel}`', to: '`共${items.size}项`' },
  {
    file: control,
    from: "` (${t('editor.editorControl.field.optional')})`",
    to: "`（${t('editor.editorControl.field.optional')}）`",
  },
  { file: select, from: "'Loading...'", to: "'正在读取……'" },
  { file: select, from: "'No options'", to: "'没有可选的'" },
  { file: select, from: "'Select...'", to: "'请选择'" },
  {
    file: select,
    from: '"".concat(count, " result").concat(count !== 1 ? \'s\' : \'\', " available")',
    to: '"有".concat(count, "项可选")',
  },
  { file: select, from: "' for search term ' + inputValue", to: "'，查找的是' + inputValue" },
  {
    file: select,
    from: '"Use Up and Down to choose options, press Enter to select the currently focused option, press Escape to exit the menu".concat(tabSelectsValue ? \', press Tab to select the option and exit the menu\' : \'\', ".")',
    to: '"按上下键挑选，按回车选定，按 Esc 关闭。"',
  },
  {
    file: select,
    from: "\"\".concat(props['aria-label'] || 'Select', \" is focused \").concat(isSearchable ? ',type to refine list' : '', \", press Down to open the menu, \").concat(isMulti ? ' press left to focus selected values' : '')",
    to: '"可以打字查找，按向下键打开列表。".concat(isMulti ? "按向左键回到已经选的。" : "")',
  },
  {
    file: select,
    from: "'Use left and right to toggle between focused values, press Backspace to remove the currently focused value'",
    to: "'按左右键在已经选的之间移动，按退格键去掉一个。'",
  },
  {
    file: 'react-select/dist/index-641ee5b8.esm.js',
    from: '"Remove ".concat(children || \'option\')',
    to: '"去掉".concat(children || "这一项")',
  },
  { file: select, from: '"option ".concat(label, ", deselected.")', to: '"去掉了".concat(label, "。")' },
  { file: select, from: "'All selected options have been cleared.'", to: "'选的都去掉了。'" },
  {
    file: select,
    from: '"option".concat(labels.length > 1 ? \'s\' : \'\', " ").concat(labels.join(\',\'), ", selected.")',
    to: '"已经选了".concat(labels.join("、"), "。")',
  },
  {
    file: select,
    from: 'isDisabled ? "option ".concat(label, " is disabled. Select another option.") : "option ".concat(label, ", selected.")',
    to: 'isDisabled ? "".concat(label, "不能选，请选别的。") : "选了".concat(label, "。")',
  },
  {
    file: select,
    from: '"value ".concat(label, " focused, ").concat(getArrayIndex(selectValue, focused), ".")',
    to: '"".concat(label, "，").concat(getArrayIndex(selectValue, focused))',
  },
  {
    file: select,
    from: '"".concat(arr.indexOf(item) + 1, " of ").concat(arr.length)',
    to: '"第".concat(arr.indexOf(item) + 1, "项，共").concat(arr.length, "项。")',
  },
  {
    file: drag,
    from: String.raw`"\n    To pick up a draggable item, press the space bar.\n    While dragging, use the arrow keys to move the item.\n    Press space again to drop the item in its new position, or press escape to cancel.\n  "`,
    to: '"按空格拿起这一项，按方向键移动，再按空格放下，按 Esc 取消。"',
  },
  { file: drag, from: '"Picked up draggable item " + active.id + "."', to: '"已经拿起。"' },
  {
    file: drag,
    from: '"Draggable item " + active.id + " was moved over droppable area " + over.id + "."',
    to: '(over.id === active.id ? "已经拿起，在原来的位置。" : "移动了位置。")',
  },
  {
    file: drag,
    from: '"Draggable item " + active.id + " is no longer over a droppable area."',
    to: '"这里不能放。"',
  },
  {
    file: drag,
    from: '"Draggable item " + active.id + " was dropped over droppable area " + over.id',
    to: '"已经放下。"',
  },
  { file: drag, from: '"Draggable item " + active.id + " was dropped."', to: '"已经放回。"' },
  {
    file: drag,
    from: '"Dragging was cancelled. Draggable item " + active.id + " was dropped."',
    to: '"已经取消，放回原处。"',
  },
  {
    file: '@dnd-kit/sortable/dist/sortable.esm.js',
    from: "roleDescription: 'sortable'",
    to: "roleDescription: '可以移动的一项'",
  },
  { file: toast, from: '"notification timer"', to: '"剩下的时间"' },
  { file: toast, from: 'ariaLabel:s="close"', to: 'ariaLabel:s="关闭"' },
];

const faults: readonly Mend[] = [
  // A draft that could not be deleted is told of as deleted.
  {
    file: workflow,
    from: "key: 'ui.toast.onDeleteUnpublishedChanges',\n          details: error",
    to: "key: 'ui.toast.onFailToDelete',\n          details: error",
  },
  // A form whose boxes are filled and wrong is not saved, and nothing is said.
  ...[workflow, `${core}/actions/entries.js`].map((file) => ({
    file,
    from: 'if (hasPresenceErrors) {',
    to: 'if (!fieldsErrors.isEmpty()) {',
  })),
  // Opening one entry reads its whole collection, to know which codes are taken; the back end is asked about each.
  { file: editor, from: 'if (!collectionEntriesLoaded) {\n      loadEntries(collection);\n    }', to: '' },
  // The backup of unsaved words is offered before the entry has come from the server, which then writes over it.
  {
    file: editor,
    from: 'if (!prevProps.localBackup && this.props.localBackup) {',
    to: "const ready = ({ localBackup, entryDraft }) => localBackup && entryDraft.getIn(['entry', 'collection']); if (!ready(prevProps) && ready(this.props)) {",
  },
  // One editor is kept for every address, so another entry's address shows this one's form.
  {
    file: app,
    from: 'render: props => _jsx(Editor, {\n              ...props,\n              newRecord: true\n            })',
    to: "render: props => _jsx(Editor, { ...props, newRecord: true }, props.match.params.name + '/')",
  },
  {
    file: app,
    from: 'render: props => _jsx(Editor, {\n              ...props\n            })',
    to: "render: props => _jsx(Editor, { ...props }, props.match.params.name + '/' + props.match.params[0])",
  },
  // A button for previews that the desk does not have.
  { file: `${core}/components/Editor/EditorToolbar.js`, from: 'if (!status) {', to: "if (status !== 'SUCCESS') {" },
  {
    file: preview,
    from: 'id: "preview-pane",\n        head: styleEls,\n        initialContent',
    to: 'id: "preview-pane",\n        title: "网页预览",\n        head: styleEls,\n        initialContent',
  },
  // What is wrong with a field and how to write it belong to its box, see `BoxControl`.
  {
    file: control,
    from: 'errors && _jsx(ControlErrorsList, {',
    to: 'errors && _jsx(ControlErrorsList, { id: this.uniqueFieldId + "-errors",',
  },
  {
    file: control,
    from: 'fieldHint && _jsx(ControlHint, {',
    to: 'fieldHint && _jsx(ControlHint, { id: this.uniqueFieldId + "-hint",',
  },
  // Buttons without a name.
  {
    file: item,
    from: 'onClick: onCollapseToggle,',
    to: 'onClick: onCollapseToggle, "aria-expanded": !collapsed, "aria-label": collapsed ? "展开这一项" : "收起这一项",',
  },
  { file: item, from: 'onClick: onRemove,', to: 'onClick: onRemove, "aria-label": "删去这一项",' },
  {
    file: list,
    from: '...listeners,\n    children',
    to: '...listeners,\n    "aria-label": "移动这一项",\n    children',
  },
  // The items of a list are moved with the mouse only, though the instructions name keys.
  {
    file: list,
    from: 'import { DndContext, MouseSensor,',
    to: "import { KeyboardSensor } from '@dnd-kit/core'; import { sortableKeyboardCoordinates } from '@dnd-kit/sortable'; import { DndContext, MouseSensor,",
  },
  {
    file: list,
    from: 'useSensors(useSensor(MouseSensor, {',
    to: 'useSensors(useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }), useSensor(MouseSensor, {',
  },
  // Nor are they moved without dragging, which a trembling hand cannot.
  {
    file: list,
    from: 'onRemove: partial(this.handleRemove, index),',
    to: 'onMove: offset => this.onSortEnd({ oldIndex: index, newIndex: index + offset }), position: index + 1, size: this.props.value.size, onRemove: partial(this.handleRemove, index),',
  },
  {
    file: item,
    from: 'allowReorder,\n    id\n  } = props;',
    to: 'allowReorder, id, onMove, position, size } = props;',
  },
  {
    file: item,
    from: '_jsx("span", {}), onRemove && allowRemove ?',
    to: `_jsx("span", {}), onMove && allowReorder ? [-1, 1].map(offset => {
      const isEnd = position + offset < 1 || position + offset > size;
      const move = event => {
        event.preventDefault();
        if (isEnd) return;
        const button = event.currentTarget;
        onMove(offset);
        // The place of the focused button in the document changes with its item.
        requestAnimationFrame(() => button.focus());
      };
      const words = offset < 0 ? "上移" : "下移";
      return _jsx(TopBarButton, { onClick: move, "aria-disabled": isEnd, "aria-label": words + "第" + position + "项", children: offset < 0 ? "↑" : "↓" }, offset);
    }) : null, onRemove && allowRemove ?`,
  },
  // A picture of the library is chosen with the mouse only.
  {
    file: card,
    from: 'tabIndex: "-1",',
    to: 'tabIndex: 0, role: "button", "aria-pressed": Boolean(isSelected), onKeyDown: event => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onClick(); } },',
  },
  { file: card, from: 'loading: "lazy",', to: 'loading: "lazy", alt: "",' },
];

/** Replaces each of them; the build fails when one is not where it was. */
export function mendDecap(): Plugin {
  const left = new Set([...words, ...faults]);
  return {
    name: 'mend-decap',
    enforce: 'pre',
    transform(code, id) {
      const path = id.replaceAll('\\', '/').replace(/\?.*$/, '');
      let mended = code;
      for (const mend of [...words, ...faults]) {
        if (!path.endsWith(mend.file) || !mended.includes(mend.from)) continue;
        mended = mended.replaceAll(mend.from, () => mend.to);
        left.delete(mend);
      }
      return mended === code ? undefined : { code: mended, map: null };
    },
    buildEnd(error) {
      if (error || left.size === 0) return;
      const missing = [...left].map(({ file, from }) => `${file}: ${from}`).join('\n');
      this.error(`Decap has changed; look at these places of desk/decap-mends.ts again:\n${missing}`);
    },
  };
}
