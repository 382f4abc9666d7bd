/** What the server answers a form for a new issue. */
export interface NextIssue {
  /** Proposed for the address of the issue. */
  readonly code: string;
  /** The issue that the fields were taken from, as people call it; none for the first. */
  readonly after?: string;
  /** Fields of the form. */
  readonly fields: Readonly<Record<string, unknown>>;
}
