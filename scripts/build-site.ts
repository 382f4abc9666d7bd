/**
 * Builds a site in two steps: into a fresh folder first, then in the old one's
 * place. A build that fails leaves the last good site where it is.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { withLeftOut } from '#archive/left-out.ts';
import { officeFolder } from '#archive/office-folder.ts';
import { withBuildMoment } from '#archive/build-moment.ts';
import { sayHeldBack } from '#archive/public-at.ts';
import { indexSite } from '#indexing/index-site.ts';
import { withIndex } from '#lib/with-index.ts';
import { precompress } from '#outputs/precompress.ts';
import { HEALTH_FILE, siteHealth } from '#outputs/site-health.ts';
import { removeFolder, replaceFolder } from './move-whole.mjs';
import { astroCommand } from './program.mjs';
import { told } from './command.ts';
import { childFailure } from './failures.mjs';
import { inspectSite } from './inspect-site.ts';

export interface SiteBuild {
  /** Where the finished site is put; `dist` in the folder it is built in when left out. */
  readonly dist?: string;
  /** The moment that decides what is public. */
  readonly now?: Date;
  /** Whether what has something wrong is left out, and named, in place of stopping the build. */
  readonly skipBroken?: boolean;
}

/**
 * @param root the program with the office's words in it; what the build remembers is kept there too.
 * @returns whether the site now stands as `root` describes it.
 */
export async function buildSite(
  root: string,
  { dist = join(root, 'dist'), now = new Date(), skipBroken = false }: SiteBuild = {},
): Promise<boolean> {
  console.log('① 检查内容……');
  const fit = inspectSite(root, now, skipBroken);
  if (fit === undefined) return false;
  const { archive, heldBack, settings, without } = fit;
  for (const line of sayHeldBack(heldBack)) console.log(`　${line}`);
  console.log('② 生成网页……');
  const fresh = beside(dist);
  removeFolder(fresh);
  // The machine's variables take the place of Vite's own of the same name (withastro/astro#3327): DEV=1, which
  // test runners set too, would let inline styles into the security policy of what is published.
  const shared = { ...withBuildMoment(now), ...withLeftOut(join(root, '.tmp/left-out.json'), without) };
  const env = {
    ...shared,
    ...{ DEV: undefined, PROD: undefined, MODE: undefined, SSR: undefined },
    ...{ NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  };
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [astroCommand(root), 'build', '--root', root, '--outDir', fresh],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, env },
  );
  if (status !== 0) {
    console.error(`${childFailure(stderr, signal) ?? `${stdout}${stderr}`}\n网页没有生成，上一次的网站不受影响。`);
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
    console.error(told(error), '\n搜索索引没有编成，上一次的网站不受影响。');
    return false;
  }
  console.log('④ 生成印刷版和开放数据……');
  const outputs = spawnSync(process.execPath, [join(root, 'src/outputs/cli.ts'), fresh], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    env: shared,
  });
  if (outputs.status !== 0) {
    const { stderr: why, signal: by } = outputs;
    console.error(`${childFailure(why, by) ?? why}\n印刷版和开放数据没有生成，上一次的网站不受影响。`);
    return false;
  }
  const forge = settings.values.desk?.forge;
  if (forge !== undefined) {
    console.log('⑤ 放入编务台的页面……');
    // Only an office with its own forge has the desk among its pages.
    const [{ deskPages }, { writeForgeDesk }] = await Promise.all([
      import('../desk/desk-pages.ts'),
      import('../desk/forge-desk.ts'),
    ]);
    const pages = await deskPages(join(root, '.tmp/desk-pages'));
    writeForgeDesk(
      join(fresh, 'admin'),
      pages,
      { office: officeFolder(root), archive, settings: settings.values },
      forge,
    );
  }
  console.log(`${forge === undefined ? '⑤' : '⑥'} 换上新网站……`);
  writeFileSync(join(fresh, HEALTH_FILE), JSON.stringify(siteHealth({ archive, heldBack, now, builtAt: new Date() })));
  await precompress(fresh);
  replaceFolder(fresh, dist);
  return true;
}

/** A folder on the same disk, so that putting it in the place of the old one is a renaming. */
const beside = (dist: string): string => join(dirname(dist), `.${basename(dist)}-new`);
