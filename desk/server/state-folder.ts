/** The folder that holds everything the desk keeps: what lies where, who may read it, and that one server works in it. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '#program/file-lock.ts';

export interface StateFolder {
  readonly repository: string;
  /** The built sites, the only part that a web server's user may read. */
  readonly sites: string;
  readonly inspection: string;
  readonly thumbnails: string;
  readonly build: string;
  readonly accounts: string;
  readonly sessions: string;
  readonly signIns: string;
  readonly accountsLog: string;
  readonly notices: string;
  readonly lastPush: string;
  /** Lets another server open the folder. */
  release(): void;
}

const SITES = 'site';

/** The number of the server's process, for whoever looks for it. */
const PROCESS = 'process.txt';

/**
 * Opens the folder for this server alone.
 * @throws Error in Chinese when another one has it open: they would step on each other's feet.
 */
export function openStateFolder(folder: string): StateFolder {
  const at = (name: string) => join(folder, name);
  mkdirSync(at('inspection'), { recursive: true });
  closeToOthers(folder);
  const release = takeLock(at('server.lock'), 'alone');
  if (release === undefined) {
    throw new Error(`编务台已经在运行（进程 ${readFileSync(at(PROCESS), 'utf8')}），请先关掉它。`);
  }
  writeFileSync(at(PROCESS), String(process.pid), { mode: 0o600 });
  return {
    repository: at('repository.git'),
    sites: at(SITES),
    inspection: at('inspection'),
    thumbnails: at('thumbnails'),
    build: at('build'),
    accounts: at('accounts.json'),
    sessions: at('sessions.json'),
    signIns: at('failed-sign-ins.json'),
    accountsLog: at('accounts-log.jsonl'),
    notices: at('notices.json'),
    lastPush: at('last-push.json'),
    release,
  };
}

/**
 * Whoever serves the public site passes through to it; everything else is the desk's own. Settled at each
 * opening, because a folder that was copied or restored may have come with other rights.
 */
function closeToOthers(folder: string): void {
  chmodSync(folder, 0o711);
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    if (item.name !== SITES) chmodSync(join(folder, item.name), item.isDirectory() ? 0o700 : 0o600);
  }
}
