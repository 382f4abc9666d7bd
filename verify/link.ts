/** A place where a page names another address. */
export interface Link {
  readonly element: string;
  readonly attribute: string;
  /** As written, entities read. */
  readonly to: string;
  /** Whether the browser fetches it for this page, unasked. */
  readonly fetched: boolean;
}
