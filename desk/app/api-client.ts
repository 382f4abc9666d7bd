/** What the desk's page asks of the desk's server. */
import type { Diagnostic } from '#lib/diagnostic.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { fileOf } from '#model/editable.ts';
import type { CollectionName } from '#model/kinds.ts';
import type { CheckedDiagnostic } from '../api/checked-diagnostic.ts';
import { LONGEST, MOST_NAMED } from '../api/choice.ts';
import type { Choice, ChoiceKind, Found } from '../api/choice.ts';
import type { FoundEntries } from '../api/entry-list.ts';
import type { FoundPictures } from '../api/picture-list.ts';
import type { Doubt } from '../api/doubt.ts';
import type { Changed, DiffPart, Version } from '../api/history-answer.ts';
import type { NextIssue } from '../api/next-issue.ts';
import type { SignedInPerson } from '../api/signed-in-person.ts';
import { uploadable } from './uploadable.ts';
import { showStale } from './shell/stale.ts';
import type { SaveRequest } from './shell/stale.ts';

/** A request the server did not carry out; its message is the server's Chinese sentence. */
export class DeskError extends Error {
  readonly status: number;
  readonly diagnostics: readonly Diagnostic[];

  constructor(status: number, message: string, diagnostics: readonly Diagnostic[] = []) {
    super(message);
    this.status = status;
    this.diagnostics = diagnostics;
  }

  /** Decap shows an error as text. */
  override toString(): string {
    return this.message;
  }
}

/**
 * What to show of an error: its own sentence when it speaks Chinese, as the
 * server's and the desk's do; otherwise one that says what to do. What a
 * library says in English is for the browser's log.
 */
export function sentenceOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  if (/\p{Script=Han}/u.test(said)) return said;
  console.error(error);
  return '编务台的页面出了错，没有办成这一步。请刷新页面再试。';
}

let signInAgain: (() => Promise<void>) | undefined;

/** What to do when the session has ended while the desk is open. */
export function whenSignedOut(ask: () => Promise<void>): void {
  signInAgain = ask;
}

interface Asking {
  readonly body?: unknown;
  readonly method?: string;
  readonly signal?: AbortSignal;
}

async function ask(
  path: string,
  { body, method = body === undefined ? 'GET' : 'POST', signal }: Asking = {},
): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(`/desk/api/${path}`, {
      method,
      ...(signal && { signal }),
      ...(body !== undefined && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new DeskError(0, UNREACHED);
  }
  if (response.status === 204) return undefined;
  return answerOf(response.status, await response.json().catch(() => undefined), body);
}

const UNREACHED = '连不上编务台，刚才的一步没有保存。您的文字还在页面上，请检查网络后再试。';

/** @throws DeskError for anything but a success, with the server's sentence. */
function answerOf(status: number, json: unknown, body?: unknown): unknown {
  if (status >= 200 && status < 300) return json;
  const { error, diagnostics, changed } = (json ?? {}) as {
    readonly error?: string;
    readonly diagnostics?: readonly Diagnostic[];
    readonly changed?: Changed;
  };
  const sentence = error ?? `编务台没有办成这一步（${status}）。请再试一次。`;
  if (changed) showStale({ sentence, changed, ...(isSave(body) && { save: body }) });
  throw new DeskError(status, sentence, diagnostics);
}

/** A save that was refused may be sent again with both texts joined. */
function isSave(body: unknown): body is SaveRequest {
  return typeof body === 'object' && body !== null && (body as { readonly action?: unknown }).action === 'persistEntry';
}

/** Saves the text that two texts were joined to. @param seen the content id of the other one. */
export async function saveJoined({ params, ...request }: SaveRequest, raw: string, seen: string): Promise<void> {
  const files = params.dataFiles.map((file) => ({ ...file, raw }));
  await sendSignedIn('decap', { ...request, params: { ...params, dataFiles: files, seen } });
}

/** Asks; when the session has ended, lets the editor sign in and asks once more. */
export function askSignedIn(path: string, asking?: Asking): Promise<unknown> {
  return signedIn(() => ask(path, asking));
}

/** Sends; see {@link askSignedIn}. */
export function sendSignedIn(path: string, body: unknown): Promise<unknown> {
  return askSignedIn(path, { body });
}

async function signedIn(send: () => Promise<unknown>): Promise<unknown> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof DeskError) || error.status !== 401 || signInAgain === undefined) throw error;
    await signInAgain();
    return send();
  }
}

/** The text of an entry in one of its versions; empty where it has none. */
export async function versionText(path: string, commit: string): Promise<string> {
  return ((await askSignedIn(`history?${new URLSearchParams({ path, commit })}`)) as { raw: string }).raw;
}

/** Brings a version back as a draft. @param seen the content id of the text that stands there now. */
export async function restoreVersion(path: string, commit: string, seen: string | undefined): Promise<void> {
  await sendSignedIn('restore', { path, commit, ...(seen !== undefined && { seen }) });
}

/** The content id of the text that stands at a path now, a draft's before the published one; undefined where none does. */
export async function currentContent(path: string): Promise<string | undefined> {
  return ((await askSignedIn(`content?${new URLSearchParams({ path })}`)) as { id?: string }).id;
}

/** How many drafts wait for who is signed in. */
export async function waitingCount(): Promise<number> {
  return ((await askSignedIn('inbox/count')) as { waiting: number }).waiting;
}

/** Who is signed in; undefined when nobody is. */
export async function currentSession(): Promise<SignedInPerson | undefined> {
  try {
    return (await ask('session')) as SignedInPerson;
  } catch (error) {
    if (error instanceof DeskError && error.status === 401) return undefined;
    throw error;
  }
}

export async function openSession(name: string, password: string): Promise<void> {
  await ask('session', { body: { name, password } });
}

export async function closeSession(): Promise<void> {
  await ask('session', { method: 'DELETE' });
}

export function decap(payload: Record<string, unknown>): Promise<unknown> {
  return askSignedIn('decap', { body: payload });
}

export async function checkEntry(path: string, raw: string): Promise<readonly CheckedDiagnostic[]> {
  return ((await askSignedIn('check', { body: { path, raw } })) as { diagnostics: readonly CheckedDiagnostic[] })
    .diagnostics;
}

export async function historyOf(path: string): Promise<readonly Version[]> {
  const { versions } = (await askSignedIn(`history?${new URLSearchParams({ path })}`)) as { versions: Version[] };
  return versions;
}

export async function differenceOf(path: string, from: string, to: string): Promise<readonly DiffPart[]> {
  const query = new URLSearchParams({ path, from, to });
  return ((await askSignedIn(`history?${query}`)) as { difference: DiffPart[] }).difference;
}

/** @param seen The content id of the page that is on the screen. */
export async function withdrawEntry(path: string, reason: string, seen: string | undefined): Promise<string> {
  const body = { path, seen, ...(reason !== '' && { reason }) };
  return ((await askSignedIn('withdraw', { body })) as { message: string }).message;
}

/**
 * The content id of the published page under a draft, which a form on a draft does not show; undefined where there is
 * no draft, or no page.
 */
export async function pageUnderDraft(collection: string, slug: string, path: string): Promise<string | undefined> {
  const at = { branch: 'main' } as const;
  const draft = await decap({ action: 'unpublishedEntry', params: { ...at, collection, slug } }).catch(noneThere);
  if (draft === undefined) return undefined;
  const { file } = (await decap({ action: 'getEntry', params: { ...at, path } })) as {
    readonly file?: { readonly id?: string | null };
  };
  return file?.id ?? undefined;
}

function noneThere(error: unknown): undefined {
  if (!(error instanceof DeskError) || error.status !== 404) throw error;
}

/** One page of a list; the question as `addressOfQuery` writes it. */
export async function listEntries(question: string, signal?: AbortSignal): Promise<FoundEntries> {
  return (await askSignedIn(`entries?${question}`, signal && { signal })) as FoundEntries;
}

/** What the import was unsure of in a draft, and nobody has looked at yet. */
export async function doubtsOf(path: string): Promise<readonly Doubt[]> {
  return ((await askSignedIn(`doubts?${new URLSearchParams({ path })}`)) as { doubts: readonly Doubt[] }).doubts;
}

/** Keeps what is still open. */
export async function keepDoubts(path: string, doubts: readonly Doubt[]): Promise<void> {
  await askSignedIn('doubts', { body: { path, doubts }, method: 'PUT' });
}

/** What a new issue begins with. */
export async function nextIssue(): Promise<NextIssue> {
  return (await askSignedIn('next-issue')) as NextIssue;
}

/** What of a kind holds all the words of a question. */
export async function findChoices(kind: ChoiceKind, question: string): Promise<Found> {
  const query = new URLSearchParams({ from: kind, q: question.slice(0, LONGEST) });
  return (await askSignedIn(`choices?${query}`)) as Found;
}

/** What stored values stand for. */
export async function nameChoices(kind: ChoiceKind, values: readonly string[]): Promise<readonly Choice[]> {
  const named: Choice[] = [];
  const askable = values.filter((value) => value.length <= LONGEST);
  for (let at = 0; at < askable.length; at += MOST_NAMED) {
    const some = askable.slice(at, at + MOST_NAMED).map((value) => ['value', value]);
    const query = new URLSearchParams([['from', kind], ...some]);
    named.push(...((await askSignedIn(`choices?${query}`)) as Found).hits);
  }
  return named;
}

/** The text of a published entry; undefined when there is none. */
export async function publishedEntry(collection: CollectionName, id: string): Promise<string | undefined> {
  const params = { branch: 'main', path: fileOf(collection, id) };
  return ((await decap({ action: 'getEntry', params })) as { data: string | null }).data ?? undefined;
}

/**
 * Puts a picture into the library; @returns the name it is kept under.
 * @param progress is called with how much has gone out, in hundredths.
 */
export async function uploadPicture(
  file: File,
  progress: (percent: number) => void = () => undefined,
): Promise<string> {
  const picture = await uploadable(file);
  const content = await base64Of(picture);
  const asset = { path: `${PICTURE_FOLDER}/${picture.name.replace(/.*[/\\]/, '')}`, content, encoding: 'base64' };
  const payload = { action: 'persistMedia', params: { branch: 'main', asset } };
  const send = () => sendWithProgress('decap', payload, progress);
  return ((await signedIn(send)) as { name: string }).name;
}

/** Only an XMLHttpRequest says how much of a body has gone out. */
function sendWithProgress(path: string, body: unknown, progress: (percent: number) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/desk/api/${path}`);
    request.setRequestHeader('Content-Type', 'application/json');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(Math.round((loaded / total) * 100));
    request.onerror = () => reject(new DeskError(0, UNREACHED));
    request.onload = () => {
      try {
        resolve(answerOf(request.status, request.response));
      } catch (error) {
        reject(error as DeskError);
      }
    };
    request.send(JSON.stringify(body));
  });
}

/** One page of the picture library. */
export async function listPictures(words: string, page: number, signal: AbortSignal): Promise<FoundPictures> {
  const question = new URLSearchParams({ q: words, page: String(page) });
  return (await askSignedIn(`pictures?${question}`, { signal })) as FoundPictures;
}

const messageIn = (answer: unknown): string => (answer as { readonly message: string }).message;

export async function describePicture(name: string, description: string): Promise<string> {
  return messageIn(await askSignedIn('pictures/description', { body: { name, description } }));
}

/** @param seen the content id of the picture on the screen. */
export async function replacePicture(name: string, seen: string, file: File): Promise<string> {
  return messageIn(
    await askSignedIn('pictures/replace', { body: { name, seen, content: await base64Of(await uploadable(file)) } }),
  );
}

/** @param seen the content id of the picture on the screen. */
export async function removePicture(name: string, seen: string): Promise<string> {
  const path = `${PICTURE_FOLDER}/${name}`;
  return messageIn(
    await decap({ action: 'deleteFiles', params: { branch: 'main', paths: [path], seen: { [path]: seen } } }),
  );
}

/** The address under which this page may show a picture of the library. */
export function pictureUrl(name: string): Promise<string> {
  const known = pictures.get(name) ?? readPicture(name);
  pictures.set(name, known);
  // One that is uploaded later is found then.
  known.catch(() => pictures.delete(name));
  return known;
}

const pictures = new Map<string, Promise<string>>();

async function readPicture(name: string): Promise<string> {
  const params = { branch: 'main', path: `${PICTURE_FOLDER}/${name}` };
  const inLibrary = decap({ action: 'getMediaFile', params });
  // A picture that came with a draft is in the library once the draft is published.
  const found = inLibrary.catch((error: unknown) => {
    const [, collection, slug] = /^#\/collections\/([a-z]+)\/entries\/([a-z0-9-]+)/.exec(location.hash) ?? [];
    if (slug === undefined) throw error;
    return decap({ action: 'unpublishedEntryMediaFile', params: { ...params, collection, slug } });
  });
  const { content } = (await found) as { content: string };
  return URL.createObjectURL(new Blob([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))]));
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new DeskError(0, `读不了“${file.name}”，请重新选择。`));
    reader.readAsDataURL(file);
  });
}
