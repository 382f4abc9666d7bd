/** What the desk's pages ask beside Decap: who waits for what, remarks, batches, what comes back, two texts. */
import express, { Router } from 'express';
import { z } from 'astro/zod';
import { batches, decideMany, MOST_AT_ONCE, moveMany } from './batch.ts';
import { asked, caller } from './asking.ts';
import type { Desk } from './desk.ts';
import type { SeenDraft } from './draft.ts';
import { difference, historyOf, versionText } from './history.ts';
import { datedPages, inboxOf, reviewed, visibleDrafts, waitingFor } from './inbox.ts';
import { draftKeyOf, entryAt } from './paths.ts';
import { sees } from './places.ts';
import { publishDraft, unschedule } from './publishing.ts';
import { addRemark, settleRemark } from './remarks.ts';
import { Refusal } from './refusal.ts';
import { gone, restore } from './restore.ts';
import { columns } from './steps.ts';
import type { Status } from './steps.ts';
import { undoBatch } from './undo.ts';
import { about, mainOf, readDraft } from './workflow.ts';
import { withdraw } from './withdrawal.ts';

const id = z.string().max(64);
const key = z.object({ collection: z.string().max(80), slug: z.string().max(120) });
const seenKey = key.extend({ version: id });
const status = z.enum(Object.keys(columns) as [Status, ...Status[]]);
const many = z.array(seenKey).max(MOST_AT_ONCE);
const words = z.string().max(1000);

function seen(given: z.infer<typeof seenKey>): SeenDraft {
  const found = draftKeyOf(given.collection, given.slug);
  if (!found) throw new Refusal(404, '没有这篇草稿，请刷新页面。');
  return { ...found, version: given.version };
}

export function approvalsApi(desk: Desk): Router {
  const router = Router();
  reading(desk, router);
  acting(desk, router);
  batching(desk, router);
  return router;
}

function reading(desk: Desk, router: Router): void {
  const { flow } = desk;
  router.get('/inbox', async (request, response) => {
    response.json(await inboxOf(flow, caller(desk, request).person));
  });
  router.get('/inbox/count', async (request, response) => {
    response.json({ waiting: await waitingFor(flow, caller(desk, request).person) });
  });
  router.get('/review', async (request, response) => {
    const { collection, slug } = asked(key, request.query);
    const found = draftKeyOf(collection, slug);
    if (!found) throw new Refusal(404, '没有这篇草稿，请刷新页面。');
    response.json(await reviewed(flow, caller(desk, request).person, found));
  });
  router.get('/dated', async (request, response) => {
    response.json({ dated: await datedPages(flow, caller(desk, request).person) });
  });
  router.get('/gone', async (request, response) => {
    response.json({ gone: await gone(flow, caller(desk, request).person) });
  });
  router.get('/content', async (request, response) => {
    const { path } = asked(z.object({ path: z.string() }), request.query);
    const entry = entryAt(path);
    const draft = await readDraft(flow.store, entry);
    const own = draft && (await sees(flow.store, caller(desk, request).person, draft)) ? draft : undefined;
    response.json({ id: await flow.store.oidAt(own?.tip ?? (await mainOf(flow.store)), entry.path) });
  });
  const versions = z.object({ path: z.string(), from: id.optional(), to: id.optional(), commit: id.optional() });
  router.get('/history', async (request, response) => {
    const { path, from, to, commit } = asked(versions, request.query);
    const { person } = caller(desk, request);
    const { store } = flow;
    if (commit !== undefined) response.json({ raw: await versionText(store, person, path, commit) });
    else if (from === undefined || to === undefined) {
      response.json({ versions: await historyOf(store, person, path) });
    } else response.json({ difference: await difference(store, person, path, { from, to }) });
  });
}

function acting(desk: Desk, router: Router): void {
  const { flow } = desk;
  const small = express.json({ limit: '16kb' });
  router.post('/remarks', small, async (request, response) => {
    const given = asked(seenKey.extend({ text: words, quote: z.string().max(200).optional() }), request.body);
    const { person } = caller(desk, request);
    const said = { text: given.text, quote: given.quote };
    response.json({ version: await addRemark(flow, person, seen(given), said) });
  });
  router.post('/remarks/settle', small, async (request, response) => {
    const given = asked(seenKey.extend({ remark: id }), request.body);
    const { person } = caller(desk, request);
    response.json({ version: await settleRemark(flow, person, seen(given), given.remark) });
  });
  router.post('/decide', small, async (request, response) => {
    const given = asked(seenKey.extend({ at: z.string().max(20).optional() }), request.body);
    response.json(await publishDraft(flow, caller(desk, request).person, seen(given), given.at));
  });
  router.post('/unschedule', small, async (request, response) => {
    const given = asked(seenKey, request.body);
    response.json({ version: await unschedule(flow, caller(desk, request).person, seen(given)) });
  });
  router.post('/restore', small, async (request, response) => {
    const given = asked(z.object({ path: z.string(), commit: id, seen: id.optional() }), request.body);
    const { path, commit, seen: base } = given;
    response.json(await restore(flow, caller(desk, request).person, { path, commit, seen: base }));
  });
  router.post('/withdraw', small, async (request, response) => {
    const form = z.object({ path: z.string(), reason: z.string().max(300).optional(), seen: id.optional() });
    const { path, reason, seen: read } = asked(form, request.body);
    await withdraw(flow, caller(desk, request).person, { path, reason, seen: read });
    response.json({ message: '已经撤下，正在更新网站' });
  });
}

function batching(desk: Desk, router: Router): void {
  const { flow } = desk;
  const large = express.json({ limit: '256kb' });
  router.get('/batches', async (request, response) => {
    const { person } = caller(desk, request);
    const all = await batches(flow);
    if (person.place === undefined) {
      response.json({ batches: all });
      return;
    }
    const own = new Set((await visibleDrafts(flow.store, person)).map(about));
    response.json({ batches: all.filter((one) => one.about.every((name) => own.has(name))) });
  });
  router.post('/batch/move', large, async (request, response) => {
    const given = asked(z.object({ drafts: many, to: status, reason: words.optional() }), request.body);
    const { person } = caller(desk, request);
    response.json(await moveMany(flow, person, given.drafts.map(seen), given.to, given.reason));
  });
  router.post('/batch/decide', large, async (request, response) => {
    const given = asked(z.object({ drafts: many, at: z.string().max(20).optional() }), request.body);
    response.json(await decideMany(flow, caller(desk, request).person, given.drafts.map(seen), given.at));
  });
  router.post('/batch/undo', large, async (request, response) => {
    const { batch, reason } = asked(z.object({ batch: id, reason: z.string().max(300) }), request.body);
    response.json({ count: await undoBatch(flow, caller(desk, request).person, batch, reason.trim()) });
  });
}
