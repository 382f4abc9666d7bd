import { checked } from './checked.tsx';
import { ComponentFigure } from './component-figure.tsx';

/** Layers one above the other, alike in weight: the drawing ranks none of them. */
export const Tiers = checked('Tiers', ({ source, title, tiers }) => (
  <ComponentFigure kind="tiers" title={title} source={source}>
    <ol role="list">
      {tiers.map(({ name, detail, items }) => (
        <li key={name}>
          <svg className="tiers-hatch" viewBox="0 0 32 960" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
            <path d="M16 0v960" stroke="currentColor" strokeWidth="32" strokeDasharray="1 4" />
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
  </ComponentFigure>
));
