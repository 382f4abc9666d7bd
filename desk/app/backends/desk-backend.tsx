/** Decap's proxy back end, asked through the desk's own session instead of its button. */
import { useEffect } from 'react';
import type { EntryToSave } from 'decap-cms-backend-proxy';
import { ProxyBackend } from 'decap-cms-backend-proxy';
import { pictureNames } from '#lib/pictures.ts';
import { draftVersions, formBase, noteRead, noteSaved, noteSeen, seenOf } from '../shell/form-versions.ts';
import { closeSession, currentSession, decap, DeskError } from '../api-client.ts';
import { askReason } from '../shell/ask-reason.tsx';

/** Decap wants a page to sign in on; the desk asked before Decap started. */
function AlreadySignedIn({ onLogin }: { readonly onLogin: (credentials: object) => void }) {
  useEffect(() => onLogin({}), [onLogin]);
  return <p className="desk-wait">正在打开编务台……</p>;
}

export class DeskBackend extends ProxyBackend {
  authComponent() {
    return AlreadySignedIn;
  }

  restoreUser() {
    return this.authenticate();
  }

  async authenticate() {
    const session = await currentSession();
    return { name: session?.name ?? '', login: session?.name ?? '', token: '' };
  }

  async logout() {
    await closeSession();
    location.reload();
  }

  /** Whoever sends a draft back says why. */
  async updateUnpublishedEntryStatus(collection: string, slug: string, newStatus: string): Promise<unknown> {
    const params = { branch: this.branch, collection, slug, newStatus };
    const action = 'updateUnpublishedEntryStatus';
    if (!isBack(draftStatuses.get(`${collection}/${slug}`), newStatus)) return this.request({ action, params });
    const reason = await askReason();
    if (reason === undefined) throw new DeskError(0, '没有退回。');
    return this.request({ action, params: { ...params, reason } });
  }

  /** Decap takes every decision for a publication; one for later leaves the draft on the board. */
  async publishUnpublishedEntry(collection: string, slug: string): Promise<unknown> {
    const params = { branch: this.branch, collection, slug };
    const answer = (await this.request({ action: 'publishUnpublishedEntry', params })) as {
      readonly message: string;
      readonly scheduledFor?: string;
    };
    if (answer.scheduledFor === undefined) return answer;
    window.alert(`${answer.message}。到时间以前稿子还在看板上，可以退回。`);
    location.reload();
    return new Promise(() => undefined);
  }

  /** Decap reads its library with every form; ours asks for a page of it when it is looked at. */
  async getMedia(): Promise<object[]> {
    return [];
  }

  /** Pages are published at once, never previewed at an address of their own. */
  getDeployPreview() {
    return Promise.resolve(null);
  }

  /** Decap goes on sending a picture that was taken out of the text again; a draft holds only those it names. */
  override persistEntry(entry: EntryToSave, options: object): Promise<unknown> {
    const named = new Set(entry.dataFiles.flatMap(({ raw }) => [...pictureNames(raw)]));
    const assets = entry.assets.filter(({ path }) => named.has(path.replace(/^.*\//, '').normalize('NFC')));
    return super.persistEntry({ ...entry, assets }, options);
  }

  /** Asks the server; every step names the version that is on the screen. */
  override async request(payload: Record<string, unknown>): Promise<unknown> {
    const params = payload['params'] as Params;
    const answer = await decap({ branch: this.branch, ...payload, params: { ...params, ...seenBy(payload) } });
    noteAnswer(payload['action'], params, answer);
    return answer;
  }
}

/** The column of each draft on the screen. */
const draftStatuses = new Map<string, string>();
const order = ['draft', 'pending_review', 'pending_publish'];

function isBack(from: string | undefined, to: string): boolean {
  return from !== undefined && order.indexOf(to) < order.indexOf(from);
}

interface Params {
  readonly collection?: string;
  readonly slug?: string;
  readonly path?: string;
  readonly newStatus?: string;
  readonly paths?: readonly string[];
  readonly dataFiles?: readonly { readonly slug: string; readonly path: string }[];
  readonly options?: { readonly collectionName?: string };
}

/** What the request has to say of the version that it is about. */
function seenBy({ action, params }: { readonly action?: unknown; readonly params?: unknown }): object {
  const { collection = '', slug = '', paths = [], dataFiles = [] } = params as Params;
  switch (action) {
    case 'persistEntry':
      return { seen: formBase(dataFiles[0]?.path ?? '') };
    case 'updateUnpublishedEntryStatus':
    case 'publishUnpublishedEntry':
    case 'deleteUnpublishedEntry':
      return { version: draftVersions.get(`${collection}/${slug}`) };
    case 'deleteFiles':
      return { seen: Object.fromEntries(paths.map((path) => [path, seenOf(path)])) };
    default:
      return {};
  }
}

/** Remembers the versions that an answer brings to the screen. */
function noteAnswer(action: unknown, params: Params, answer: unknown): void {
  switch (action) {
    case 'getEntry':
    case 'unpublishedEntryDataFile':
      noteText(params.path ?? '', answer);
      break;
    case 'persistEntry': {
      const [file] = params.dataFiles ?? [];
      noteSaved(file?.path ?? '', (answer as { readonly id: string }).id);
      noteDraft(`${params.options?.collectionName ?? ''}/${file?.slug ?? ''}`, answer);
      break;
    }
    case 'unpublishedEntry': {
      const { collection, slug } = answer as Params;
      noteDraft(`${collection ?? ''}/${slug ?? ''}`, answer);
      break;
    }
    case 'updateUnpublishedEntryStatus':
      noteDraft(`${params.collection ?? ''}/${params.slug ?? ''}`, { ...(answer as object), status: params.newStatus });
      break;
    case 'publishUnpublishedEntry':
      noteDraft(`${params.collection ?? ''}/${params.slug ?? ''}`, answer);
      break;
    case 'getMedia':
      for (const { path, id } of answer as readonly Picture[]) noteSeen(path, id);
      break;
    case 'persistMedia':
      noteSeen((answer as Picture).path, (answer as Picture).id);
      break;
  }
}

interface Picture {
  readonly path: string;
  readonly id: string;
  readonly name: string;
}

function noteDraft(key: string, answer: unknown): void {
  const { version, status } = answer as { readonly version?: unknown; readonly status?: unknown };
  if (typeof version === 'string') draftVersions.set(key, version);
  if (typeof status === 'string') draftStatuses.set(key, status);
}

/** A file's text: a published one or a draft's. */
function noteText(path: string, answer: unknown): void {
  const { data, id, file } = (answer ?? {}) as {
    readonly data?: unknown;
    readonly id?: unknown;
    readonly file?: { readonly id?: unknown };
  };
  const oid = id ?? file?.id;
  if (typeof data === 'string' && typeof oid === 'string') noteRead(path, data, oid);
}
