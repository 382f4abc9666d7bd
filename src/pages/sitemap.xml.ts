import { allAddresses } from '#queries/site-map.ts';

export async function GET() {
  const urls = (await allAddresses()).map((address) => `<url><loc>${encodeURI(address)}</loc></url>`);
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
  return new Response(body, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}
