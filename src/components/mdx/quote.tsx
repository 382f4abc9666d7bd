import { checked } from './checked.tsx';
import { SourceLine } from './source-line.tsx';

export const Quote = checked('Quote', ({ source, by }, children) => (
  <figure className="component quote">
    <blockquote>{children}</blockquote>
    <figcaption>
      {by !== undefined && <p className="quote-by">{by}</p>}
      <SourceLine source={source} />
    </figcaption>
  </figure>
));
