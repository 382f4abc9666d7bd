/** How several places go about one thing, side by side. */

export interface Practice {
  readonly placeId: string | undefined;
  readonly placeName: string | undefined;
}

export interface PlaceGroup<P extends Practice> {
  readonly placeId: string | undefined;
  readonly placeName: string;
  readonly practices: readonly P[];
}

/** The practices by place, in the order in which each place comes first; those of no known place last. */
export function groupByPlace<P extends Practice>(practices: readonly P[]): PlaceGroup<P>[] {
  const groups = new Map<string | undefined, { placeName: string; practices: P[] }>();
  for (const practice of practices) {
    const group = groups.get(practice.placeId);
    if (group) group.practices.push(practice);
    else groups.set(practice.placeId, { placeName: practice.placeName ?? '地方未载明', practices: [practice] });
  }
  return [...groups]
    .map(([placeId, group]) => ({ placeId, ...group }))
    .sort((a, b) => Number(a.placeId === undefined) - Number(b.placeId === undefined));
}
