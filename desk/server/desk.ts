/** The desk as a whole: its repository, accounts, checks, builds and sites, below one folder. */
import { setTimeout as pause } from 'node:timers/promises';
import type { DeskSettings } from '#model/desk-settings.ts';
import { usualApprovals } from '#model/desk-settings.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { Accounts } from './accounts.ts';
import { Builder } from './builder.ts';
import { Choices } from './choices.ts';
import { ASIDE } from './damage.ts';
import { Events } from './event-stream.ts';
import type { GitStore } from './git.ts';
import { FailedSignIns } from './failed-sign-ins.ts';
import { Health } from './health.ts';
import { Inspection } from './inspection.ts';
import { Notices } from './notices.ts';
import { Releases } from './releases.ts';
import { handOn, joinProject, openRepository } from './repository.ts';
import type { DecideFolder } from './repository.ts';
import { forgetDiscarded } from './restore.ts';
import { Sessions } from './sessions.ts';
import { publishedSettings } from './settings.ts';
import { openStateFolder } from './state-folder.ts';
import { steps } from './steps.ts';
import { Mutex } from './mutex.ts';
import { Thumbnails } from './thumbnails.ts';
import { publishDue } from './publishing.ts';
import { withdrawDue } from './withdrawal.ts';
import { mainOf } from './workflow.ts';
import type { Checkpoint, Workflow } from './workflow.ts';

export interface DeskOptions {
  /** Where the program is installed. */
  readonly program: string;
  /** The office's folder, where content first comes from. */
  readonly office: string;
  /** The branch that keeps that folder, where it is under git; `main` or `master` when left out. */
  readonly branch?: string;
  /** Everything that the desk keeps; made when it is not there. */
  readonly state: string;
  /** The desk's part of the published settings when left out. */
  readonly settings?: DeskSettings;
  readonly now?: () => Date;
  readonly checkpoint?: Checkpoint;
  /** Whether what is published is pushed to the office's folder and the office's remote; true when left out. */
  readonly passOn?: boolean;
  /** See {@link Builder}. */
  readonly trial?: boolean;
  readonly buildScript?: string;
  readonly skipBroken?: boolean;
  /** Decides on what changed in the office's folder and not at the desk; left for later when left out. */
  readonly decideFolder?: DecideFolder;
  /** Where what the office should know is said. */
  readonly say?: (sentence: string) => void;
}

export interface Desk {
  readonly flow: Workflow;
  readonly choices: Choices;
  readonly thumbnails: Thumbnails;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly failedSignIns: FailedSignIns;
  /** Where it is written who changed which account. */
  readonly accountsLog: string;
  readonly notices: Notices;
  readonly events: Events;
  readonly builder: Builder;
  readonly releases: Releases;
  readonly health: Health;
  readonly settings: DeskSettings;
  /** The settings as they were published when the desk was opened; the locked ones stay so. */
  readonly site: SiteSettings;
  /** Reads the archive ahead of the first list, the first check and the first publication. */
  warmUp(): Promise<void>;
  /** Publishes what is due and builds what has become public; called every few seconds. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the desk; throws an Error in Chinese when it cannot. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { office, branch, now = () => new Date() } = options;
  const state = openStateFolder(options.state);
  const { say = console.log } = options;
  const store = await openRepository(state.repository, office, branch, (about) => {
    say(`稿子「${about}」在磁盘上坏了，读不出来，已经放到一边，别的稿子照常。请管理员从备份里找回（${ASIDE}）。`);
  });
  await takeOver(store, options);
  await forgetDiscarded(store, now());
  const site = await publishedSettings(store);
  const settings = options.settings ?? site.desk ?? {};
  const events = new Events();
  const choices = new Choices(store);
  const inspection = new Inspection(store, state.inspection, now);
  const releases = new Releases(state.sites, options.checkpoint ?? noCheckpoint);
  const builder = openBuilder(options, state.build, { store, releases, events, now });
  const pushes = settings.remote === undefined ? undefined : state.lastPush;
  const health = new Health({ store, releases, events, now, pushes });
  const handing = new Mutex();
  const pass = () => handing.run(() => passOn(options, settings.remote, { store, health, events }));
  const flow = openFlow(options, settings, { store, inspection, events, builder, pass, now });
  const accounts = new Accounts(state.accounts);
  const notices = new Notices(state.notices, { flow, accounts, origin: settings.origin, say: options.say });
  events.hear((event) => notices.hear(event));
  const sessions = new Sessions(state.sessions, settings.origin?.startsWith('https:') === true, now);
  sessions.whenEnded(() => events.endWithSessions());
  return {
    ...{ flow, choices, events, builder, releases, settings, site, health },
    accounts,
    thumbnails: new Thumbnails(store, state.thumbnails),
    sessions,
    failedSignIns: new FailedSignIns(state.signIns, now),
    accountsLog: state.accountsLog,
    notices,
    warmUp: async () => {
      await choices.follow();
      await inspection.errors(await mainOf(store));
    },
    tick: () => catchUp(flow, builder, events),
    close: async () => {
      events.close();
      notices.close();
      await flow.mutex.run(async () => undefined);
      await builder.close();
      await withinSeconds(
        PATIENCE_SECONDS,
        handing.run(async () => undefined),
      );
      await inspection.close();
      await choices.close();
      store.close();
      state.release();
    },
  };
}

/** A service manager kills what has not ended some seconds after it was asked to. */
const PATIENCE_SECONDS = 2;

/** Waits no longer: a push to a machine that does not answer goes with this process, and is made again. */
async function withinSeconds(seconds: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, pause(seconds * 1000, undefined, { ref: false })]);
}

const noCheckpoint: Checkpoint = () => undefined;

/** Joins what changed in the office's folder, as far as somebody decides so. */
async function takeOver(
  store: GitStore,
  { office, branch, decideFolder: decide = async () => 'later', say = console.log }: DeskOptions,
): Promise<void> {
  const joined = await joinProject(store, office, { branch, decide });
  if (typeof joined !== 'object') return;
  const remedy = joined.branch ? '请开发者先合并分支 desk。' : '编务台里的保持不变，要改请在编务台里改。';
  say(`开发者的改动和编务台的内容有冲突，没有并入：${joined.conflicts.join('、')}。${remedy}`);
}

type Parts = Pick<Desk, 'events' | 'builder' | 'releases' | 'health'> &
  Pick<Workflow, 'store' | 'inspection' | 'now'> & {
    /** Passes on what is published. */
    readonly pass: () => Promise<void>;
  };

function openBuilder(
  { program, checkpoint = noCheckpoint, skipBroken = false, trial, buildScript }: DeskOptions,
  folder: string,
  parts: Pick<Parts, 'store' | 'releases' | 'events' | 'now'>,
): Builder {
  return new Builder({
    ...{ ...parts, program, folder, checkpoint, skipBroken },
    ...(trial === true && { trial }),
    ...(buildScript !== undefined && { script: buildScript }),
  });
}

/** Pushes what is published to the office's folder and its remote; what fails is said. */
async function passOn(
  { office, branch, say = console.log }: DeskOptions,
  remote: DeskSettings['remote'],
  { store, health, events }: Pick<Parts, 'store' | 'health' | 'events'>,
): Promise<void> {
  for (const { to, failure } of await handOn(store, office, { branch, remote })) {
    if (to === '远程仓库') health.pushed(failure === undefined);
    if (failure === undefined) continue;
    events.send({ type: 'handOn', state: 'failed', message: failure });
    say(failure);
  }
}

function openFlow(
  { checkpoint = noCheckpoint, skipBroken = false, passOn: passesOn, say = console.log }: DeskOptions,
  settings: DeskSettings,
  { store, inspection, events, builder, pass, now }: Omit<Parts, 'releases' | 'health'>,
): Workflow {
  return {
    ...{ store, inspection, now, checkpoint, skipBroken },
    mutex: new Mutex(),
    approvals: {
      of: (collection) => settings.approvals?.[collection] ?? usualApprovals(collection),
      ...(settings.smallChange && { small: settings.smallChange }),
    },
    scheduled: (person, about, at) => events.send({ type: 'scheduled', about, name: person.name, at }),
    moved: (person, about, step) => events.send({ type: 'draft', about, name: person.name, step: steps[step] }),
    published: (_commit, person, about, step) => {
      events.send({ type: step === 'decide' ? 'published' : 'withdrawn', about, name: person.name });
      void builder.request();
      if (passesOn !== false) pass().catch((error: unknown) => say(String(error)));
    },
  };
}

async function catchUp(flow: Workflow, builder: Builder, events: Events): Promise<void> {
  for (const { about, message } of await publishDue(flow)) {
    events.send({ type: 'late', about, message: `${about} 没有按时发布。${message}` });
  }
  for (const { about, message } of await withdrawDue(flow)) {
    events.send({ type: 'late', about, message: `${about} 没有到期撤下。${message}` });
  }
  await builder.catchUp();
}
