/** What a list shows of an item, on one line. */
interface Listed {
  readonly title: string;
  readonly pieces?: readonly string[] | undefined;
  readonly href: string;
  readonly summary: string | undefined;
  readonly placeName: string | undefined;
  readonly date: string;
  /** Why it is in this list, in place of its date. */
  readonly why?: string | undefined;
}

export function listLine(item: Listed, kindLabel?: string) {
  return {
    title: item.title,
    pieces: item.pieces,
    href: item.href,
    summary: item.summary,
    kindLabel,
    where: [item.placeName, item.why ?? item.date].filter(Boolean).join('　'),
  };
}
