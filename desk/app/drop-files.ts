/** A Word file that is dropped on the list of issues, or on an issue without words, becomes one; elsewhere it opens nothing. */
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { isKind, kindOf } from '#model/kinds.ts';
import { IMPORTABLE, keepDropped } from '../api/dropped-files.ts';
import { WORDS } from './issue-text.ts';

const FULL = '这一期已经有文字了，文件没有打开。要从文件开始，请回到列表，把文件拖到列表上。';

/** Goes to the import page with files, which it reads there. */
export async function importFiles(files: readonly File[]): Promise<void> {
  await keepDropped(files);
  location.assign('import/');
}

/** Listens on the whole page: a browser leaves the page for a file that is dropped beside a box. */
export function takeDroppedFiles(): void {
  window.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    const readable = files.filter(({ name }) => IMPORTABLE.test(name));
    if (readable.length === 0) return;
    if (isStart(location.hash)) void importFiles(readable);
    else if (/\/(?:entries|new)/.test(location.hash)) window.alert(FULL);
  });
}

/** Whether an issue may begin at an address of the desk: a list of issues, or an issue without words. */
function isStart(hash: string): boolean {
  const [, collection = '', rest = ''] = /^#\/collections\/([a-z]+)(.*)$/.exec(hash) ?? [];
  if (hash === '' || hash === '#/' || hash.startsWith('#/workflow')) return true;
  if (!isKind(collection) || kindOf(collection).page !== 'issue') return false;
  return !/^\/(?:entries|new)/.test(rest) || hasNoWords();
}

function hasNoWords(): boolean {
  const data: { readonly articles?: readonly Readonly<Record<string, unknown>>[] } =
    store.getState().entryDraft.getIn(['entry', 'data'])?.toJS() ?? {};
  return (data.articles ?? []).every((article) => String(article[WORDS] ?? '').trim() === '');
}
