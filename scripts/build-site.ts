/**
 * Builds a site in two steps: into a fresh folder first, then in the old one's
 * place. A build that fails leaves the last good site where it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentError } from '#archive/problem.ts';
import { loadArchive } from '#archive/archive.ts';
import type { Archive } from '#archive/archive.ts';
import { indexSite } from '#indexing/index-site.ts';

/** @returns whether `root`/dist now holds the site as `root` describes it. */
export async function buildSite(root: string): Promise<boolean> {
  console.log('① 检查内容……');
  let archive: Archive;
  try {
    archive = loadArchive(root);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.error(error.message);
    return false;
  }
  console.log('② 生成网页……');
  const fresh = join(root, '.tmp/dist');
  rmSync(fresh, { recursive: true, force: true });
  // A test runner names its own mode in NODE_ENV; what it looks at must be what is published.
  const env = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
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
      cacheDir: join(root, '.tmp/search-cache'),
    });
  } catch (error) {
    console.error(error, '\n搜索索引没有编成，上一次的网站不受影响。');
    return false;
  }
  console.log('④ 换上新网站……');
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
