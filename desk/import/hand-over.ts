/**
 * Decap keeps what was not yet saved of a form through localForage: this
 * database, its one store of keys and values, and this key for a new briefing.
 */
const DATABASE = 'localforage';
const STORE = 'keyvaluepairs';
const BACKUP = 'backup.briefings';

/**
 * Lays a draft where the desk's form for a new briefing looks for unsaved
 * work, and gives the address of that form. Nothing leaves the browser.
 */
export async function handOver(raw: string, path: string): Promise<string> {
  const database = await open();
  try {
    const change = database.transaction(STORE, 'readwrite');
    change.objectStore(STORE).put({ raw, path, mediaFiles: [] }, BACKUP);
    await new Promise<void>((resolve, reject) => {
      change.oncomplete = () => {
        resolve();
      };
      change.onabort = () => {
        reject(new Error('浏览器没有存下这份草稿，可能是空间不够。'));
      };
    });
  } finally {
    database.close();
  }
  return '../#/collections/briefings/new';
}

/** Opens the database at whatever version it has, and makes the store when the desk has not yet. */
async function open(version?: number): Promise<IDBDatabase> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, version);
    request.onupgradeneeded = () => {
      if (!request.result.objectStoreNames.contains(STORE)) request.result.createObjectStore(STORE);
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error('浏览器不允许保存草稿。请不要用无痕窗口，再试一次。'));
    };
    request.onblocked = () => {
      reject(new Error('编务台还开在别的窗口里，请先关掉再试。'));
    };
  });
  if (database.objectStoreNames.contains(STORE)) return database;
  const next = database.version + 1;
  database.close();
  return open(next);
}
