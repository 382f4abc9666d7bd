/**
 * The worker behind every search box: reading the index never blocks typing.
 * The first message names the folder of the index; each further one calls a
 * method of the session.
 */
import { SearchSession } from './session.ts';
import type { FailureKind, WorkerCall, WorkerReply } from './worker-messages.ts';

class LoadError extends Error {}

/** A file that the index no longer has. */
class Gone extends LoadError {}

let session: SearchSession | undefined;
/** The manifest that the session was opened with. */
let opened: string | undefined;

const MANIFEST = 'manifest.json';
/** Waits before a request is made again, in milliseconds. */
const WAITS = [300, 1200];

async function fetchOnce(address: string, path: string): Promise<Uint8Array> {
  // The manifest has a fixed name and must be asked for anew; all else carries a digest in its path.
  const response = await fetch(address, { cache: path === MANIFEST ? 'no-cache' : 'default' });
  if (response.status === 404) throw new Gone(path);
  if (!response.ok) throw new Error(String(response.status));
  return new Uint8Array(await response.arrayBuffer());
}

/** What a file holds; a request that fails is made again. */
async function load(folder: string, path: string): Promise<Uint8Array> {
  for (const wait of [...WAITS, undefined]) {
    try {
      return await fetchOnce(folder + path, path);
    } catch (error) {
      if (error instanceof Gone) throw error;
      if (wait === undefined) throw new LoadError(`${path}: ${String(error)}`);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  throw new LoadError(path);
}

function newSession(folder: string, manifest?: Uint8Array): SearchSession {
  let known = manifest;
  return new SearchSession(async (path) => {
    if (path !== MANIFEST) return load(folder, path);
    const bytes = known ?? (await load(folder, path));
    known = undefined;
    opened = new TextDecoder().decode(bytes);
    return bytes;
  });
}

async function ask(call: WorkerCall): Promise<unknown> {
  const { search, counts, suggest, hints, prepare } = call;
  const one = (session ??= newSession(call.folder));
  if (search !== undefined) return one.search(search);
  if (counts !== undefined) return one.counts(counts);
  if (suggest !== undefined) return one.suggest(suggest, 6);
  if (hints !== undefined) return one.hints(hints, 5);
  if (prepare !== undefined) return one.prepare();
  throw new Error('an empty call');
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof LoadError) return 'network';
  // What an engine says of a name or a method that it lacks. A file that is no index fails in other ways.
  return error instanceof TypeError || error instanceof ReferenceError ? 'browser' : 'index';
}

async function answer(call: WorkerCall): Promise<unknown> {
  try {
    return await ask(call);
  } catch (error) {
    // A host may answer with a page of its own for what is gone, and that is no index.
    if (kindOf(error) === 'browser' || (error instanceof LoadError && !(error instanceof Gone))) throw error;
    // Where the site was published anew while this page was open, its new manifest names the files of today.
    const manifest = await load(call.folder, MANIFEST);
    if (opened === undefined || new TextDecoder().decode(manifest) === opened) throw error;
    session = newSession(call.folder, manifest);
    return ask(call);
  }
}

addEventListener('message', (event: MessageEvent<WorkerCall>) => {
  const { id } = event.data;
  answer(event.data).then(
    (value) => postMessage({ id, value } satisfies WorkerReply),
    (error: unknown) => {
      const failure = { kind: kindOf(error), reason: String(error) };
      postMessage({ id, failure } satisfies WorkerReply);
    },
  );
});
