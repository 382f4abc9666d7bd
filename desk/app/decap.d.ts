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
  export const ForgejoBackend: unknown;
}
declare module 'decap-cms-backend-gitlab' {
  export const GitLabBackend: unknown;
}
declare module 'decap-cms-backend-github' {
  export const GitHubBackend: unknown;
}
