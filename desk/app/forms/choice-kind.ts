/** Which fields are chosen from what there is. */
import type { Control } from '#model/field.ts';
import { targetOf } from '#model/kinds.ts';
import type { ChoiceKind } from '../../api/choice.ts';

const cited = { article: 'articles', paragraph: 'sources' } as const;

/** What the value of a field is chosen from; undefined when it is written. */
export function choiceKindOf(control: Control): ChoiceKind | undefined {
  const { widget, cites, drawing } = control;
  if (cites !== undefined) return cited[cites];
  if (drawing === true) return 'icons';
  return widget === 'relation' ? targetOf(control) : undefined;
}
