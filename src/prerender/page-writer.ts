/** Writes the pages that say what they show (`cacheKey`): what was made before is linked, the rest rendered in bulk. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PageWatch } from './bulk-renderer.ts';
import type { PageCache } from './page-cache.ts';
import { pageFile } from './site-app.ts';
import type { SiteApp, SitePath } from './site-app.ts';

export interface Writing {
  /** The folder of the site. */
  readonly folder: string;
  readonly cache: PageCache;
  /** Changes when the program or the settings make other pages of the same words. */
  readonly program: string;
}

/** @returns the paths that are left, and the files that were written. */
export async function writeKeyedPages(
  app: SiteApp,
  watch: PageWatch,
  paths: readonly SitePath[],
  writing: Writing,
): Promise<{ readonly left: SitePath[]; readonly files: ReadonlySet<string> }> {
  const files = new Set<string>();
  for (const [, route] of Map.groupBy(paths, ({ route }) => route.component)) {
    if (!route.some(({ cacheKey }) => cacheKey !== undefined)) continue;
    for (const file of await writeRoute(propsOfPaths(app, route), watch, route, writing)) files.add(file);
  }
  // An address that a page stands at already is not given away to one that moved.
  return { left: paths.filter((path) => !files.has(pageFile(path))), files };
}

/** @param paths all of one route. */
async function writeRoute(
  propsOf: (at: number) => object,
  watch: PageWatch,
  paths: readonly SitePath[],
  { folder, cache, program }: Writing,
): Promise<string[]> {
  let render: Awaited<ReturnType<PageWatch['open']>> | undefined;
  const written: string[] = [];
  for (const [at, path] of paths.entries()) {
    if (path.cacheKey === undefined) continue;
    const file = pageFile(path);
    const target = join(folder, file);
    mkdirSync(dirname(target), { recursive: true });
    const key = [program, path.route.component, path.pathname, path.cacheKey];
    if (!cache.restore(target, key)) {
      render ??= await watch.open(path, propsOf(at));
      cache.put(target, key, await render(propsOf(at)));
    }
    written.push(file);
  }
  return written;
}

/** Astro keeps what `getStaticPaths` gave in the order of its paths. */
function propsOfPaths(app: SiteApp, paths: readonly SitePath[]): (at: number) => object {
  const [first] = paths;
  const given = first && app.routeCache.get(first.route)?.staticPaths;
  if (given?.length !== paths.length) {
    throw new Error(`${first?.route.component ?? ''}: ${given?.length ?? 'no'} of ${paths.length} paths`);
  }
  return (at) => given[at]?.props ?? {};
}
