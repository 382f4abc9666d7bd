/** How much of a text a change touches, for the rule that a slip of the pen needs fewer approvals. */
import { diffChars } from 'diff';

/** Whether at most `limit` characters were taken out or put in between the two texts. */
export function isSmallChange(before: string, after: string, limit: number): boolean {
  const parts = diffChars(before, after, { maxEditLength: limit });
  return parts !== undefined;
}
