/** The fields of an entry that has no page of its own, as a list. */
import type { EditableName } from '#model/editable.ts';
import { saidFields } from './fields.ts';

export function FieldList({ collection, raw }: { readonly collection: EditableName; readonly raw: string }) {
  return (
    <dl className="approvals-fields">
      {saidFields(collection, raw, false).map(({ label, text }, at) => (
        <div key={at}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
