/**
 * Builds a site in two steps: into a fresh folder first, then in the old one's
 * place. A build that fails leaves the last good site where it is.
 */
import { copyFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { officeFolder, PUBLIC_FOLDER } from '#archive/office-folder.ts';
import { withBuildMoment } from '#archive/build-moment.ts';
import { ContentChanged } from '#archive/kept-entry.ts';
import { officeStamp, settledStamp } from '#archive/office-stamp.ts';
import { sayHeldBack } from '#archive/public-at.ts';
import { renewalEnvironment } from '#archive/renewal.ts';
import type { SettingsFile } from '#archive/settings-file.ts';
import { keepPublic, withSnapshot, writeSnapshot } from '#archive/snapshot.ts';
import type { PublicArchive } from '#archive/snapshot.ts';
import { indexSite } from '#indexing/index-site.ts';
import { PageTexts } from '#indexing/page-texts.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import { withIndex } from '#lib/with-index.ts';
import { fileStamp, precompress } from '#outputs/precompress.ts';
import { filesBelow } from '#prerender/kept-program.ts';
import { ANOTHER_PROGRAM } from '#prerender/renewal.ts';
import { HEALTH_FILE, siteHealth } from '#outputs/site-health.ts';
import { runBuildStep } from '#program/build-step.ts';
import { removeFolder, replaceFolder } from '#program/move-whole.mjs';
import { astroCommand, programDigest } from '#program/program.mjs';
import { failureText } from '#program/command.ts';
import { childFailure } from '#program/failures.mjs';
import { inspectSite } from './inspect-site.ts';

export interface SiteBuild {
  /** Where the finished site is put; `dist` in the folder it is built in when left out. */
  readonly dist?: string;
  /** The office's own folder, where the root holds a copy of it. */
  readonly office?: string;
  /** The moment that decides what is public. */
  readonly now?: Date;
  /** Whether what has something wrong is left out, and named, in place of stopping the build. */
  readonly skipBroken?: boolean;
  /** Called with the folder in which the pages can be read and searched, before what is printed of them is there. */
  readonly pagesUp?: (folder: string) => void;
  /** Called with what is wrong with the words when they keep the site from being built. */
  readonly refused?: (diagnostics: readonly Diagnostic[]) => void;
}

/** What a build goes on with once everything is read and checked. */
interface Read extends PublicArchive {
  readonly settings: SettingsFile;
  /** Of the folder as it was read. */
  readonly stamp: string;
  /** For the programs that are run: the moment of the build, and what was read. */
  readonly env: NodeJS.ProcessEnv;
}

/** A site on its way: what is fit to be shown, and the folder it is made in. */
interface Making extends Read {
  readonly root: string;
  /** The office's own folder. */
  readonly office: string;
  readonly fresh: string;
}

/** A step that could not be done; what it says has been said. */
class Stopped extends Error {}

/**
 * @param root the program with the office's words in it; what the build remembers is kept there too.
 * @returns whether the site now stands as `root` describes it.
 */
export async function buildSite(
  root: string,
  {
    dist = join(root, 'dist'),
    office = officeFolder(root),
    now = new Date(),
    skipBroken = false,
    pagesUp = () => undefined,
    refused = () => undefined,
  }: SiteBuild = {},
): Promise<boolean> {
  console.log('① 检查内容……');
  const read = readOnce(root, { now, skipBroken, refused });
  if (read === undefined) return false;
  // On the same disk, so that putting it in the place of the old one is a renaming.
  const fresh = join(dirname(dist), `.${basename(dist)}-new`);
  removeFolder(fresh);
  const making: Making = { ...read, root, office, fresh };
  const steps = [
    ['生成网页', makePages],
    [
      '编搜索索引',
      async (site: Making) => {
        await makeIndex(site);
        pagesUp(fresh);
      },
    ],
    ['生成印刷版和开放数据', makeOutputs],
    ...(read.settings.values.desk?.forge === undefined ? [] : ([['放入编务台的页面', putDesk]] as const)),
    ['换上新网站', (site: Making) => finish(site, now)],
  ] as const;
  try {
    for (const [at, [title, step]] of steps.entries()) {
      console.log(`${NUMBERS[at + 1] ?? ''} ${title}……`);
      await step(making);
    }
  } catch (error) {
    if (error instanceof Stopped) return false;
    throw error;
  }
  replaceFolder(fresh, dist);
  return true;
}

/** Reads and checks the words, and leaves what is public for the later steps; their bodies go from memory with the reading. */
function readOnce(
  root: string,
  { now, skipBroken, refused }: Required<Pick<SiteBuild, 'now' | 'skipBroken' | 'refused'>>,
): Read | undefined {
  const words = officeFolder(root);
  const stamp = settledStamp(words);
  const fit = inspectSite(root, now, skipBroken, refused);
  if (fit === undefined) return undefined;
  for (const line of sayHeldBack(fit.heldBack)) console.log(`　${line}`);
  const kept = keepPublic(words, fit);
  const snapshot = join(root, '.tmp/snapshot.jsonl');
  writeSnapshot(snapshot, stamp, kept);
  return { ...kept, settings: fit.settings, stamp, env: { ...withBuildMoment(now), ...withSnapshot(snapshot) } };
}

const NUMBERS = '①②③④⑤⑥⑦';

function stop(why: unknown, what: string): never {
  console.error(why);
  console.error(`${what}，上一次的网站不受影响。`);
  throw new Stopped(what);
}

async function makePages(making: Making): Promise<void> {
  const { root, fresh } = making;
  if (!(await renewPages(making))) {
    // Of a renewal that found out late.
    removeFolder(fresh);
    await buildPages(making);
  }
  const own = join(officeFolder(root), PUBLIC_FOLDER);
  for (const file of filesBelow(own)) {
    const target = join(fresh, file);
    // Written over, a page that is kept for the next site would change too.
    rmSync(target, { force: true });
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(own, file), target);
  }
}

/** Makes the pages with the program that Astro built before. @returns whether that one is still right. */
async function renewPages({ root, fresh, env }: Making): Promise<boolean> {
  const renewal = [join(root, 'src/prerender/renew-site.ts'), fresh];
  const quiet = { NODE_ENV: 'production', ...renewalEnvironment };
  const { ok, code, signal, stderr } = await runBuildStep(renewal, { cwd: root, env: { ...env, ...quiet } });
  if (!ok && code !== ANOTHER_PROGRAM) stop(childFailure(stderr, signal) ?? stderr, '网页没有生成');
  return ok;
}

async function buildPages({ root, fresh, env: shared }: Making): Promise<void> {
  // The machine's variables take the place of Vite's own of the same name (withastro/astro#3327): DEV=1, which
  // test runners set too, would let inline styles into the security policy of what is published.
  const env = {
    ...shared,
    ...{ DEV: undefined, PROD: undefined, MODE: undefined, SSR: undefined },
    ...{ NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  };
  // Ten thousand pages leave much behind them: with little room for what is young, a fifth of the time goes by
  // collecting it.
  const astro = ['--max-semi-space-size=64', astroCommand(root), 'build', '--root', root, '--outDir', fresh];
  const { ok, signal, stdout, stderr } = await runBuildStep(astro, { cwd: root, env });
  if (!ok) stop(childFailure(stderr, signal) ?? `${stdout}${stderr}`, '网页没有生成');
}

async function makeIndex({ root, fresh, archive, settings }: Making): Promise<void> {
  try {
    const texts = new PageTexts(join(root, '.tmp/page-texts.jsonl'), programDigest(root));
    await indexSite({
      archive,
      readPage: (path) => {
        const page = join(fresh, path, 'index.html');
        return texts.of(path, fileStamp(statSync(page)), () => readFile(page, 'utf8'));
      },
      siteDir: fresh,
      written: (path) => withIndex(path, settings.values.indexInLinks),
      cacheDir: join(root, '.tmp/search-cache'),
    });
    texts.keep();
  } catch (error) {
    stop(failureText(error), '搜索索引没有编成');
  }
}

async function makeOutputs({ root, fresh, env }: Making): Promise<void> {
  const outputs = [join(root, 'src/outputs/cli.ts'), fresh];
  const { ok, signal, stderr } = await runBuildStep(outputs, { cwd: root, env, shows: true });
  if (!ok) stop(childFailure(stderr, signal) ?? stderr, '印刷版和开放数据没有生成');
}

/** Only an office with its own forge has the desk among its pages. */
async function putDesk({ root, office, fresh, archive, settings: { values: settings } }: Making): Promise<void> {
  const [{ deskPages }, { writeForgeDesk }, { prefixOf }] = await Promise.all([
    import('#desk/desk-pages.ts'),
    import('#desk/forge-desk.ts'),
    import('#desk/server/project.ts'),
  ]);
  const forge = settings.desk?.forge;
  if (forge === undefined) return;
  const pages = await deskPages(join(root, '.tmp/desk-pages'));
  const content = { office: officeFolder(root), prefix: await prefixOf(office), archive, settings };
  writeForgeDesk(join(fresh, 'admin'), pages, content, forge);
}

async function finish({ root, fresh, stamp, archive, heldBack }: Making, now: Date): Promise<void> {
  writeFileSync(join(fresh, HEALTH_FILE), JSON.stringify(siteHealth({ archive, heldBack, now, builtAt: new Date() })));
  await precompress(fresh, join(root, '.tmp/packed'));
  // Pages read their words from the folder: a site of two readings is not shown.
  if (officeStamp(officeFolder(root)) !== stamp) stop(failureText(new ContentChanged()), '网站没有生成');
}
