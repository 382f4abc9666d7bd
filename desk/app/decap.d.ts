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
declare module 'decap-cms-widget-list' {
  import type { Component, MouseEvent, ReactNode } from 'react';
  interface ListProps {
    readonly value?: { readonly size: number; map(draw: (item: unknown, index: number) => ReactNode): ReactNode };
    readonly field: { get(name: string): unknown };
    readonly forID: string;
    readonly classNameWrapper: string;
    readonly parentIds: readonly string[];
    readonly t: unknown;
    readonly [handed: string]: unknown;
  }
  interface ListState {
    readonly keys: readonly string[];
    readonly itemsCollapsed: readonly boolean[];
  }
  export class ListControl extends Component<ListProps, ListState> {
    override componentDidMount(): void;
    renderItem: (item: unknown, index: number) => ReactNode;
    renderListControl(): ReactNode;
    hasError: (index: number) => boolean | undefined;
    objectLabel(item: unknown): ReactNode;
    handleAdd: (event: MouseEvent) => void;
    handleRemove: (index: number, event: MouseEvent) => void;
    handleItemCollapseToggle: (index: number, event: MouseEvent) => void;
    handleCollapseAllToggle: (event: MouseEvent) => void;
    handleChangeFor: (key: string) => unknown;
    onSortEnd: (move: { oldIndex: number; newIndex: number }) => void;
    processControlRef: (control: unknown) => void;
    getStableParentIds: (parentIds: readonly string[], forID: string, key: string) => readonly string[];
  }
  const widget: { readonly controlComponent: typeof ListControl };
  export default widget;
}
declare module 'decap-cms-widget-object' {
  import type { ComponentType } from 'react';
  const widget: { Widget: () => unknown; readonly controlComponent: ComponentType<Record<string, unknown>> };
  export default widget;
}
declare module 'decap-cms-ui-default' {
  import type { ComponentType } from 'react';
  export const ObjectWidgetTopBar: ComponentType<Record<string, unknown>>;
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
declare module 'decap-cms-core/dist/esm/actions/entries.js' {
  export function changeDraftField(change: {
    readonly field: { get(name: string): unknown };
    readonly value: unknown;
    readonly metadata: object;
    readonly entries: readonly unknown[];
  }): unknown;
}
