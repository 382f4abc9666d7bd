import type { ReactNode } from 'react';
import { SourceLine } from './source-line.tsx';

interface ComponentFigureProps {
  /** The class of the figure's own drawing. */
  readonly kind: string;
  readonly title: string;
  readonly source: string;
  readonly children: ReactNode;
}

/** The frame all titled figures share: title above, drawing, source below. */
export function ComponentFigure({ kind, title, source, children }: ComponentFigureProps) {
  return (
    <figure className={`component ${kind}`}>
      <figcaption className="component-title">{title}</figcaption>
      {children}
      <SourceLine source={source} />
    </figure>
  );
}
