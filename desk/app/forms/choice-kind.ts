/** Which fields are chosen from what there is. */
import type { Control } from '#model/field.ts';
import type { ChoiceKind } from '../../api/choice.ts';

const cited = { article: 'articles', paragraph: 'sources' } as const;

/** What the value of a field is chosen from; undefined when it is written. */
export function choiceKindOf({ widget, collection, cites, drawing }: Control): ChoiceKind | undefined {
  if (cites !== undefined) return cited[cites];
  if (drawing === true) return 'icons';
  return widget === 'relation' ? collection : undefined;
}
