/**
 * What people note on a draft: why it came back, what to look at, what an import was unsure of. Each is a commit of the
 * draft, so that it goes wherever the draft goes, and stands there until somebody settles it.
 */
import { createHash } from 'node:crypto';
import { fileOf } from '#model/editable.ts';
import type { Doubt } from '../api/doubt.ts';
import type { OpenRemark } from '../api/inbox.ts';
import { doubtsIn, keepDoubts } from './doubts.ts';
import type { Draft, SeenDraft } from './draft.ts';
import type { GitStore } from './git.ts';
import { newEvent, newRemark } from './record.ts';
import { Refusal } from './refusal.ts';
import { mayWrite } from './steps.ts';
import type { DraftEvent, Person } from './steps.ts';
import { about, appendEvent, draftOf } from './workflow.ts';
import type { Workflow } from './workflow.ts';

/** The remarks that nobody has settled, oldest first. */
export function openRemarks({ events }: Pick<Draft, 'events'>): OpenRemark[] {
  const settled = new Set(events.map(({ settles }) => settles));
  return events.flatMap(({ remark, name, time }: DraftEvent) =>
    remark === undefined || settled.has(remark.id) ? [] : [{ ...remark, name, time }],
  );
}

/** What an import was unsure of and nobody has settled, as remarks of whoever imported. */
export async function openDoubts(store: GitStore, draft: Draft): Promise<OpenRemark[]> {
  const [began] = draft.events;
  return (await doubtsIn(store, draft)).map((doubt) => ({
    id: idOf(doubt),
    kind: 'doubt',
    text: `${doubt.sentence}${doubt.remedy}`,
    ...(doubt.excerpt !== undefined && { quote: doubt.excerpt }),
    name: began?.name ?? '',
    time: began?.time ?? '',
  }));
}

const DOUBT = 'doubt-';

/** The same for the same words, whatever was settled before it. */
const idOf = (doubt: Doubt): string =>
  `${DOUBT}${createHash('sha256').update(JSON.stringify(doubt)).digest('hex').slice(0, 16)}`;

async function settleDoubt(flow: Workflow, person: Person, key: SeenDraft, id: string): Promise<string> {
  const draft = await draftOf(flow.store, person, key);
  const open = await doubtsIn(flow.store, draft);
  const path = fileOf(key.collection, key.slug);
  await keepDoubts(flow, person, { path, doubts: open.filter((doubt) => idOf(doubt) !== id) });
  flow.moved(person, [about(draft)], 'settle');
  return draft.tip;
}

/** Notes something on a draft. @returns its version afterwards. */
export async function addRemark(
  flow: Workflow,
  person: Person,
  key: SeenDraft,
  { text, quote }: { readonly text: string; readonly quote: string | undefined },
): Promise<string> {
  mayWrite(person);
  const said = text.trim();
  if (said === '') throw new Refusal(422, '批注里还没有写字。');
  return flow.mutex.run(async () => {
    const draft = await draftOf(flow.store, person, key);
    const done = { ...newEvent('remark', person, draft.status, flow.now()), remark: newRemark('remark', said, quote) };
    return noted(flow, person, draft, done);
  });
}

/** Settles a remark. @returns the draft's version afterwards. */
export async function settleRemark(flow: Workflow, person: Person, key: SeenDraft, id: string): Promise<string> {
  mayWrite(person);
  if (id.startsWith(DOUBT)) return settleDoubt(flow, person, key, id);
  return flow.mutex.run(async () => {
    const draft = await draftOf(flow.store, person, key);
    if (!openRemarks(draft).some((one) => one.id === id)) throw new Refusal(409, '这条批注已经办结了，请刷新页面。');
    return noted(flow, person, draft, { ...newEvent('settle', person, draft.status, flow.now()), settles: id });
  });
}

async function noted(flow: Workflow, person: Person, draft: Draft, done: DraftEvent): Promise<string> {
  const version = await appendEvent(flow, person, draft, done);
  flow.moved(person, [about(draft)], done.step);
  return version;
}
