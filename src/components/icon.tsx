/**
 * The drawings, in one hand: lines with round ends in the colour of the text,
 * and a part of each in the accent. The box of a drawing says how fine the pen is.
 */
import { createElement } from 'react';
import type { ReactNode } from 'react';
import { SCENE_BOX } from '#model/icon.ts';
import type { Drawing, Shape } from '#model/icon.ts';

interface IconProps {
  readonly drawing: Drawing;
  /** What the icon says to a reader who cannot see it; without one it is decoration. */
  readonly title?: string | undefined;
  /** Large enough (96 px) to be drawn with a finer pen. */
  readonly large?: boolean;
}

/** One drawing: an icon of the size of two lines of text unless it is large, or a scene as wide as its place. */
export function Icon({ drawing, title, large = false }: IconProps) {
  const naming =
    title === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': title } as const);
  const isScene = drawing.box === SCENE_BOX;
  return (
    <svg
      className={isScene ? 'icon scene' : large ? 'icon icon-large' : 'icon'}
      viewBox={drawing.box}
      fill="none"
      stroke="currentColor"
      strokeWidth={isScene ? '0.45' : '1.5'}
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
