/**
 * The protocol of Decap's proxy back end: `{ action, params }` in, JSON out.
 * Only the actions listed here exist; what each may touch is decided by the
 * paths, the roles and the record, never by what the request claims.
 */
import { basename } from 'node:path';
import { z } from 'astro/zod';
import { PICTURE_FOLDER, PICTURE_KIND } from '#lib/pictures.ts';
import { kindOf } from '#model/kinds.ts';
import { fileOf } from '#model/editable.ts';
import { isPicture, textOf } from './draft-files.ts';
import { collectionAt, draftKeyOf, entryAt, safeUpload, uploadAt } from './paths.ts';
import { Refusal } from './refusal.ts';
import type { Draft, DraftKey, SeenDraft } from './draft.ts';
import { visibleDrafts } from './inbox.ts';
import { refuseHidden } from './places.ts';
import { publishDraft } from './publishing.ts';
import type { Decision } from './publishing.ts';
import { saveDraft } from './saving.ts';
import type { Workflow } from './workflow.ts';
import { about, discardDraft, mainOf, moveDraft, readDraft } from './workflow.ts';
import type { Person } from './steps.ts';
import { columns } from './steps.ts';
import { saveUpload } from './media.ts';
import { cleanUpload } from './uploads.ts';
import { withdraw } from './withdrawal.ts';

/** Who asks. */
export interface Caller {
  readonly person: Person;
}

const text = z.string().max(2_000_000);
const key = z.object({ collection: z.string().max(80), slug: z.string().max(120) });
/** What a person acts on: a draft in the version on the screen. */
const seenKey = key.extend({ version: z.string().max(64).nullish() });
const base64 = z.object({ path: z.string().max(400), content: z.string(), encoding: z.literal('base64') });
/** The content id of each file on the screen, by path. */
const seen = z.record(z.string(), z.string().max(64)).optional();
const dataFile = z.object({
  slug: z.string().max(120),
  path: z.string().max(400),
  raw: text,
  newPath: z.string().optional(),
});

/** `newPath` may be absent or name the same path. */
type DataFile = z.infer<typeof dataFile>;

const params = {
  info: z.unknown(),
  entriesByFolder: z.object({ folder: z.string() }),
  entriesByFiles: z.object({ files: z.array(z.object({ path: z.string(), label: z.string().optional() })).max(200) }),
  getEntry: z.object({ path: z.string() }),
  unpublishedEntries: z.unknown(),
  unpublishedEntry: z.object({
    id: z.string().optional(),
    collection: z.string().optional(),
    slug: z.string().optional(),
  }),
  unpublishedEntryDataFile: key.extend({ path: z.string() }),
  unpublishedEntryMediaFile: key.extend({ path: z.string() }),
  deleteUnpublishedEntry: seenKey,
  persistEntry: z.object({
    entry: dataFile.optional(),
    dataFiles: z.array(dataFile).optional(),
    assets: z.array(base64).max(40),
    options: z.object({ useWorkflow: z.boolean().optional() }),
    /** The content id that the form was filled from; none for an entry that is new. */
    seen: z.string().max(64).nullish(),
  }),
  /** `reason`: why it goes back. */
  updateUnpublishedEntryStatus: seenKey.extend({ newStatus: z.string(), reason: z.string().max(1000).optional() }),
  publishUnpublishedEntry: seenKey,
  /** `namesOnly`: without their contents, which are asked for one by one as they are looked at. */
  getMedia: z.object({ mediaFolder: z.string(), namesOnly: z.boolean().optional() }),
  getMediaFile: z.object({ path: z.string() }),
  persistMedia: z.object({ asset: base64 }),
  deleteFile: z.object({ path: z.string(), seen }),
  deleteFiles: z.object({ paths: z.array(z.string()).min(1).max(50), seen }),
  getDeployPreview: z.unknown(),
};
type Action = keyof typeof params;
type Params = { [A in Action]: z.infer<(typeof params)[A]> };
type Handlers = { [A in Action]: (flow: Workflow, caller: Caller, given: Params[A]) => Promise<unknown> };

const handlers: Handlers = {
  info: async () => ({ repo: '编务台', publish_modes: ['editorial_workflow'], type: 'local_git' }),
  getDeployPreview: async () => null,
  entriesByFolder: async (flow, _caller, { folder }) => listFolder(flow, folder),
  entriesByFiles: async (flow, _caller, { files }) => Promise.all(files.map(({ path }) => readEntry(flow, path))),
  getEntry: async (flow, _caller, { path }) => readEntry(flow, path),
  unpublishedEntries: async ({ store }, { person }) => (await visibleDrafts(store, person)).map(about),
  unpublishedEntry: async ({ store }, { person }, given) => {
    const [collection = '', slug = '', ...more] = given.id?.split('/') ?? [given.collection, given.slug];
    const draft = await found(store, person, draftKey({ collection: more.length > 0 ? '' : collection, slug }));
    return describe(draft);
  },
  unpublishedEntryDataFile: async ({ store }, { person }, given) => {
    // Of whichever path: a draft has one text. One that has lost it still opens, to be written anew or thrown away.
    const oid = await textOf(store, await found(store, person, draftKey(given)));
    if (oid === undefined) return { data: '', id: null };
    return { data: (await store.blob(oid)).toString(), id: oid };
  },
  unpublishedEntryMediaFile: async ({ store }, { person }, given) => {
    const path = uploadAt(given.path);
    const oid = await store.oidAt((await found(store, person, draftKey(given))).tip, path);
    return mediaFile(flowBlob(store, oid), path, oid);
  },
  persistEntry: async (flow, caller, given) => {
    const files = given.dataFiles ?? (given.entry ? [given.entry] : []);
    const [file] = files;
    if (!file || files.length > 1) throw new Refusal(422, '一次只能保存一篇稿子。');
    if (given.options.useWorkflow !== true) {
      throw new Refusal(403, '不能跳过推、审、定直接发布。请存成草稿，再在看板上移动。');
    }
    refuseRename(file);
    const uploads = await Promise.all(
      given.assets.map(({ path, content }) => cleanUpload(path, Buffer.from(content, 'base64'))),
    );
    const { slug, path, raw } = file;
    const saved = await saveDraft(flow, caller.person, { slug, path, raw, uploads, seen: given.seen ?? undefined });
    return { message: '已经保存', ...saved };
  },
  updateUnpublishedEntryStatus: async (flow, { person }, given) => {
    const to = Object.keys(columns).find((status) => status === given.newStatus) as keyof typeof columns | undefined;
    if (to === undefined) throw new Refusal(422, '看板上没有这一栏。');
    const version = await moveDraft(flow, person, seenDraft(given), to, given.reason);
    return { message: `已经移到“${columns[to]}”`, version };
  },
  publishUnpublishedEntry: async (flow, { person }, given) => {
    const decision = await publishDraft(flow, person, seenDraft(given));
    return { ...decision, message: said(decision) };
  },
  deleteUnpublishedEntry: async (flow, { person }, given) => {
    await discardDraft(flow, person, seenDraft(given));
    return { message: '草稿已经删除' };
  },
  getMedia: async ({ store }, _caller, { namesOnly }) => {
    const all = await store.filesIn(await mainOf(store), PICTURE_FOLDER);
    // A folder under git may bring a list of thumbnails, or a note that keeps it there while it is empty.
    const files = all.filter(({ path }) => PICTURE_KIND.test(path));
    if (namesOnly) return files.map(({ path, oid }) => ({ id: oid, path, name: basename(path) }));
    const contents = await store.blobs(files.map(({ oid }) => oid));
    return Promise.all(files.map(({ path, oid }, index) => mediaFile(contents[index], path, oid)));
  },
  getMediaFile: async ({ store }, _caller, given) => {
    const path = uploadAt(given.path);
    const oid = await store.oidAt(await mainOf(store), path);
    return mediaFile(flowBlob(store, oid), path, oid);
  },
  persistMedia: async (flow, { person }, { asset }) => {
    const upload = await cleanUpload(safeUpload(asset.path), Buffer.from(asset.content, 'base64'));
    const oid = await saveUpload(flow, person, upload);
    return mediaFile(upload.content, upload.path, oid);
  },
  deleteFile: async (flow, caller, { path, seen }) => handlers.deleteFiles(flow, caller, { paths: [path], seen }),
  deleteFiles: async (flow, { person }, { paths, seen }) => {
    for (const path of paths) await withdraw(flow, person, { path, reason: undefined, seen: seen?.[path] });
    return { message: '已经撤下' };
  },
};

/** Carries one action out; refuses what is not listed or not well formed. */
export async function answerDecap(flow: Workflow, caller: Caller, body: unknown): Promise<unknown> {
  const request = z.object({ action: z.string(), params: z.unknown() }).safeParse(body);
  const action = request.data?.action ?? '';
  if (!request.success || !Object.hasOwn(params, action)) throw new Refusal(422, '编务台没有这个操作。');
  return carryOut(flow, caller, action as Action, request.data.params);
}

function carryOut<A extends Action>(flow: Workflow, caller: Caller, action: A, given: unknown): Promise<unknown> {
  const checked = params[action].safeParse(given);
  if (!checked.success) throw new Refusal(422, '这个请求的内容不完整，没有执行。请刷新页面再试。');
  return handlers[action](flow, caller, checked.data as Params[A]);
}

function draftKey({ collection, slug }: { readonly collection: string; readonly slug: string }): DraftKey {
  const key = draftKeyOf(collection, slug);
  if (key === undefined) throw new Refusal(404, '没有这篇草稿，请刷新看板。');
  return key;
}

function seenDraft(given: z.infer<typeof seenKey>): SeenDraft {
  return { ...draftKey(given), version: given.version ?? undefined };
}

async function found(store: Workflow['store'], person: Person, wanted: DraftKey): Promise<Draft> {
  const draft = await readDraft(store, wanted);
  if (!draft) throw new Refusal(404, '没有这篇草稿，请刷新看板。');
  await refuseHidden(store, person, draft);
  return draft;
}

function describe(draft: Draft): unknown {
  const last = draft.events.at(-1);
  const own = fileOf(draft.collection, draft.slug);
  // A draft whose words are the published ones again differs in nothing, and still has to open.
  const text = draft.files.find(({ path }) => path === own) ?? { path: own, added: false };
  const pictures = draft.files.filter(({ path, oid }) => isPicture(path) && oid !== undefined);
  return {
    collection: draft.collection,
    slug: draft.slug,
    status: draft.status,
    /** What the events of the workflow have to name, see {@link SeenDraft}. */
    version: draft.tip,
    diffs: [...pictures, text].map(({ path, added }) => ({
      oldPath: added ? '' : path,
      newPath: path,
      status: added ? 'added' : 'modified',
      newFile: added,
      path,
      id: path,
      binary: path !== own,
    })),
    updatedAt: last ? `${last.time.replace(' ', 'T')}:00+08:00` : undefined,
    pullRequestAuthor: draft.events[0]?.name,
  };
}

async function listFolder({ store }: Workflow, asked: string): Promise<unknown> {
  const collection = collectionAt(asked);
  const { extension } = kindOf(collection);
  // What lies in a folder of its own has no address at the desk.
  const isEntry = ({ path }: { readonly path: string }) =>
    path.endsWith(extension) && !path.slice(collection.length + 1).includes('/');
  const files = (await store.filesIn(await mainOf(store), collection)).filter(isEntry);
  const contents = await store.blobs(files.map(({ oid }) => oid));
  return files.map(({ path, oid }, index) => ({ data: String(contents[index]), file: { path, id: oid } }));
}

async function readEntry({ store }: Workflow, asked: string): Promise<unknown> {
  const { path } = entryAt(asked);
  const oid = await store.oidAt(await mainOf(store), path);
  if (oid === undefined) return { data: null, file: { path, id: null } };
  return { data: (await store.blob(oid)).toString(), file: { path, id: oid } };
}

function refuseRename({ path, newPath }: DataFile): void {
  if (newPath !== undefined && newPath !== path) {
    throw new Refusal(422, '编码是网址的一部分，发布后不能改。请撤稿后用新的编码新建一篇，并请管理员设置旧址转向。');
  }
}

function flowBlob(store: Workflow['store'], oid: string | undefined): Promise<Buffer> {
  if (oid === undefined) throw new Refusal(404, '没有这张图片，请刷新图片库。');
  return store.blob(oid);
}

async function mediaFile(content: Buffer | Promise<Buffer> | undefined, path: string, id: string | undefined) {
  const bytes = (await content) ?? Buffer.alloc(0);
  return { id, content: bytes.toString('base64'), encoding: 'base64', path, name: basename(path) };
}

function said(decision: Decision): string {
  return 'publishedAt' in decision
    ? `已于${decision.publishedAt}发布，正在生成网页`
    : `已定于${decision.scheduledFor}（北京时间）自动发布`;
}
