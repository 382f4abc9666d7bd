/** Decap's packages that carry no types of their own; only what the desk uses of them. */
declare module 'decap-cms-locales/dist/esm/*' {
  const phrases: Record<string, unknown>;
  export default phrases;
}
declare module 'decap-cms-backend-proxy' {
  export interface EntryToSave {
    readonly dataFiles: readonly { readonly raw: string }[];
    readonly assets: readonly { readonly path: string }[];
  }
  export class ProxyBackend {
    constructor(config: unknown, options?: unknown);
    branch: string;
    persistEntry(entry: EntryToSave, options: object): Promise<unknown>;
    request(payload: Record<string, unknown>): Promise<unknown>;
  }
}
declare module 'decap-cms-widget-boolean' {
  const widget: { Widget: () => unknown };
  export default widget;
}
declare module 'decap-cms-widget-select' {
  const widget: { Widget: () => unknown };
  export default widget;
}
declare module 'decap-cms-widget-list' {
  const widget: { Widget: () => unknown };
  export default widget;
}
declare module 'decap-cms-widget-object' {
  const widget: { Widget: () => unknown };
  export default widget;
}
declare module 'decap-cms-backend-forgejo' {
  export class ForgejoBackend {
    [name: string]: unknown;
    constructor(config: unknown, options?: unknown);
    readonly api: {
      readonly originRepoURL: string;
      readonly branch: string;
      request(path: string, options?: object): Promise<unknown>;
      getBranchPullRequest(branch: string): Promise<unknown>;
    };
    authenticate(credentials: unknown): Promise<unknown>;
  }
}
declare module 'decap-cms-backend-gitlab' {
  export const GitLabBackend: new (config: unknown, options?: unknown) => Record<string, unknown>;
}
declare module 'decap-cms-backend-github' {
  export const GitHubBackend: new (config: unknown, options?: unknown) => Record<string, unknown>;
}
declare module 'decap-cms-core/dist/esm/redux/index.js' {
  interface State {
    readonly config: unknown;
    readonly entryDraft: { getIn(path: readonly string[]): { toJS(): never } | undefined };
  }
  export const store: { dispatch(action: unknown): Promise<unknown>; getState(): State };
}
declare module 'decap-cms-core/dist/esm/backend.js' {
  export function currentBackend(config: unknown): { getMediaFile(path: string): Promise<{ readonly url: string }> };
}
declare module 'decap-cms-core/dist/esm/actions/mediaLibrary.js' {
  export function persistMedia(file: File): unknown;
}
