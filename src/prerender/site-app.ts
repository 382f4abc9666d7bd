/**
 * What this folder knows of the application that Astro builds to prerender a site. Astro gives integrations no types
 * for it; what is relied on stands here, and a test builds a site with it and without. Astro 7.3.5.
 */
import type { AstroPrerenderer } from 'astro';

/** An address of a route, as `getStaticPaths` gave it. */
export interface SitePath {
  readonly pathname: string;
  readonly route: SiteRoute;
  /** Changes whenever the page would; a path without one is rendered at every build. */
  readonly cacheKey?: string;
}

type SiteRoute = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number]['route'];

interface StaticPath {
  readonly props?: Readonly<Record<string, unknown>>;
}

/** What a component is rendered with. */
export interface RenderResult {
  readonly _metadata: object;
  readonly styles: ReadonlySet<unknown>;
}

export type Component = ((result: RenderResult, props: object, slots: object) => unknown) & {
  readonly moduleId?: string;
};

export interface PageModule {
  readonly default: Component;
}

export interface SiteApp {
  readonly manifest: {
    readonly base: string;
    readonly pageMap: Map<string, () => Promise<{ readonly page: () => Promise<PageModule> }>>;
  };
  readonly routeCache: { get(route: SiteRoute): { readonly staticPaths?: readonly StaticPath[] } | undefined };
  render(request: Request, options: { readonly routeData: SiteRoute }): Promise<Response>;
}

/** The file of a page below the site's folder. */
export function pageFile({ pathname, route }: Pick<SitePath, 'pathname' | 'route'>): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (route.type === 'endpoint') return path;
  return path === '404' ? '404.html' : `${path === '' ? '' : `${path}/`}index.html`;
}

/** Asks Astro for one page, as its own build does. */
export async function renderByAstro(app: SiteApp, path: SitePath): Promise<Uint8Array> {
  const end = path.route.type === 'endpoint' ? '' : '/';
  const address = `${app.manifest.base}${path.pathname}${end}`.replace(/\/{2,}/g, '/');
  const response = await app.render(new Request(`http://localhost${encodeURI(address)}`), { routeData: path.route });
  if (response.status !== 200 && path.pathname !== '/404') {
    throw new Error(`${path.pathname}: ${response.status} ${await response.text()}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}
