/** What the pages of the three approvals ask of the desk's server. */
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import type { Batch, Dated, DraftRow, Gone, Inbox, ReviewedDraft } from '../api/inbox.ts';
import { askSignedIn, decap, pictureUrl, sendSignedIn } from './api-client.ts';

/** A draft in the version on the screen. */
export type Seen = Pick<DraftRow, 'collection' | 'slug' | 'version'>;

const seen = ({ collection, slug, version }: Seen): Seen => ({ collection, slug, version });

export const readInbox = async (): Promise<Inbox> => (await askSignedIn('inbox')) as Inbox;

export async function readReview(collection: string, slug: string): Promise<ReviewedDraft> {
  return (await askSignedIn(`review?${new URLSearchParams({ collection, slug })}`)) as ReviewedDraft;
}

export const readDated = async (): Promise<readonly Dated[]> =>
  ((await askSignedIn('dated')) as { dated: Dated[] }).dated;

export const readGone = async (): Promise<readonly Gone[]> => ((await askSignedIn('gone')) as { gone: Gone[] }).gone;

export const readBatches = async (): Promise<readonly Batch[]> =>
  ((await askSignedIn('batches')) as { batches: Batch[] }).batches;

export async function addRemark(draft: Seen, text: string, quote: string | undefined): Promise<void> {
  await sendSignedIn('remarks', { ...seen(draft), text, ...(quote !== undefined && { quote }) });
}

export async function settleRemark(draft: Seen, remark: string): Promise<void> {
  await sendSignedIn('remarks/settle', { ...seen(draft), remark });
}

/** 推荐, 审核 or 退回, for one or many at once. */
export async function moveDrafts(drafts: readonly Seen[], to: DraftRow['status'], reason?: string): Promise<void> {
  await sendSignedIn('batch/move', { drafts: drafts.map(seen), to, ...(reason !== undefined && { reason }) });
}

/** 议定, for one or many at once. @param at Beijing time, `2026-12-07 08:00`; now when left out. */
export async function decideDrafts(drafts: readonly Seen[], at?: string): Promise<void> {
  await sendSignedIn('batch/decide', { drafts: drafts.map(seen), ...(at !== undefined && { at }) });
}

export async function unscheduleDraft(draft: Seen): Promise<void> {
  await sendSignedIn('unschedule', seen(draft));
}

export async function undoBatch(batch: string, reason: string): Promise<number> {
  return ((await sendSignedIn('batch/undo', { batch, reason })) as { count: number }).count;
}

/** The address of a picture that a draft shows: its own, or one of the library. */
export async function draftPicture({ collection, slug }: Pick<Seen, 'collection' | 'slug'>, name: string) {
  const path = `${PICTURE_FOLDER}/${name}`;
  const params = { branch: 'main', collection, slug, id: path, path };
  const own = await decap({ action: 'unpublishedEntryMediaFile', params }).catch(() => undefined);
  const { content } = (own ?? {}) as { readonly content?: string };
  if (content === undefined) return pictureUrl(name);
  return URL.createObjectURL(new Blob([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))]));
}
