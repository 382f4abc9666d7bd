/**
 * A pure function that works once for each object it is given, for as long as the object lives. Whoever reads a
 * file anew makes a new object, and what was found out about the old one goes with it.
 */
export function memoised<Given extends object, Found>(find: (given: Given) => Found): (given: Given) => Found {
  const found = new WeakMap<Given, { readonly value: Found }>();
  return (given) => {
    const known = found.get(given) ?? { value: find(given) };
    found.set(given, known);
    return known.value;
  };
}
