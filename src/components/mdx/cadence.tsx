import { timesInAYear } from '#lib/period.ts';
import { checked } from './checked.tsx';
import { ComponentFigure } from './component-figure.tsx';

const months = Array.from({ length: 12 }, (_, at) => at + 1);

/**
 * A year of twelve columns: for each thing to do a line as long as its period
 * and a tick where it falls due, and at the end how often that is in a year.
 */
export const Cadence = checked('Cadence', ({ source, title, least = false, rows }) => {
  const often = least ? '至少' : '';
  const sums = rows.map(({ period, items }) => (timesInAYear(period) ?? NaN) * items.length);
  const total = sums.reduce((sum, one) => sum + one, 0);
  return (
    <ComponentFigure kind="cadence" title={title} source={source}>
      <p className="cadence-year" aria-hidden="true">
        {months.map((month) => (
          <span key={month}>{month}</span>
        ))}
      </p>
      <dl>
        {rows.map(({ period, items }, at) => (
          <div key={period}>
            <dt>
              {period}
              {Number.isFinite(sums[at]) && <span>{`${often}${sums[at] ?? ''}次`}</span>}
            </dt>
            {items.map((item) => (
              <dd key={item}>
                {item}
                <Year times={timesInAYear(period)} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {rows.length > 1 && Number.isFinite(total) && (
        <p className="cadence-sum">
          一年{often}
          {sums.join('＋')}＝<strong>{total}</strong>次
        </p>
      )}
    </ComponentFigure>
  );
});

/** Units of the drawing to a month. */
const MONTH = 10;

function Year({ times }: { readonly times: number | undefined }) {
  if (times === undefined) return null;
  const length = (12 * MONTH) / times;
  const lines = Array.from({ length: times }, (_, at) => `M${at * length + 1.5} 5H${(at + 1) * length - 1.5}v-4v8`);
  return (
    <svg className="cadence-strip" viewBox={`0 0 ${12 * MONTH} 10`} preserveAspectRatio="none" aria-hidden="true">
      <path d={lines.join('')} />
    </svg>
  );
}
