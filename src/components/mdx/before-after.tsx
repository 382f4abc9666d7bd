import { Arrow } from './arrow.tsx';
import { checked } from './checked.tsx';
import { ComponentFigure } from './component-figure.tsx';

/** Two slips of ruled paper, what was and what is. */
export const BeforeAfter = checked('BeforeAfter', ({ source, title, before, after }) => (
  <ComponentFigure kind="before-after" title={title} source={source}>
    <dl>
      <div>
        <dt>从前</dt>
        <dd>{before}</dd>
      </div>
      <div>
        <dt>现在</dt>
        <dd>
          {after}
          <Arrow />
        </dd>
      </div>
    </dl>
  </ComponentFigure>
));
