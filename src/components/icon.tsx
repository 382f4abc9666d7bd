/**
 * The small drawn icons, in one hand: a 24-unit grid, lines of 1.5 units with
 * round ends in the colour of the text, and a part of each in the accent.
 */
import { createElement } from 'react';
import type { ReactNode } from 'react';
import type { Drawing, Shape } from '#model/icon.ts';

interface IconProps {
  readonly drawing: Drawing;
  /** What the icon says to a reader who cannot see it; without one it is decoration. */
  readonly title?: string | undefined;
  /** Large enough (96 px) to be drawn with a finer pen. */
  readonly large?: boolean;
}

/** One drawn icon, of the size of two lines of text unless it is large. */
export function Icon({ drawing, title, large = false }: IconProps) {
  const naming =
    title === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': title } as const);
  return (
    <svg
      className={large ? 'icon icon-large' : 'icon'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...naming}
    >
      {draw(drawing.shapes)}
    </svg>
  );
}

/** The reader of drawings let through nothing but shapes. */
function draw(shapes: readonly Shape[]): ReactNode {
  return shapes.map(({ element, attributes, inner }, at) =>
    createElement(element, { key: at, ...attributes }, inner.length === 0 ? undefined : draw(inner)),
  );
}
