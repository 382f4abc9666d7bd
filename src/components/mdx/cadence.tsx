import { timesInAYear } from '#lib/period.ts';
import { checked } from './checked.tsx';
import { ComponentFigure } from './component-figure.tsx';

const months = Array.from({ length: 12 }, (_, at) => at + 1);

/**
 * A year, drawn once for each thing to do: as many bars as the
 * period comes round, each as long as its period. The running number of the things is the stylesheet's.
 */
export const Cadence = checked('Cadence', ({ source, title, rows }) => (
  <ComponentFigure kind="cadence" title={title} source={source} wide>
    <p className="cadence-year" aria-hidden="true">
      {months.map((month) => (
        <span key={month}>{month}</span>
      ))}
    </p>
    <dl>
      {rows.map(({ period, items }) => (
        <div key={period}>
          <dt>{period}</dt>
          {items.map((item) => (
            <dd key={item}>
              {item}
              <Year times={timesInAYear(period) ?? 0} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  </ComponentFigure>
));

function Year({ times }: { readonly times: number }) {
  return (
    <span className="cadence-ticks" aria-hidden="true">
      {Array.from({ length: times }, (_, at) => (
        <i key={at} />
      ))}
    </span>
  );
}
