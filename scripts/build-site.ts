/**
 * Builds a site in two steps: into a fresh folder first, then in the old one's
 * place. A build that fails leaves the last good site where it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { inspectArchive } from '#archive/archive.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { withBuildMoment } from '#archive/build-moment.ts';
import { ContentError } from '#archive/problem.ts';
import { sayHeldBack } from '#archive/public-at.ts';
import { listFindings } from '#checks/finding.ts';
import { indexSite } from '#indexing/index-site.ts';
import { withIndex } from '#lib/with-index.ts';
import type { ForgeSettings } from '#model/forge-settings.ts';
import { precompress } from '#outputs/precompress.ts';
import { HEALTH_FILE, siteHealth } from '#outputs/site-health.ts';
import { astroCommand } from './program.mjs';
import { checkText } from './check-text.ts';
import type { OfficeContent } from '../desk/forge-desk.ts';

export interface SiteBuild {
  /** Where the finished site is put; `dist` in the folder it is built in when left out. */
  readonly dist?: string;
  /** The office's own folder, where the root holds a copy of it. */
  readonly office?: string;
  /** The moment that decides what is public. */
  readonly now?: Date;
}

/**
 * @param root the program with the office's words in it; what the build remembers is kept there too.
 * @returns whether the site now stands as `root` describes it.
 */
export async function buildSite(
  root: string,
  { dist = join(root, 'dist'), office = officeFolder(root), now = new Date() }: SiteBuild = {},
): Promise<boolean> {
  console.log('① 检查内容……');
  const { archive, whole, heldBack, settings, problems } = inspectArchive(officeFolder(root), now);
  if (problems.length > 0 || settings === undefined) {
    console.error(new ContentError(problems).message);
    return false;
  }
  const findings = checkText(join(root, '.tmp'), whole, settings, now);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    console.error(`文字有${errors.length}处错误，网站没有生成（上一次的网站不受影响）：`);
    for (const line of listFindings(errors)) console.error(line);
    return false;
  }
  if (findings.length > 0) console.log(`　有${findings.length}处提醒，可用 npm run check 查看。`);
  for (const line of sayHeldBack(heldBack)) console.log(`　${line}`);
  console.log('② 生成网页……');
  const fresh = beside(dist);
  rmSync(fresh, { recursive: true, force: true });
  // The machine's variables take the place of Vite's own of the same name (withastro/astro#3327): DEV=1, which
  // test runners set too, would let inline styles into the security policy of what is published.
  const env = {
    ...withBuildMoment(now),
    ...{ DEV: undefined, PROD: undefined, MODE: undefined, SSR: undefined },
    ...{ NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [astroCommand(root), 'build', '--root', root, '--outDir', fresh],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, env },
  );
  if (status !== 0) {
    console.error(`${stdout}${stderr}\n网页没有生成，上一次的网站不受影响。`);
    return false;
  }
  console.log('③ 编搜索索引……');
  try {
    await indexSite({
      archive,
      readPage: (path) => readFile(join(fresh, path, 'index.html'), 'utf8'),
      siteDir: fresh,
      written: (path) => withIndex(path, settings.values.indexInLinks),
      cacheDir: join(root, '.tmp/search-cache'),
    });
  } catch (error) {
    console.error(error, '\n搜索索引没有编成，上一次的网站不受影响。');
    return false;
  }
  console.log('④ 生成印刷版和开放数据……');
  const outputs = spawnSync(process.execPath, [join(root, 'src/outputs/cli.ts'), fresh], {
    cwd: root,
    stdio: 'inherit',
    env: withBuildMoment(now),
  });
  if (outputs.status !== 0) {
    console.error('印刷版和开放数据没有生成，上一次的网站不受影响。');
    return false;
  }
  const forge = settings.values.desk?.forge;
  if (forge !== undefined) {
    console.log('⑤ 放入编务台的页面……');
    await putForgeDesk({ root, office, fresh }, { archive, settings: settings.values }, forge);
  }
  console.log(`${forge === undefined ? '⑤' : '⑥'} 换上新网站……`);
  writeFileSync(join(fresh, HEALTH_FILE), JSON.stringify(siteHealth({ archive, heldBack, now, builtAt: new Date() })));
  await precompress(fresh);
  swap(fresh, dist);
  return true;
}

/** The desk of an office with its own forge, which is the only one that has it among its pages. */
async function putForgeDesk(
  { root, office, fresh }: { readonly root: string; readonly office: string; readonly fresh: string },
  content: Pick<OfficeContent, 'archive' | 'settings'>,
  forge: ForgeSettings,
): Promise<void> {
  const [{ deskPages }, { writeForgeDesk }, { prefixOf }] = await Promise.all([
    import('../desk/desk-pages.ts'),
    import('../desk/forge-desk.ts'),
    import('../desk/server/project.ts'),
  ]);
  const pages = await deskPages(join(root, '.tmp/desk-pages'));
  const prefix = await prefixOf(office);
  writeForgeDesk(join(fresh, 'admin'), pages, { office: officeFolder(root), prefix, ...content }, forge);
}

/** A folder on the same disk, so that putting it in the place of the old one is a renaming. */
const beside = (dist: string): string => join(dirname(dist), `.${basename(dist)}-new`);

/** Puts `fresh` in the place of `current`; between the two renames nothing can fail halfway. */
function swap(fresh: string, current: string): void {
  const old = `${fresh}-old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(current)) renameSync(current, old);
  renameSync(fresh, current);
  rmSync(old, { recursive: true, force: true });
}
