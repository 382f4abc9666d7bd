/** Why one page is offered beside another. */
interface Traits {
  readonly placeId: string | undefined;
  readonly topics: readonly string[];
  readonly mechanisms: readonly string[];
}

/** What two items have in common, in a reader's words, the closest first; empty when nothing. */
export function sharedTraits(one: Traits, other: Traits): string {
  const common = (a: readonly string[], b: readonly string[]): boolean => a.some((id) => b.includes(id));
  return [
    one.placeId !== undefined && one.placeId === other.placeId ? '同一地方' : '',
    common(one.mechanisms, other.mechanisms) ? '同样做法' : '',
    common(one.topics, other.topics) ? '同一专题' : '',
  ]
    .filter(Boolean)
    .join('、');
}
