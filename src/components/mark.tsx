/**
 * The small drawn marks, in one hand: a 24-unit grid, lines of 1.5 units with
 * round ends in the colour of the text, and one part of each in the accent.
 */
import type { ReactNode } from 'react';
import type { MarkName } from '#model/mark.ts';

const drawings: Readonly<Record<MarkName, ReactNode>> = {
  bench: (
    <>
      <path d="M6 7h12l3 3.5H3zM3 10.5v2h18v-2" />
      <path d="M6 12.5 4.5 20M18 12.5l1.5 7.5M9 12.5l-.6 4M15 12.5l.6 4" />
      <path className="mark-accent" d="M5.4 16.5h13.2" />
    </>
  ),
  whistle: (
    <>
      <path d="M2.75 9.5H15a5.5 5.5 0 1 1-5.3 6.9l-.5-1.9H2.75z" />
      <path d="M8.5 9.5v2.25h3M20.2 13.2l1.3-1.4" />
      <path className="mark-accent" d="M10.5 6.25 9.25 3.5M14 5.5v-3M17.5 6.25l1.25-2.75" />
      <circle className="mark-accent mark-solid" cx="15" cy="15" r="1.4" />
    </>
  ),
  flag: (
    <>
      <path d="M6 2.5v19" />
      <path
        className="mark-accent"
        d="M6 4c3.5-1.8 6.5 1.8 10 .4 1.4-.5 2.6-.7 4-.4v8.5c-1.4-.3-2.6-.1-4 .4-3.5 1.4-6.5-2.2-10-.4z"
      />
      <path d="M10 18h11M9.5 21.5h12" strokeDasharray="2.2 2.6" />
    </>
  ),
  table: (
    <>
      <ellipse className="mark-accent" cx="12" cy="6.75" rx="8" ry="3.25" />
      <path d="M4 7v1.75C4 10.5 7.6 12 12 12s8-1.5 8-3.25V7M12 12v4" />
      <path d="M1.75 14.5c0-1.3 5.5-1.3 5.5 0s-5.5 1.3-5.5 0M2.5 15.4 2 20M6.5 15.4 7 20" />
      <path d="M16.75 14.5c0-1.3 5.5-1.3 5.5 0s-5.5 1.3-5.5 0M17.5 15.4 17 20M21.5 15.4l.5 4.6" />
      <path d="M9 17.25c0-1.5 6-1.5 6 0s-6 1.5-6 0M9.8 18.3l-.5 4.2M14.2 18.3l.5 4.2" />
    </>
  ),
  lever: (
    <>
      <path d="m3 17 18-9.5" />
      <path className="mark-accent" d="m9.5 14.5 3 6h-6z" />
      <circle cx="5" cy="12.2" r="2.6" />
      <path d="M20 1.5v3.75M18.25 3.75 20 5.5l1.75-1.75M2.5 20.5h19" />
    </>
  ),
  hands: (
    <>
      <path d="M7 21.5v-3.25L3 13.5V7.25a1.25 1.25 0 0 1 2.5 0V11l4 3.75c.8.75 1.25 1.6 1.25 2.75v4M8 16.5 5.5 13.6" />
      <path d="M17 21.5v-3.25l4-4.75V7.25a1.25 1.25 0 0 0-2.5 0V11l-4 3.75c-.8.75-1.25 1.6-1.25 2.75v4M16 16.5l2.5-2.9" />
      <path className="mark-accent" d="M12 10.75 9.1 7.9a2 2 0 0 1 2.9-2.8 2 2 0 0 1 2.9 2.8z" />
    </>
  ),
  speech: (
    <>
      <path d="M2.75 3.5h13.5V13H8.5L5.25 16v-3h-2.5z" />
      <path d="M6 6.75h7M6 9.75h4.5" />
      <path className="mark-accent" d="M19 8h2.25v9.5h-2.5v3l-3.25-3H9.75V16" />
    </>
  ),
};

interface MarkProps {
  readonly name: MarkName;
  /** What the mark says to a reader who cannot see it; without one it is decoration. */
  readonly title?: string | undefined;
  /** Large enough (96 px) to be drawn with a finer pen. */
  readonly large?: boolean;
}

/** One drawn mark, of the size of two lines of text unless it is large. */
export function Mark({ name, title, large = false }: MarkProps) {
  const naming =
    title === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': title } as const);
  return (
    <svg
      className={large ? 'mark mark-large' : 'mark'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...naming}
    >
      {drawings[name]}
    </svg>
  );
}
