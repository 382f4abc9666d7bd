/** Files that were dropped on a page of the desk, on their way to the import page; they stay in this browser. */

const NAME = 'renda-dropped';
const STORE = 'files';

/** The kinds of files that the import page reads. */
export const IMPORTABLE = /\.(?:docx?|wps|pdf|txt)$/i;

async function inStore<Value>(act: (store: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
  const opened = indexedDB.open(NAME, 1);
  opened.onupgradeneeded = () => opened.result.createObjectStore(STORE, { autoIncrement: true });
  const base = await settled(opened);
  try {
    return await settled(act(base.transaction(STORE, 'readwrite').objectStore(STORE)));
  } finally {
    base.close();
  }
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps no files'));
  });
}

export async function keepDropped(files: readonly File[]): Promise<void> {
  for (const file of files) await inStore((store) => store.add(file));
}

/** The files, which are then no longer kept. */
export async function takeDropped(): Promise<File[]> {
  try {
    const files = (await inStore((store) => store.getAll())) as File[];
    await inStore((store) => store.clear());
    return files;
  } catch {
    // A browser that keeps nothing has nothing to hand over.
    return [];
  }
}
