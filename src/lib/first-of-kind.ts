/** Long lists of findings for a terminal: the first of each kind, and how many more there are. */

/** How many of a kind are shown; more hide the other kinds. */
const SHOWN = 20;

/**
 * @param kindOf what makes two items alike.
 * @param line an item as one line.
 * @returns the lines, kinds in the order in which they first occur.
 */
export function firstOfEachKind<T>(
  items: readonly T[],
  kindOf: (item: T) => string,
  line: (item: T) => string,
): string[] {
  return [...Map.groupBy(items, kindOf).values()].flatMap((alike) => {
    const more = alike.length - SHOWN;
    return [...alike.slice(0, SHOWN).map(line), ...(more > 0 ? [`　……同类的还有${more}处`] : [])];
  });
}
