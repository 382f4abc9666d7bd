/** What 管理 sees of the accounts. */

export type RoleName = 'recommend' | 'review' | 'decide' | 'manage';

export interface AccountRow {
  readonly name: string;
  readonly office: string;
  readonly roles: readonly RoleName[];
  /** The place whose drafts alone the person sees. */
  readonly place?: string;
  readonly email?: string;
}

export interface AccountsAnswer {
  readonly accounts: readonly AccountRow[];
  /** Wrong passwords, newest first; Beijing time. */
  readonly failed: readonly { readonly name: string; readonly time: string; readonly address: string }[];
}
