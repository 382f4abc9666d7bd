import { checked } from './checked.tsx';
import { ComponentFigure } from './component-figure.tsx';

/** Things side by side: no arrow joins them, no number ranks them. */
export const Lanes = checked('Lanes', ({ source, title, lanes }) => (
  <ComponentFigure kind="lanes" title={title} source={source}>
    <ul role="list" data-count={lanes.length}>
      {lanes.map(({ name, detail, items }) => (
        <li key={name}>
          <strong>{name}</strong>
          {detail !== undefined && <p>{detail}</p>}
          {items !== undefined && (
            <ul role="list">
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  </ComponentFigure>
));
