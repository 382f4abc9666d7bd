/** The desk as a whole: its repository, accounts, checks, builds and sites, below one folder. */
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { DeskSettings } from '#model/desk-settings.ts';
import { usualHands } from '#model/desk-settings.ts';
import type { SiteSettings } from '#model/site-settings.ts';
import { Accounts } from './accounts.ts';
import { Builder } from './builder.ts';
import { Choices } from './choices.ts';
import { Events } from './events.ts';
import { Health } from './health.ts';
import { Inspection } from './inspection.ts';
import { Releases } from './releases.ts';
import { handOn, joinProject, openRepository } from './repository.ts';
import type { DecideFolder } from './repository.ts';
import { Sessions } from './sessions.ts';
import { publishedSettings } from './settings.ts';
import { Turns } from './turns.ts';
import { publishDue } from './workflow.ts';
import type { Checkpoint, Workflow } from './workflow.ts';

/** Below the state folder: the built sites, the only part that a web server's user may read. */
const SITES = 'site';
const INSPECTION = 'inspection';

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
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly events: Events;
  readonly builder: Builder;
  readonly releases: Releases;
  readonly health: Health;
  readonly settings: DeskSettings;
  /** The settings as they were published when the desk was opened; the locked ones stay so. */
  readonly site: SiteSettings;
  /** Publishes what is due and builds what has become public; called every few seconds. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the desk; throws an Error in Chinese when it cannot. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const {
    program,
    office,
    branch,
    state,
    now = () => new Date(),
    checkpoint = () => undefined,
    say = console.log,
  } = options;
  closeToOthers(state);
  lock(join(state, 'lock'));
  const store = await openRepository(join(state, 'repository.git'), office, branch);
  const decide = options.decideFolder ?? (async () => 'later' as const);
  const joined = await joinProject(store, office, { branch, decide });
  if (typeof joined === 'object') {
    const remedy = joined.branch ? '请开发者先合并分支 desk。' : '编务台里的保持不变，要改请在编务台里改。';
    say(`开发者的改动和编务台的内容有冲突，没有并入：${joined.conflicts.join('、')}。${remedy}`);
  }
  const site = await publishedSettings(store);
  const settings = options.settings ?? site.desk ?? {};
  const events = new Events();
  const choices = new Choices(store);
  const inspection = new Inspection(store, join(state, INSPECTION), now);
  const releases = new Releases(join(state, SITES), checkpoint);
  const builder = new Builder({
    ...{ program, store, releases, events, checkpoint, now },
    folder: join(state, 'build'),
    skipBroken: options.skipBroken ?? false,
    ...(options.trial === true && { trial: true }),
    ...(options.buildScript !== undefined && { script: options.buildScript }),
  });
  const pushes = settings.remote === undefined ? undefined : join(state, 'last-push.json');
  const health = new Health({ store, releases, events, now, pushes });
  const handing = new Turns();
  const pass = async () => {
    for (const { to, failure } of await handOn(store, office, { branch, remote: settings.remote })) {
      if (to === '远程仓库') health.pushed(failure === undefined);
      if (failure === undefined) continue;
      events.send({ type: 'handOn', state: 'failed', message: failure });
      say(failure);
    }
  };
  const flow: Workflow = {
    ...{ store, inspection, now, checkpoint },
    turns: new Turns(),
    hands: {
      of: (collection) => settings.hands?.[collection] ?? usualHands(collection),
      ...(settings.smallChange && { small: settings.smallChange }),
    },
    scheduled: (person, about, at) => events.send({ type: 'scheduled', about, name: person.name, at }),
    published: (_commit, person, about, step) => {
      events.send({ type: step === 'decide' ? 'published' : 'withdrawn', about, name: person.name });
      void builder.request();
      if (options.passOn !== false) handing.take(pass).catch((error: unknown) => say(String(error)));
    },
  };
  const tick = async () => {
    for (const { about, message } of await publishDue(flow)) {
      events.send({ type: 'build', state: 'failed', message: `${about} 没有按时发布。${message}`, diagnostics: [] });
    }
    await builder.catchUp();
  };
  const secure = settings.origin?.startsWith('https:') === true;
  return {
    ...{ flow, choices, events, builder, releases, settings, site, tick, health },
    accounts: new Accounts(join(state, 'accounts.json')),
    sessions: new Sessions(join(state, 'sessions.json'), secure, now),
    close: async () => {
      events.close();
      await flow.turns.take(async () => undefined);
      await builder.idle();
      await handing.take(async () => undefined);
      await inspection.close();
      await choices.close();
      store.close();
      rmSync(join(state, 'lock'), { force: true });
    },
  };
}

/**
 * Whoever serves the public site passes through to it; everything else is the desk's own. Settled at each
 * opening, because a folder that was copied or restored may have come with other rights.
 */
function closeToOthers(state: string): void {
  mkdirSync(join(state, INSPECTION), { recursive: true });
  chmodSync(state, 0o711);
  for (const item of readdirSync(state, { withFileTypes: true })) {
    if (item.name !== SITES) chmodSync(join(state, item.name), item.isDirectory() ? 0o700 : 0o600);
  }
}

/** Two servers on one folder would step on each other's feet. */
function lock(file: string): void {
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid !== process.pid && isOurs(pid)) {
      throw new Error(`编务台已经在运行（进程 ${pid}），请先关掉它。确实没有在运行，就删去 ${file}。`);
    }
    rmSync(file, { force: true });
  }
  const handle = openSync(file, 'wx', 0o600);
  writeSync(handle, String(process.pid));
  closeSync(handle);
}

/** Whether a process of this number runs and, where the system can tell, is a Node. */
function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node');
  } catch {
    return true;
  }
}
