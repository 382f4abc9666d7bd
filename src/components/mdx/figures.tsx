import { checked } from './checked.tsx';
import { SourceLine } from './source-line.tsx';

/** Large numbers side by side; each is heard after its label and seen above it. */
export const Figures = checked('Figures', ({ source, items }) => (
  <figure className="component figures">
    <dl data-count={items.length}>
      {items.map(({ value, unit, label }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {unit !== undefined && <span className="figures-unit">{unit}</span>}
          </dd>
        </div>
      ))}
    </dl>
    <figcaption>
      <SourceLine source={source} />
    </figcaption>
  </figure>
));
