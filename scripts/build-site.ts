/**
 * Builds a site in two steps: into a fresh folder first, then in the old one's
 * place. A build that fails leaves the last good site where it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspectArchive } from '#archive/archive.ts';
import { withBuildMoment } from '#archive/build-moment.ts';
import { ContentError } from '#archive/problem.ts';
import { sayHeldBack } from '#archive/public-at.ts';
import { listFindings } from '#checks/finding.ts';
import { indexSite } from '#indexing/index-site.ts';
import { withIndex } from '#lib/with-index.ts';
import { precompress } from '#outputs/precompress.ts';
import { HEALTH_FILE, siteHealth } from '#outputs/site-health.ts';
import { checkText } from './check-text.ts';

/**
 * @param now the moment that decides what is public.
 * @returns whether `root`/dist now holds the site as `root` describes it.
 */
export async function buildSite(root: string, now = new Date()): Promise<boolean> {
  console.log('① 检查内容……');
  const { archive, whole, heldBack, settings, problems } = inspectArchive(root, now);
  if (problems.length > 0 || settings === undefined) {
    console.error(new ContentError(problems).message);
    return false;
  }
  const findings = checkText(root, whole, settings, now);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    console.error(`文字有${errors.length}处错误，网站没有生成（上一次的网站不受影响）：`);
    for (const line of listFindings(errors)) console.error(line);
    return false;
  }
  if (findings.length > 0) console.log(`　有${findings.length}处提醒，可用 npm run check 查看。`);
  for (const line of sayHeldBack(heldBack)) console.log(`　${line}`);
  console.log('② 生成网页……');
  const fresh = join(root, '.tmp/dist');
  rmSync(fresh, { recursive: true, force: true });
  // A test runner names its own mode in NODE_ENV; what it looks at must be what is published.
  const env = { ...withBuildMoment(now), NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--root', root, '--outDir', fresh],
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
    console.log('⑤ 生成编务台的页面……');
    // Only an office with its own forge has the desk among its pages.
    const { buildForgeDesk } = await import('../desk/build-forge-desk.ts');
    await buildForgeDesk(join(fresh, 'admin'), { root, archive, settings: settings.values }, forge);
  }
  console.log(`${forge === undefined ? '⑤' : '⑥'} 换上新网站……`);
  writeFileSync(join(fresh, HEALTH_FILE), JSON.stringify(siteHealth({ archive, heldBack, now, builtAt: new Date() })));
  await precompress(fresh);
  swap(fresh, join(root, 'dist'));
  return true;
}

/** Puts `fresh` in the place of `current`; between the two renames nothing can fail halfway. */
function swap(fresh: string, current: string): void {
  const old = `${fresh}-old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(current)) renameSync(current, old);
  renameSync(fresh, current);
  rmSync(old, { recursive: true, force: true });
}
