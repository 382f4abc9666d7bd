/**
 * Renders many pages of one route. Astro makes a request, an address, cookies and a response for every page, which
 * costs more than the page; here its first page tells what the others are rendered with. The components are the
 * same, so no markup stands twice. Such a page may ask for its props only: the address is that of the first.
 */
import { renderToString } from 'astro/runtime/server/index.js';
import { renderByAstro } from './site-app.ts';
import type { Component, PageModule, RenderResult, SiteApp, SitePath } from './site-app.ts';

type Render = (result: RenderResult, page: Component, props: object, slots: object, isPage: true) => Promise<string>;
const render = renderToString as unknown as Render;

const NO_SLOTS = Object.freeze({});

/** Whatever a page notes while it is rendered begins anew with each. */
function fresh(result: RenderResult): RenderResult {
  const noted = Object.entries(result._metadata).map(([name, value]): [string, unknown] => {
    if (value instanceof Set) return [name, new Set()];
    if (Array.isArray(value)) return [name, []];
    if (typeof value === 'number') return [name, 0];
    // What the page is told of its route, not what it notes.
    return [name, name.startsWith('has') ? false : value];
  });
  return { ...result, styles: new Set(result.styles), _metadata: Object.fromEntries(noted) };
}

/** Sees with what Astro renders the pages of each route. */
export class PageWatch {
  readonly #app: SiteApp;
  readonly #modules = new Map<string, PageModule>();
  readonly #results = new Map<string, RenderResult>();

  /** Before Astro has asked for any page. */
  constructor(app: SiteApp) {
    this.#app = app;
    const { pageMap } = app.manifest;
    for (const [component, load] of pageMap) {
      pageMap.set(component, async () => {
        const watched = this.#watch(component, await (await load()).page());
        return { page: () => Promise.resolve(watched) };
      });
    }
  }

  /** Always the same object for a page: Astro knows by it what it keeps. */
  #watch(component: string, module: PageModule): PageModule {
    const known = this.#modules.get(component);
    // An endpoint renders nothing.
    if (known !== undefined || typeof module.default !== 'function') return known ?? module;
    const page = module.default;
    const watching = Object.assign((given: RenderResult, props: object, slots: object) => {
      // Rendering empties its styles.
      this.#results.set(component, { ...given, styles: new Set(given.styles) });
      return page(given, props, slots);
    }, page);
    const watched = { ...module, default: watching };
    this.#modules.set(component, watched);
    return watched;
  }

  /** @returns what renders further pages of a route. @throws Error when it gives other bytes for the first than Astro. */
  async open(first: SitePath, props: object): Promise<(props: object) => Promise<string>> {
    const { component } = first.route;
    const bytes = await renderByAstro(this.#app, first);
    const [page, result] = [this.#modules.get(component)?.default, this.#results.get(component)];
    if (page === undefined || result === undefined) throw new Error(`${component} was not rendered`);
    const renderPage = (given: object) => render(fresh(result), page, { ...given }, NO_SLOTS, true);
    if ((await renderPage(props)) !== Buffer.from(bytes).toString()) {
      throw new Error(`${first.pathname}: Astro renders this page in another way than src/prerender`);
    }
    return renderPage;
  }
}
