import { llms } from '#queries/open-data.ts';

export async function GET(): Promise<Response> {
  return new Response(await llms(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
