/** Traditional characters read as Simplified ones. The table is large: a page loads this module only when it must. */
import { simplified, traditional } from './fold-table.ts';
import { foldBetween } from './normal-form.ts';

/** The Simplified form of a Traditional character; any other character unchanged. */
export const toSimplified = foldBetween(traditional, simplified);
