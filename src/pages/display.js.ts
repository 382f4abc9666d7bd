/** The one blocking script of a page: less than half a kilobyte, so that a remembered display does not flash. */
import { applyDisplay } from '#islands/display-boot.ts';
import { DISPLAY_KEY } from '#islands/display-key.ts';

export function GET(): Response {
  const code = `(${applyDisplay.toString()})(document.documentElement,()=>localStorage.getItem('${DISPLAY_KEY}'));\n`;
  return new Response(code, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
}
