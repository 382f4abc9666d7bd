/** The public site and the editors' desk on one loopback address; start-options.ts says what it may be told. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { officeFolder } from '#archive/office-folder.ts';
import { readSettings } from '#archive/settings-file.ts';
import { listDiagnostics } from '#lib/diagnostic.ts';
import { TRIAL_NOTE } from '#lib/trial-note.ts';
import { localTools } from '#outputs/wechat/local-tools.ts';
import { readAccountsFile } from '#desk/server/accounts.ts';
import { askForAccounts } from '#desk/server/ask-accounts.ts';
import { askAboutFolder } from '#desk/server/ask-folder.ts';
import { demoAccounts } from '#desk/server/demo.ts';
import { deskPages } from '#desk/desk-pages.ts';
import { openDesk } from '#desk/server/desk.ts';
import { serveDesk } from '#desk/server/server.ts';
import type { OfficeFolders } from '#program/office.ts';
import { PROGRAM } from '#program/program.mjs';
import type { StartOptions } from './start-options.ts';

/** Content that is changed in the office's folder but not committed is not what the desk publishes. */
function warnOfUncommitted(office: string): void {
  try {
    const changed = execFileSync('git', ['-C', office, 'status', '--porcelain', '--', '.'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const count = changed.split('\n').filter(Boolean).length;
    if (count > 0) console.log(`注意：${office} 里有${count}个文件的改动还没有提交到 git，这里的网站看不到它们。`);
  } catch {
    // A folder that is not under git has nothing uncommitted.
  }
}

export async function startDesk(
  { office, desk: kept, cache }: OfficeFolders,
  { port, demo, accounts, folder, skipBroken }: StartOptions,
): Promise<void> {
  const state = demo ? kept : (process.env['DESK_STATE'] ?? kept);
  const branch = readSettings(office).settings?.values.desk?.branch;
  const desk = await openDesk({
    ...{ program: PROGRAM, office, state, ...(branch !== undefined && { branch }) },
    ...{ passOn: !demo, trial: demo, decideFolder: askAboutFolder(folder), skipBroken },
  });
  const { base } = desk.site;
  if (accounts !== undefined) await desk.accounts.put(readAccountsFile(readFileSync(accounts, 'utf8')));
  const adminFolder = join(await deskPages(join(cache, 'desk-pages')), 'admin');
  // Tools for whoever sits at this machine; behind a proxy the public would see them.
  const tools: RequestHandler = (request, response, next) =>
    localTools(
      officeFolder(desk.builder.folder),
      desk.releases.folder() ?? '',
      base,
      demo ? TRIAL_NOTE : undefined,
    )(request, response, next);
  const server = await serveDesk(desk, {
    ...{ base, adminFolder, port },
    ...(desk.settings.origin === undefined && { tools }),
  });
  desk.events.hear((event) => {
    if (event.type !== 'build') return;
    if (event.state === 'running') console.log(`　${event.stage}……`);
    else if (event.state === 'done') console.log(`　网站已经更新（用了${event.seconds}秒）。${event.message ?? ''}`);
    else console.error([event.message, ...listDiagnostics(event.diagnostics)].join('\n'));
  });
  const close = () => {
    server.closeAllConnections();
    server.close();
    void desk.close().then(async () => {
      if (demo) (await import('./demo-office.ts')).removeDemoOffice();
      process.exit(0);
    });
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
  warnOfUncommitted(office);
  console.log(`编务台已经打开：http://127.0.0.1:${port}/admin/　（按 Ctrl+C 关闭）`);
  if (demo) console.log(await demoAccounts(desk.accounts));
  const address = `http://127.0.0.1:${port}${base}`;
  if (desk.releases.current() === undefined) console.log(`网站正在生成，生成好就在：${address}`);
  void desk.releases.shown.then(() => console.log(`网站已经打开：${address}`));
  // Whoever asks first tries again, and is told. The build begins behind it: whoever comes to write waits for the lists.
  await desk.choices.follow().catch(() => undefined);
  desk.warmUp().catch(() => undefined);
  await desk.builder.request();
  setInterval(() => void desk.tick().catch((error: unknown) => console.error(error)), 15_000).unref();
  if (demo) return;
  if (desk.accounts.all().length === 0) await askForAccounts(desk.accounts);
}
