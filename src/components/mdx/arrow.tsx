/** An arrowhead pointing right; the stylesheet turns it. */
export function Arrow() {
  return (
    <svg className="arrow" viewBox="0 0 10 10" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="m3 .5 5 4.5-5 4.5" />
    </svg>
  );
}
