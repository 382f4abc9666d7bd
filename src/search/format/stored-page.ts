/** What a result shows, as the fragment files carry it. */
export interface StoredPage {
  readonly url: string;
  readonly kind: string;
  readonly title: string;
  readonly placePath: readonly string[];
  readonly date?: string;
  readonly note?: string;
  readonly paragraphs: readonly { readonly id: string; readonly text: string }[];
}
