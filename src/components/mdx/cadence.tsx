import { checked } from './checked.tsx';
import { ShowingFigure } from './showing-figure.tsx';

/** How often a period comes round in a year; another period is named without being drawn. */
const timesAYear: Readonly<Record<string, number>> = {
  每月: 12,
  每两个月: 6,
  每季度: 4,
  每季: 4,
  每半年: 2,
  每年: 1,
};

const months = Array.from({ length: 12 }, (_, at) => at + 1);

/**
 * A year, drawn once for each thing to do: as many bars as the
 * period comes round, each as long as its period. The running number of the things is the stylesheet's.
 */
export const Cadence = checked('Cadence', ({ source, title, rows }) => (
  <ShowingFigure kind="cadence" title={title} source={source} wide>
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
              <Year times={timesAYear[period] ?? 0} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  </ShowingFigure>
));

function Year({ times }: { readonly times: number }) {
  return (
    <span className="cadence-marks" aria-hidden="true">
      {Array.from({ length: times }, (_, at) => (
        <i key={at} />
      ))}
    </span>
  );
}
