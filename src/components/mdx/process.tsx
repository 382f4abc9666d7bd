import { Arrow } from './arrow.tsx';
import { checked } from './checked.tsx';
import { ComponentFigure } from './component-figure.tsx';

/** Stages one after another, and under all of them one line for what never stops. */
export const Process = checked('Process', ({ source, title, stages, throughout }) => (
  <ComponentFigure kind="process" title={title} source={source}>
    <ol role="list" data-count={stages.length}>
      {stages.map(({ name, detail }) => (
        <li key={name}>
          <strong>{name}</strong>
          {detail !== undefined && <p>{detail}</p>}
          <Arrow />
        </li>
      ))}
    </ol>
    <p className="process-throughout">{throughout}</p>
  </ComponentFigure>
));
