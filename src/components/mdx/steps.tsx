import { Arrow } from './arrow.tsx';
import { checked } from './checked.tsx';
import { ComponentFigure } from './component-figure.tsx';

export const Steps = checked('Steps', ({ source, title, loop = false, steps }) => (
  <ComponentFigure kind={loop ? 'steps steps-loop' : 'steps'} title={title} source={source}>
    <ol
      role="list"
      data-count={steps.length}
      data-size={steps.every(({ name }) => name.length === 1) ? 'character' : 'word'}
    >
      {steps.map(({ name, detail }) => (
        <li key={name}>
          <strong>{name}</strong>
          {detail !== undefined && <p>{detail}</p>}
          <Arrow />
        </li>
      ))}
    </ol>
    {loop && (
      <p className="steps-return" aria-hidden="true">
        <Arrow />
      </p>
    )}
  </ComponentFigure>
));
