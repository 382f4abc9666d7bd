import { sourceHref, sourceLabel } from '#lib/urls.ts';
import { checked } from './checked.tsx';

/** A number or a quoted term in running text, itself the way to its source. */
export const Fact = checked('Fact', ({ source }, children) => (
  <a className="fact" href={sourceHref(source)} title={`出处：${sourceLabel(source)}`}>
    {children}
  </a>
));
