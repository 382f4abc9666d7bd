import type { ReactNode } from 'react';
import { SourceLine } from './source-line.tsx';

interface ComponentFigureProps {
  /** The class of the figure's own drawing. */
  readonly kind: string;
  readonly title: string;
  readonly source: string;
  /** Whether a large screen may give it more than the measure of the text. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The frame all titled figures share: title above, drawing, source below. */
export function ComponentFigure({ kind, title, source, wide = false, children }: ComponentFigureProps) {
  return (
    <figure className={['component', kind, ...(wide ? ['component-wide'] : [])].join(' ')}>
      <figcaption className="component-title">{title}</figcaption>
      {children}
      <SourceLine source={source} />
    </figure>
  );
}
