/** What the checks found in the entry on the screen; each finding leads to its place in the form. */
import { countOf, wordsOf } from '#lib/diagnostic.ts';
import type { Diagnostic } from '#lib/diagnostic.ts';
import type { CheckedDiagnostic } from '../../api/checked-diagnostic.ts';
import type { Place } from './finding-place.ts';
import { goToPlace } from './go-to-place.ts';

export type PlacedDiagnostic = CheckedDiagnostic & { readonly place: Place };

function summaryOf(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return '检查通过，没有要改的地方。';
  const errors = countOf(diagnostics, 'error');
  return errors === 0
    ? `检查出${diagnostics.length}处，请看一看；不改也能发布。`
    : `检查出${diagnostics.length}处，其中${errors}处发布前必须改：`;
}

interface FindingsPanelProps {
  readonly diagnostics: readonly PlacedDiagnostic[];
  readonly onClose: () => void;
}

export function FindingsPanel({ diagnostics, onClose }: FindingsPanelProps) {
  return (
    <aside
      className={diagnostics.length === 0 ? 'desk-diagnostics desk-passed' : 'desk-diagnostics'}
      aria-label="检查结果"
    >
      <p>
        <b>{summaryOf(diagnostics)}</b>
        <button type="button" onClick={onClose}>
          关闭
        </button>
      </p>
      <ul>
        {diagnostics.map((one, at) => (
          <li key={at} className={one.severity}>
            {one.blocksSaving ? '不能保存：' : one.severity === 'error' ? '必须改：' : '请看一看：'}
            {wordsOf(one)}
            {one.place.words !== '' && (
              <button type="button" className="desk-go" onClick={() => goToPlace(one.place)}>
                去{one.place.words}
              </button>
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}
