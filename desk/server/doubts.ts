/**
 * The open questions of a draft. They stand beside its branch, not on it: an
 * approval is given to the entry and its pictures alone. They belong to one
 * draft, told by its first commit, and go when it goes.
 */
import { z } from 'astro/zod';
import { MOST_DOUBTS } from '../api/doubt.ts';
import type { Doubt } from '../api/doubt.ts';
import type { Draft } from './draft.ts';
import type { GitStore } from './git.ts';
import { entryAt } from './paths.ts';
import { sees } from './places.ts';
import { Refusal } from './refusal.ts';
import { mayWrite } from './steps.ts';
import type { Person } from './steps.ts';
import { readDraft } from './workflow.ts';
import type { Workflow } from './workflow.ts';

const DOUBTS = 'refs/desk/doubts/';

const doubt = z.object({
  sentence: z.string().max(2000),
  remedy: z.string().max(2000),
  page: z.number().int().positive().optional(),
  excerpt: z.string().max(400).optional(),
});

export const doubtsGiven = z.object({ path: z.string().max(400), doubts: z.array(doubt).max(MOST_DOUBTS) });

const stored = z.object({ draft: z.string(), doubts: z.array(doubt) });

const refOf = ({ collection, slug }: Draft): string => `${DOUBTS}${collection}/${slug}`;

async function draftAt({ store }: Workflow, person: Person, path: string): Promise<Draft | undefined> {
  const draft = await readDraft(store, entryAt(path));
  return draft && (await sees(store, person, draft)) ? draft : undefined;
}

/** What is open of the draft of a path; nothing where there is no draft, or another one than was asked about. */
export async function readDoubts(flow: Workflow, person: Person, path: string): Promise<readonly Doubt[]> {
  const draft = await draftAt(flow, person, path);
  return draft ? doubtsIn(flow.store, draft) : [];
}

/** What is open of a draft. */
export async function doubtsIn(store: GitStore, draft: Draft): Promise<readonly Doubt[]> {
  const oid = await store.refAt(refOf(draft));
  if (oid === undefined) return [];
  const kept = stored.safeParse(JSON.parse((await store.blob(oid)).toString()));
  return kept.success && kept.data.draft === draft.commits[0] ? kept.data.doubts : [];
}

/** Keeps what is open now; what was settled is no longer among them. Refuses where there is no draft. */
export async function keepDoubts(flow: Workflow, person: Person, given: z.infer<typeof doubtsGiven>): Promise<void> {
  mayWrite(person);
  await flow.mutex.run(async () => {
    const draft = await draftAt(flow, person, given.path);
    if (draft === undefined) throw new Refusal(404, '没有这篇草稿，请刷新看板。');
    const ref = refOf(draft);
    const from = await flow.store.refAt(ref);
    const kept = { draft: draft.commits[0] ?? '', doubts: given.doubts };
    const to = given.doubts.length === 0 ? undefined : await flow.store.writeBlob(JSON.stringify(kept));
    if (to === from) return;
    await flow.store.moveRefs([{ ref, ...(to !== undefined && { to }), ...(from !== undefined && { from }) }]);
  });
}
