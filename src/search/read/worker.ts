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

function sessionFor(folder: string): SearchSession {
  session ??= new SearchSession(async (path) => {
    try {
      // The manifest has a fixed name and must be asked for anew; all else carries a digest in its path.
      const response = await fetch(folder + path, { cache: path === 'manifest.json' ? 'no-cache' : 'default' });
      if (response.status === 404) throw new Gone(path);
      if (!response.ok) throw new Error(String(response.status));
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw error instanceof Gone ? error : new LoadError(`${path}: ${String(error)}`);
    }
  });
  return session;
}

async function ask(call: WorkerCall): Promise<unknown> {
  const { search, counts, suggest, hints } = call;
  const one = sessionFor(call.folder);
  if (search !== undefined) return one.search(search);
  if (counts !== undefined) return one.counts(counts);
  if (suggest !== undefined) return one.suggest(suggest, 6);
  if (hints !== undefined) return one.hints(hints, 5);
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
    if (!(error instanceof Gone)) throw error;
    // The site was published anew while this page was open: its new manifest names the files of today.
    session = undefined;
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
