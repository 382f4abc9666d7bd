/** Who is signed in at the desk and what they may do, as the server says it and the page shows it. */
export interface SignedInPerson {
  readonly name: string;
  readonly office: string;
  /** The roles in words, `推、审`. */
  readonly role: string;
  readonly roles: readonly string[];
  readonly mayWrite: boolean;
  readonly mayRecommend: boolean;
  readonly mayReview: boolean;
  readonly mayPublish: boolean;
  readonly mayWithdraw: boolean;
  readonly mayManage: boolean;
  /** The place whose drafts alone they see. */
  readonly place?: string;
  /** What the columns of the board are called. */
  readonly columns: Readonly<Record<string, string>>;
  /** How many people an entry of each collection passes through. */
  readonly approvals: Readonly<Record<string, number>>;
}
