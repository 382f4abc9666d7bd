/** Gives the finished draft to the desk as a draft of 推, the way the desk's own forms save. */
import { wordsOf } from '#lib/diagnostic.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { MOST_DOUBTS, type Doubt } from '../api/doubt.ts';
import type { Diagnostic, Severity } from '#lib/diagnostic.ts';

/** Sends a request to the desk: from its own page, or from a command that has signed in. */
export type Send = (path: string, init: RequestInit) => Promise<Response>;

const fromPage: Send = (path, init) => fetch(path, init);

/** Decap's own way to hand over unsaved work loses the text of a new entry, so the draft is saved at once. */
const API = '/desk/api/decap';

/** More issues of one number than this are no coincidence. */
const MOST_NAMES = 20;

async function ask(send: Send, action: string, params: Readonly<Record<string, unknown>>): Promise<Response> {
  return send(API, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ action, params: { branch: 'main', ...params } }),
  });
}

/** Whether the desk has neither a published entry nor a draft of this name. */
async function isFree(send: Send, slug: string, path: string): Promise<boolean> {
  const draft = await ask(send, 'unpublishedEntry', { collection: 'briefings', slug });
  if (draft.status === 401) throw new Error('还没有登录编务台。请先在另一个窗口登录，再点一次“交给‘推’”。');
  if (draft.ok) return false;
  const entry = await ask(send, 'getEntry', { path });
  if (!entry.ok) return true;
  const { file } = (await entry.json()) as { readonly file?: { readonly id?: string | null } };
  return (file?.id ?? null) === null;
}

/**
 * What the checks of the desk's own forms say of the draft, the hindrances first: whoever hands it over
 * can mend it, whoever decides it later cannot.
 */
export async function diagnosticsOf({ raw, path, pictures }: Omit<HandedOver, 'doubts'>): Promise<readonly string[]> {
  const response = await fetch('/desk/api/check', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ path, raw }),
  });
  // What the desk cannot check now it says when it is asked to keep the draft.
  if (!response.ok) return [];
  const answer = (await response.json()) as { readonly diagnostics: readonly Diagnostic[] };
  // The pictures come along with the draft, and are in no library yet.
  const comes = ({ rule, sentence }: Diagnostic) =>
    rule === 'pictures' && pictures.some(({ name }) => sentence.includes(name));
  const diagnostics = answer.diagnostics.filter((one) => !comes(one));
  const said = (severity: Severity, heading: string): string[] => {
    const lines = diagnostics.filter((one) => one.severity === severity).map(wordsOf);
    return lines.length > 0 ? [heading, ...lines] : [];
  };
  return [...said('error', '发布以前这几处必须改好：'), ...said('warning', '这几处请看一看：')];
}

/** A finished draft with what goes along with it. */
export interface HandedOver {
  readonly raw: string;
  /** Where the entry would stand, such as `briefings/2024-di-3-qi.md`. */
  readonly path: string;
  readonly pictures: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** What is still open, for those who look at the draft next. */
  readonly doubts: readonly Doubt[];
}

function assetOf({ name, bytes }: HandedOver['pictures'][number]): object {
  return { path: `${PICTURE_FOLDER}/${name}`, content: base64Of(bytes), encoding: 'base64' };
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  // The arguments of one call have a limit.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

async function keepDoubts(send: Send, path: string, doubts: readonly Doubt[]): Promise<void> {
  const kept = await send('/desk/api/doubts', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ path, doubts }),
  });
  if (!kept.ok) throw new Error('草稿已经存进编务台，但没有核对的地方没有记下来。请对照原件再看一遍。');
}

/** A draft as the desk keeps it. */
export interface Kept {
  /** Of its form. */
  readonly address: string;
  readonly slug: string;
  /** What a step on it has to name; none where the same words are published. */
  readonly version?: string;
}

/**
 * Saves the draft under the first free name.
 * Nothing that exists is written over, and nothing leaves the office's machine.
 * @throws Error with a Chinese sentence when the desk does not take it.
 */
export async function handOver({ raw, path, pictures, doubts }: HandedOver, send: Send = fromPage): Promise<Kept> {
  const assets = pictures.map(assetOf);
  const [, folder = '', name = ''] = /^(.*\/)([^/]+)\.md$/.exec(path) ?? [];
  for (let count = 1; count <= MOST_NAMES; count++) {
    const slug = count === 1 ? name : `${name}-${count}`;
    const file = `${folder}${slug}.md`;
    if (!(await isFree(send, slug, file))) continue;
    const saved = await ask(send, 'persistEntry', {
      dataFiles: [{ slug, path: file, raw }],
      assets,
      options: { useWorkflow: true, status: 'draft', commitMessage: '导入', collectionName: 'briefings' },
    });
    if (!saved.ok) throw new Error(((await saved.json()) as { error?: string }).error ?? '编务台没有收下这份草稿。');
    if (doubts.length > 0) await keepDoubts(send, file, doubts.slice(0, MOST_DOUBTS));
    const version = ((await saved.json()) as { readonly version?: string } | null)?.version;
    return { address: `../#/collections/briefings/entries/${slug}`, slug, ...(version !== undefined && { version }) };
  }
  throw new Error('同一期的稿子已经太多，请先到编务台里清理，再交一次。');
}

/** 推荐 for all of them in one step. @throws Error with the desk's sentence when it refuses; then none was moved. */
export async function recommendAll(kept: readonly Kept[]): Promise<void> {
  const drafts = kept.flatMap(({ slug, version }) =>
    version === undefined ? [] : [{ collection: 'briefings', slug, version }],
  );
  const answer = await fetch('/desk/api/batch/move', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ drafts, to: 'pending_review' }),
  });
  if (answer.ok) return;
  throw new Error(((await answer.json().catch(() => ({}))) as { error?: string }).error ?? '请到编务台里推荐。');
}
