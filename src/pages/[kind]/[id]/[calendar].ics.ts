export { calendarPaths as getStaticPaths } from '#queries/calendars.ts';

export function GET({ props }: { readonly props: { readonly calendar: string } }): Response {
  return new Response(props.calendar, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } });
}
