/**
 * The worker behind every search box: reading the index never blocks typing.
 * The first message names the folder of the index; each further one calls a
 * method of the session.
 */
import { SearchSession } from './session.ts';
import type { WorkerCall, WorkerReply } from './client.ts';

let session: SearchSession | undefined;

function sessionFor(folder: string): SearchSession {
  session ??= new SearchSession(async (path) => {
    // The manifest has a fixed name and must be asked for anew; all else carries a digest in its path.
    const response = await fetch(folder + path, { cache: path === 'manifest.json' ? 'no-cache' : 'default' });
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return new Uint8Array(await response.arrayBuffer());
  });
  return session;
}

async function answer(call: WorkerCall): Promise<unknown> {
  const { search, counts, suggest, hints } = call;
  const one = sessionFor(call.folder);
  if (search !== undefined) return one.search(search);
  if (counts !== undefined) return one.counts(counts);
  if (suggest !== undefined) return one.suggest(suggest, 6);
  if (hints !== undefined) return one.hints(hints, 5);
  throw new Error('an empty call');
}

addEventListener('message', (event: MessageEvent<WorkerCall>) => {
  const { id } = event.data;
  answer(event.data).then(
    (value) => postMessage({ id, value } satisfies WorkerReply),
    (error: unknown) => postMessage({ id, error: String(error) } satisfies WorkerReply),
  );
});
