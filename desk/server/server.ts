/** The one address of the office: the public site at its base, the desk at /admin/ and /desk/. */
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response, Router } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { RateLimitRequestHandler } from 'express-rate-limit';
import sirv from 'sirv';
import { z } from 'astro/zod';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { PICTURE_FOLDER } from '#lib/pictures.ts';
import { editable } from '#model/editable.ts';
import type { CheckedDiagnostic } from '../api/checked-diagnostic.ts';
import { choiceKinds, LONGEST, MOST_NAMED } from '../api/choice.ts';
import type { Found } from '../api/choice.ts';
import { queryOf } from '../api/entry-list.ts';
import { addressesOf } from '../api/office-addresses.ts';
import type { OfficeAddresses } from '../api/office-addresses.ts';
import { LONGEST_DESCRIPTION } from '../api/picture-list.ts';
import type { SignedInPerson } from '../api/signed-in-person.ts';
import { answerDecap } from './decap.ts';
import type { Desk } from './desk.ts';
import { doubtsGiven, keepDoubts, readDoubts } from './doubts.ts';
import { guard } from './guard.ts';
import { accountsApi } from './accounts-api.ts';
import type { Locks } from './accounts-api.ts';
import { asked, caller, isSignedIn } from './asking.ts';
import { approvalsApi } from './approvals-api.ts';
import { noticesApi } from './notices-api.ts';
import { hears, visibleKeys } from './inbox.ts';
import { sees } from './places.ts';
import { nextIssue } from './next-issue.ts';
import { entryAt } from './paths.ts';
import { describePicture, replacePicture } from './media.ts';
import { childFailure, systemFailure } from '#program/failures.mjs';
import { Refusal } from './refusal.ts';
import { officeFor } from './settings.ts';
import { columns, has, roles } from './steps.ts';
import type { Person } from './steps.ts';
import { cleanUpload } from './uploads.ts';
import { mainOf, readDraft } from './workflow.ts';

export interface ServerOptions {
  /** The base path of the public site. */
  readonly base: string;
  /** The desk's static files; the desk says so when they are not there. */
  readonly adminFolder: string;
  readonly port: number;
  /** What answers readers before anything else does, or calls `next`. */
  readonly tools?: RequestHandler;
}

/** Large enough for a text and a few pictures of 10 MB. */
const BODY_LIMIT = '48mb';

/** @returns the server, listening on the loopback; rejects with the system's error when the port is taken. */
export function serveDesk(desk: Desk, { base, adminFolder, port, tools }: ServerOptions): Promise<Server> {
  const app = express();
  app.disable('x-powered-by');
  // The rate limit counts the reader's address, which a proxy on this machine passes on.
  app.set('trust proxy', 'loopback');
  const origins: string[] = [];
  if (tools) app.use(tools);
  app.use(
    ['/admin', '/desk'],
    guard(() => origins),
  );
  // For the office's monitoring, which has no session; it says nothing of what is in the drafts.
  app.get('/desk/health', async (_request, response) => {
    const report = await desk.health.report();
    response.status(report.ok ? 200 : 503).json(report);
  });
  app.use('/desk/api', api(desk));
  app.use('/admin', admin(adminFolder, addressesOf({ ...desk.site, base })));
  app.use(sayInChinese);
  app.use(publicSite(desk, base));
  return new Promise((resolve, reject) => {
    const server = app.listen(port, '127.0.0.1', (error?: Error) => {
      if (error) {
        reject(error);
        return;
      }
      const { port: taken } = server.address() as AddressInfo;
      origins.push(`http://127.0.0.1:${taken}`, `http://localhost:${taken}`);
      if (desk.settings.origin !== undefined) origins.unshift(desk.settings.origin);
      resolve(server);
    });
  });
}

function api(desk: Desk): Express {
  const app = express();
  const small = express.json({ limit: '16kb' });
  // By name and address first: whoever types wrong passwords elsewhere locks nobody out here.
  const byName = wrongPasswords(10, (request) => `${keyOf(nameIn(request))} ${addressOf(request)}`);
  const everywhere = wrongPasswords(
    100,
    (request) => keyOf(nameIn(request)),
    (request) => desk.sessions.knows(nameIn(request), request.ip ?? ''),
  );
  const ownPassword = wrongPasswords(10, (request) => keyOf(caller(desk, request).person.name));
  const locks: Locks = {
    ownPassword,
    unlock: (name, addresses) => {
      everywhere.resetKey(keyOf(name));
      for (const address of addresses) byName.resetKey(`${keyOf(name)} ${address}`);
      ownPassword.resetKey(keyOf(name));
    },
  };
  app.post('/session', small, wrongPasswords(30), byName, everywhere, (request, response) =>
    signIn(desk, request, response),
  );
  app.get('/session', (request, response) => {
    const { person } = caller(desk, request);
    // Whoever opens the desk will open a form: what it chooses from is read meanwhile.
    desk.choices.follow().catch((error: unknown) => console.error(error));
    response.json(describe(desk, person));
  });
  app.delete('/session', (request, response) => {
    response.setHeader('Set-Cookie', desk.sessions.close(desk.sessions.find(request.headers.cookie)));
    response.status(204).end();
  });
  // Who asks is settled before a large body is read.
  app.use((request, _response, next) => {
    caller(desk, request);
    next();
  });
  app.post('/decap', express.json({ limit: BODY_LIMIT }), async (request, response) => {
    response.json((await answerDecap(desk.flow, caller(desk, request), request.body)) ?? null);
  });
  app.post('/check', express.json({ limit: '2mb' }), async (request, response) => {
    response.json({ diagnostics: await check(desk, caller(desk, request).person, request.body) });
  });
  app.get('/doubts', async (request, response) => {
    const { path } = asked(z.object({ path: z.string() }), request.query);
    response.json({ doubts: await readDoubts(desk.flow, caller(desk, request).person, path) });
  });
  app.put('/doubts', express.json({ limit: '1mb' }), async (request, response) => {
    await keepDoubts(desk.flow, caller(desk, request).person, asked(doubtsGiven, request.body));
    response.status(204).end();
  });
  app.get('/next-issue', async (request, response) => {
    response.json(await nextIssue(desk, caller(desk, request).person));
  });
  app.use(approvalsApi(desk));
  app.use(accountsApi(desk, locks));
  app.use(noticesApi(desk));
  app.get('/choices', async (request, response) => {
    response.json(await choose(desk, caller(desk, request).person, request.query));
  });
  app.get('/events', async (request, response) => {
    const { about: shown } = asked(z.object({ about: z.string().max(200).optional() }), request.query);
    const { person } = caller(desk, request);
    const mayHear = (name: string) => hears(desk.flow.store, person, name);
    const about = shown !== undefined && (await mayHear(shown)) ? shown : undefined;
    const stands = () => isSignedIn(desk, request);
    desk.events.listen(request, response, { name: person.name, about, mayHear, stands });
  });
  app.get('/entries', async (request, response) => {
    const query = queryOf(new URLSearchParams(request.originalUrl.split('?')[1] ?? ''));
    const only = await visibleKeys(desk.flow.store, caller(desk, request).person);
    response.json(await desk.choices.list(query, only));
  });
  app.use('/pictures', pictures(desk));
  app.use(() => {
    throw new Refusal(404, '编务台没有这个地址。');
  });
  return app;
}

function pictures(desk: Desk): Router {
  const router = express.Router();
  const name = z.string().max(200);
  router.get('/', async (request, response) => {
    const given = asked(z.object({ q: z.string().max(LONGEST), page: z.coerce.number().int().min(1) }), request.query);
    const only = await visibleKeys(desk.flow.store, caller(desk, request).person);
    response.json(await desk.choices.pictures(given.q, given.page, only));
  });
  router.get('/thumbnail', async (request, response) => {
    const only = await visibleKeys(desk.flow.store, caller(desk, request).person);
    const oid = await desk.choices.pictureId(asked(z.object({ name }), request.query).name, only);
    if (oid === undefined) throw new Refusal(404, '没有这张图片，请刷新图片库。');
    response.type('image/webp').send(await desk.thumbnails.of(oid));
  });
  router.post('/description', express.json({ limit: '16kb' }), async (request, response) => {
    const given = asked(z.object({ name, description: z.string().trim().max(LONGEST_DESCRIPTION) }), request.body);
    await describePicture(desk.flow, caller(desk, request).person, given.name, given.description);
    response.json({ message: '图片说明已经保存' });
  });
  router.post('/replace', express.json({ limit: BODY_LIMIT }), async (request, response) => {
    const given = asked(z.object({ name, content: z.string(), seen: z.string().max(64).optional() }), request.body);
    const upload = await cleanUpload(`${PICTURE_FOLDER}/${given.name}`, Buffer.from(given.content, 'base64'));
    await replacePicture(desk.flow, caller(desk, request).person, { upload, seen: given.seen });
    response.json({ message: '图片已经换了，正在更新网站' });
  });
  return router;
}

const credentials = z.object({ name: z.string().max(40), password: z.string().max(200) });

async function signIn(desk: Desk, request: Request, response: Response): Promise<void> {
  if (desk.accounts.all().length === 0) {
    throw new Refusal(503, '编务台还没有账号。请管理员在服务器上运行 npm run accounts 建立账号。');
  }
  const { name, password } = asked(credentials, request.body);
  const person = await desk.accounts.check(name, password);
  if (!person) desk.failedSignIns.note(desk.accounts.person(name)?.name, request.ip ?? '');
  if (!person) throw new Refusal(401, '姓名或密码不对，请再试一次。忘了密码请找管理员重设。');
  response.setHeader('Set-Cookie', desk.sessions.open(person.name, desk.accounts.stamp(person.name), request.ip));
  response.status(204).end();
}

/** Refuses after `limit` wrong passwords in a quarter of an hour, for one address or for what `keyOf` names. */
function wrongPasswords(
  limit: number,
  keyOf?: (request: Request) => string,
  skip?: (request: Request) => boolean,
): RateLimitRequestHandler {
  return rateLimit({
    windowMs: 15 * 60_000,
    limit,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    ...(keyOf && { keyGenerator: keyOf }),
    ...(skip && { skip }),
    handler: () => {
      throw new Refusal(429, '密码错的次数太多了，请过15分钟再试。');
    },
  });
}

const addressOf = (request: Request): string => ipKeyGenerator(request.ip ?? '');

const keyOf = (name: string): string => `name ${name}`;

function nameIn(request: Request): string {
  const checked = credentials.safeParse(request.body);
  return checked.success ? checked.data.name : '';
}

function describe(desk: Desk, person: Person): SignedInPerson {
  return {
    name: person.name,
    office: person.office,
    role: person.roles.map((role) => roles[role]).join('、'),
    roles: person.roles,
    mayWrite: person.roles.some((role) => role !== 'manage'),
    mayRecommend: has(person, 'recommend'),
    mayReview: has(person, 'review'),
    mayPublish: has(person, 'decide'),
    mayWithdraw: has(person, 'decide'),
    mayManage: has(person, 'manage'),
    ...(person.place !== undefined && { place: person.place }),
    columns,
    approvals: Object.fromEntries(Object.values(editable).map(({ name }) => [name, desk.flow.approvals.of(name)])),
  };
}

const stored = z.string().max(LONGEST);
const question = z
  .object({
    from: z.enum(choiceKinds),
    q: z.string().max(LONGEST).optional(),
    value: z.union([stored, z.array(stored).max(MOST_NAMED)]).optional(),
  })
  .refine(({ q, value }) => (q === undefined) !== (value === undefined));

/** What a form may choose from: what holds the words of `q`, or what the stored values stand for. */
async function choose(desk: Desk, person: Person, query: unknown): Promise<Found> {
  const { from, q, value } = asked(question, query);
  const only = await visibleKeys(desk.flow.store, person);
  return q === undefined ? desk.choices.named(from, [value ?? []].flat(), only) : desk.choices.find(from, q, only);
}

async function check(desk: Desk, person: Person, body: unknown): Promise<CheckedDiagnostic[]> {
  const given = asked(z.object({ path: z.string(), raw: z.string().max(1_000_000) }), body);
  const entry = entryAt(given.path);
  const { path } = entry;
  const { store, inspection, now } = desk.flow;
  const main = await mainOf(store);
  const draft = await readDraft(store, entry);
  const own = draft && (await sees(store, person, draft)) ? draft : undefined;
  // What is looked at is the file that a save would keep.
  const office = await officeFor(store, path, given.raw, now());
  const { raw, errors: blocking } = await inspection.text({ file: path, raw: given.raw, office });
  const diagnostics = await inspection.archive(main, { [path]: raw }, own?.tip);
  const same = (one: Diagnostic) => (other: Diagnostic) => one.line === other.line && one.sentence === other.sentence;
  return diagnostics
    .filter(({ file }) => file === path)
    .map((one) => ({ ...one, blocksSaving: blocking.some(same(one)) }));
}

/** @param site what is handed to the pages, which are the same for every office. */
function admin(folder: string, site: OfficeAddresses): RequestHandler {
  if (!existsSync(folder)) {
    return (_request, response) => {
      response.status(503).type('html').send('<!doctype html><meta charset="utf-8"><p>编务台的页面还没有生成。</p>');
    };
  }
  const files = sirv(folder, { etag: true });
  return (request, response) => {
    if (request.originalUrl === '/admin') {
      response.redirect(301, '/admin/');
      return;
    }
    if (request.path === '/office.json') {
      response.json({ site });
      return;
    }
    files(request, response, () => {
      response.status(404).type('html').send('<!doctype html><meta charset="utf-8"><p>编务台没有这个页面。</p>');
    });
  };
}

function publicSite(desk: Desk, base: string): RequestHandler {
  return (request, response) => {
    if (!request.url.startsWith(base)) {
      response.redirect(302, base);
      return;
    }
    request.url = `/${request.url.slice(base.length)}`;
    desk.releases.serve(request, response);
  };
}

/** Node and git each say it in their own words. */
function diskIsFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const said = [systemFailure(error), childFailure(error.message)];
  return said.some((sentence) => sentence?.startsWith('磁盘满了') === true);
}

/** Every error as `{ error: a Chinese sentence }`; what nobody foresaw is written to the log only. */
const sayInChinese: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  if (response.headersSent) {
    response.end();
    return;
  }
  if (error instanceof Refusal) {
    const { status, message, diagnostics, changed } = error;
    response.status(status).json({ error: message, diagnostics, ...(changed && { changed }) });
    return;
  }
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') {
    response.status(413).json({ error: '内容太大了：稿子不超过1MB，每张图片不超过10MB。' });
  } else if (type === 'entity.parse.failed') {
    response.status(400).json({ error: '这个请求的格式不对，没有执行。请刷新页面再试。' });
  } else if (diskIsFull(error)) {
    response.status(507).json({ error: '磁盘满了，没有保存这一步。请先把文字复制出来，再请管理员腾出空间。' });
  } else {
    console.error(error);
    response.status(500).json({ error: '编务台出了错，没有保存这一步。请再试一次，还不行就把时间告诉管理员。' });
  }
};
