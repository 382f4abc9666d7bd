import { checked } from './checked.tsx';
import { ShowingFigure } from './showing-figure.tsx';

/** Layers of a section through the ground, hatched the denser the deeper they lie. */
export const Tiers = checked('Tiers', ({ source, title, tiers }) => (
  <ShowingFigure kind="tiers" title={title} source={source}>
    <ol role="list">
      {tiers.map(({ name, detail, items }, depth) => (
        <li key={name}>
          <svg className="tiers-hatch" viewBox="0 0 32 960" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
            <path
              d="M16 0v960"
              stroke="currentColor"
              strokeWidth="32"
              strokeDasharray={`1 ${gap(depth, tiers.length)}`}
            />
          </svg>
          <strong>{name}</strong>
          <div>
            {detail !== undefined && <p>{detail}</p>}
            {items !== undefined && (
              <ul role="list">
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            )}
          </div>
        </li>
      ))}
    </ol>
  </ShowingFigure>
));

/** Units between two lines of the hatching: 10 at the top, 2 at the bottom. */
function gap(depth: number, layers: number): number {
  return Math.round(10 - (8 * depth) / (layers - 1));
}
