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

/** A session with the manifest it reads by, once that is there. */
interface Opened {
  readonly session: SearchSession;
  manifest?: string;
}

let current: Opened | undefined;

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

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** `manifest` is the one to read by, if it has been fetched already. */
function open(folder: string, manifest?: string): Opened {
  let known = manifest;
  const opened: Opened = {
    ...(manifest !== undefined && { manifest }),
    session: new SearchSession(async (path) => {
      if (path !== MANIFEST) return load(folder, path);
      const text = known ?? textOf(await load(folder, path));
      known = undefined;
      opened.manifest = text;
      return new TextEncoder().encode(text);
    }),
  };
  return opened;
}

async function ask({ session }: Opened, call: WorkerCall): Promise<unknown> {
  const { search, counts, suggest, hints, prepare } = call;
  if (search !== undefined) return session.search(search);
  if (counts !== undefined) return session.counts(counts);
  if (suggest !== undefined) return session.suggest(suggest, 6);
  if (hints !== undefined) return session.hints(hints, 5);
  if (prepare !== undefined) return session.prepare();
  throw new Error('an empty call');
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof LoadError) return 'network';
  // What an engine says of a name or a method that it lacks. A file that is no index fails in other ways.
  return error instanceof TypeError || error instanceof ReferenceError ? 'browser' : 'index';
}

async function answer(call: WorkerCall): Promise<unknown> {
  const asked = (current ??= open(call.folder));
  try {
    return await ask(asked, call);
  } catch (error) {
    // A host may answer with a page of its own for what is gone, and that is no index.
    if (kindOf(error) === 'browser' || (error instanceof LoadError && !(error instanceof Gone))) throw error;
    // Where the site was published anew while this page was open, its new manifest names the files of today.
    const manifest = textOf(await load(call.folder, MANIFEST));
    if (asked.manifest === undefined || manifest === asked.manifest) throw error;
    // Several calls meet the change side by side; the first one opens the new index for all.
    if (current.manifest !== manifest) current = open(call.folder, manifest);
    return ask(current, call);
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
